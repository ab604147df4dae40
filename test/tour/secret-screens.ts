import type { BranchSecretView } from '#shared/contract/kiosk/head-office/branch-secret-methods.ts';
import { ClerkAtCounter } from '#test/journeys/support/clerk-journey.ts';
import type { TourOf } from './service-journeys.ts';

/** What Safety shows of the branch's secret, by the picture's name: invented, as on the other rare screens. */

const fingerprint = '3f9c0e7ab1d24586f7730c95ae1b68d4'.repeat(2);
const own = { terminal: '017-2', fingerprint };
const refusedAt = '2026-05-12T13:20:00.000Z';
const other = { epoch: 1, fingerprint: 'b04d17e29c6a83f5'.repeat(4), since: '2026-03-02T14:30:00.000Z' };

const states = {
  alone: { own, counters: [], madeAt: null, lacking: 0, refused: [] },
  counters: {
    own,
    counters: [
      { ...other, terminal: '017-1', state: 'waits', handedOver: 'waits', since: null },
      { ...other, terminal: '017-3', state: 'sending', handedOver: 'no' },
      { ...other, terminal: '017-4', state: 'sent', handedOver: 'no' },
      { ...other, terminal: '017-5', state: 'sent', handedOver: 'taken' },
    ],
    ...{ madeAt: '2026-05-11T15:05:00.000Z', lacking: 1 },
    refused: [{ terminal: '017-3', why: 'forged', at: refusedAt }],
  },
  'refused-at-length': {
    ...{ own, counters: [], madeAt: null, lacking: 0 },
    refused: [{ terminal: '017-3', why: 'false-ending', at: refusedAt }],
  },
} satisfies Readonly<Record<string, BranchSecretView>>;

/** What two people read before they sign for the first of them. */
const toShare = {
  id: 'shown-1',
  facts: [
    { what: 'terminal', value: '017-1' },
    { what: 'fingerprint', value: 'b04d 17e2 9c6a 83f5 b04d 17e2 9c6a 83f5' },
  ],
};
const toRenew = {
  id: 'shown-2',
  facts: [
    { what: 'secretHolders', value: '017-1, 017-2, 017-4, 017-5' },
    { what: 'endedTerminals', value: '017-3' },
  ],
};

/** An administrator is on the screen of head office. */
export async function secretScreens({ kiosk, takeClerk, clerkLanguage }: TourOf): Promise<void> {
  const page = kiosk.clerk;
  const clerk = new ClerkAtCounter(page, takeClerk, clerkLanguage);
  const { words } = clerk;
  for (const [name, value] of Object.entries(states)) {
    kiosk.pretend('clerk', 'getBranchSecret', { kind: 'done', value });
    await page.waitForTimeout(2000);
    await page.getByText(words.secret.title).first().scrollIntoViewIfNeeded();
    await takeClerk(`secret-${name}`);
  }
  kiosk.pretend('clerk', 'getBranchSecret', { kind: 'done', value: states.counters });
  await clerk.button(words.secret.compare).waitFor();
  const dialogs = [
    ['compare', words.secret.compare, { kind: 'done', value: toShare }],
    ['renew', words.secret.renew, { kind: 'done', value: toRenew }],
    ['compare-gone', words.secret.compare, { kind: 'error', error: { code: 'not-found' } }],
  ] as const;
  for (const [name, button, shown] of dialogs) {
    kiosk.pretend('clerk', 'showActToSign', shown);
    await clerk.button(button).first().click();
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(300);
    await takeClerk(`secret-${name}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  kiosk.pretend('clerk', 'showActToSign', null);
  kiosk.pretend('clerk', 'getBranchSecret', null);
}
