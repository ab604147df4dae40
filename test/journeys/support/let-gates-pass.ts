import type { Page } from 'playwright/test';
import type { ClerkApi } from '#shared/contract/kiosk/api.ts';
import { staff } from '#test/support/set-up-terminal.ts';

/** The supervisor lets every failed gate of the visit on the screen pass, once its documents are read. */
export async function letGatesPass(page: Page): Promise<void> {
  const { username, pin } = staff.supervisor;
  await page.evaluate(
    async ([name, secret]) => {
      const { kiosk } = window as unknown as { kiosk: ClerkApi };
      const session = await kiosk.getClerkSession({});
      if (session.kind !== 'done' || session.value.state !== 'signed-in')
        throw new Error('nobody is signed in');
      const { visitId } = session.value;
      if (visitId === null) throw new Error('there is no visit on the screen');
      const visit = await kiosk.getVisit({ visitId });
      if (visit.kind !== 'done') throw new Error('the visit is gone');
      for (const { id: documentId } of visit.value.documents) {
        let found = await kiosk.getDocumentReading({ documentId });
        while (found.kind === 'done' && found.value.state === 'reading') {
          await new Promise((resolve) => setTimeout(resolve, 100));
          found = await kiosk.getDocumentReading({ documentId });
        }
        if (found.kind !== 'done' || found.value.state !== 'read') continue;
        for (const { gate, outcome } of found.value.reading.gates) {
          if (outcome !== 'failed') continue;
          const copy = { visitId, documentId, gate };
          const shown = await kiosk.showActToSign({ act: 'overrideGate', ...copy });
          if (shown.kind !== 'done') throw new Error(`${gate} was not shown: ${shown.kind}`);
          const coSignature = { shown: shown.value.id, username: name, secret, reason: 'copia de muestra' };
          const passed = await kiosk.overrideGate({ ...copy, coSignature });
          if (passed.kind !== 'done') throw new Error(`${gate} was not let pass: ${passed.kind}`);
        }
      }
    },
    [username, pin] as const,
  );
}
