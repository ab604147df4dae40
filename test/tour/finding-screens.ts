import type { FindingRow, FoundFacts } from '#shared/contract/kiosk/anomalies/finding-methods.ts';
import { findingKinds } from '#shared/domain/convergence/finding.ts';
import { ClerkAtCounter } from '#test/journeys/support/clerk-journey.ts';
import type { TourOf } from './service-journeys.ts';

/** What several counters told and nobody decided, of every kind: invented, as on the other rare screens. */

const foundAt = '2026-11-30T15:00:00.000Z';
const subjects = ['E017-1-000001-T', 'E017-2-000001-V'];

const rows: FindingRow[] = findingKinds.map((kind, place) => ({
  id: kind,
  kind,
  subjects: place % 2 === 0 ? subjects : subjects.slice(1),
  foundAt,
  looked:
    place < findingKinds.length - 1
      ? null
      : { by: 'Simón Paredes', at: foundAt, note: 'Comparado con el contrato: vale el segundo' },
  mayMark: place < findingKinds.length - 2,
}));

const facts: FoundFacts = {
  fields: ['contract.position', 'contract.shift'],
  told: [
    {
      ...{ terminal: '017-1', at: foundAt, type: 'worker-registered' },
      values: { 'contract.position': 'Ayudante de cocina y de limpieza', 'contract.shift': '' },
    },
    {
      ...{ terminal: '017-2', at: foundAt, type: 'worker-corrected' },
      values: { 'contract.position': 'Cocinera', 'contract.shift': 'noche' },
    },
  ],
};

/** A supervisor is signed in. */
export async function findingScreens({ kiosk, takeClerk, clerkLanguage }: TourOf): Promise<void> {
  const page = kiosk.clerk;
  const clerk = new ClerkAtCounter(page, takeClerk, clerkLanguage);
  const { words } = clerk;
  kiosk.pretend('clerk', 'listFindings', { kind: 'done', value: { rows, open: rows.length - 1 } });
  kiosk.pretend('clerk', 'openFinding', { kind: 'done', value: facts });
  await clerk.button(words.header.anomalies).first().click();
  await page.getByText(words.findings.what['registered-twice']).first().waitFor();
  await takeClerk('findings');
  await page.getByText(words.findings.what['kit-gave-way']).first().scrollIntoViewIfNeeded();
  await takeClerk('findings-below');
  for (const place of [0, findingKinds.length - 2]) {
    await page
      .getByRole('button', { name: new RegExp(`^${words.findings.open}`) })
      .nth(place)
      .click();
    await page.getByRole('dialog').waitFor();
    await takeClerk(`finding-${place === 0 ? 'to-mark' : 'not-mine'}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  kiosk.pretend('clerk', 'listFindings', null);
  kiosk.pretend('clerk', 'openFinding', null);
}
