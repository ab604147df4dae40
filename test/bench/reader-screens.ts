import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { readerWarmDelay } from '#electron/main/use-cases/accounts/warm-reader.ts';
import { ask } from '#test/journeys/support/fast-forward.ts';
import { startHost } from '#test/journeys/support/hosts.ts';
import { setUpTerminal, staff } from '#test/support/set-up-terminal.ts';
import { againstLimit as against, type Measure } from './measure.ts';

/** Milliseconds that main's loop and a page's may be held. Source: issue "Speed and accuracy". */
const mainLimit = 50;
const pageLimit = 100;
/** Milliseconds in which the models are surely loaded, the delay after signing in included. */
const timeToWarm = readerWarmDelay + 20_000;

interface FirstDocument {
  /** From the file in the clerk's hand to its fields on the screen. */
  readonly milliseconds: number;
  readonly mainHeld: number;
  readonly pageHeld: number;
}

/** The first document of a session: at once after signing in, and when the reader has had time to get warm. */
export async function measureScreens(file: string): Promise<Measure[]> {
  const cold = await addFirstDocument(file, 0);
  const warm = await addFirstDocument(file, timeToWarm);
  return [
    against('first document at once after signing in', cold.milliseconds),
    {
      ...against('first document, reader warm', warm.milliseconds),
      ratio: warm.milliseconds / cold.milliseconds,
      against: 'at once after signing in',
    },
    against('main’s loop held meanwhile, longest (with the preview host in it)', warm.mainHeld, mainLimit),
    against('clerk’s page held meanwhile, longest', warm.pageHeld, pageLimit),
  ];
}

async function addFirstDocument(file: string, wait: number): Promise<FirstDocument> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-screens-'));
  await setUpTerminal(folder);
  const host = await startHost('preview', { dataDirectory: folder, environment: { VENTANILLA_KIOSK: '0' } });
  try {
    const { clerk } = host;
    await clerk.getByRole('heading', { level: 1 }).waitFor();
    const { username, password } = staff.clerk;
    await ask(clerk, 'signIn', { username, password });
    const { id } = await ask(clerk, 'startVisit', { workerId: null });
    await pause(wait);
    const loop = monitorEventLoopDelay({ resolution: 1 });
    loop.enable();
    const { milliseconds, pageHeld } = await addAndRead(clerk, id, readFileSync(file));
    loop.disable();
    return { milliseconds, pageHeld, mainHeld: loop.max / 1e6 };
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Adds a passport as the document panel does and waits for its reading; a timer in the page tells how long it is held. */
function addAndRead(
  clerk: Page,
  visitId: string,
  bytes: Uint8Array,
): Promise<{ milliseconds: number; pageHeld: number }> {
  return clerk.evaluate(
    async ([visit, base64]) => {
      const { kiosk } = window as unknown as {
        kiosk: Record<string, (input: unknown) => Promise<{ kind: string; value?: unknown }>>;
      };
      const file = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      let last = performance.now();
      let pageHeld = 0;
      const beat = setInterval(() => {
        const now = performance.now();
        pageHeld = Math.max(pageHeld, now - last);
        last = now;
      }, 5);
      const begun = performance.now();
      const added = await kiosk['addDocument']?.({ visitId: visit, kind: 'passport', bytes: file });
      if (added?.kind !== 'done') throw new Error('the document was not taken');
      const { id } = added.value as { id: string };
      for (;;) {
        const said = await kiosk['getDocumentReading']?.({ documentId: id });
        if ((said?.value as { state?: string } | undefined)?.state === 'read') break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      clearInterval(beat);
      return { milliseconds: performance.now() - begun, pageHeld };
    },
    [visitId, Buffer.from(bytes).toString('base64')] as const,
  );
}
