import type { BranchSecretView } from '#shared/contract/kiosk/head-office/branch-secret-methods.ts';

/** What Safety shows of the branch's secret, by the picture's name: invented, as on the other rare screens. */

const fingerprint = '3f9c0e7ab1d24586f7730c95ae1b68d4'.repeat(2);
const own = { terminal: '017-2', fingerprint };
const other = { epoch: 1, fingerprint: 'b04d17e29c6a83f5'.repeat(4), since: '2026-03-02T14:30:00.000Z' };

export const secretStates: Readonly<Record<string, BranchSecretView>> = {
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
    refused: [{ terminal: '017-3', why: 'forged', at: '2026-05-12T13:20:00.000Z' }],
  },
};

/** What two people read before they sign for the first of them. */
export const secretToShare = {
  id: 'shown-1',
  facts: [
    { what: 'terminal', value: '017-1' },
    { what: 'fingerprint', value: 'b04d 17e2 9c6a 83f5 b04d 17e2 9c6a 83f5' },
  ],
} as const;
