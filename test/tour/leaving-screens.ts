import type { ClerkSession } from '#shared/contract/kiosk/display/session.ts';
import type { Leaving } from '#shared/contract/kiosk/safety/leaving-methods.ts';

/** Of a terminal that goes to another machine, or is closed: what main could say, invented. */

const at = '2026-11-30T15:40:00.000Z';
const who = { branchCode: '017', branchName: 'Agencia Quito Norte', terminalNumber: 2, at };
const signed = { ...who, by: 'Ana Administradora', coSigner: 'Sonia Supervisora', preview: true };
const there = { state: 'leaving', ...signed, place: 'RESPALDO', progress: null, problem: null } as const;

const closedHere: Extract<ClerkSession, { state: 'closed' }> = {
  state: 'closed',
  isAtPlace: true,
  preview: true,
  certificate: {
    statement: {
      format: 'ventanilla-closing-1',
      terminal: '017-2',
      branchCode: '017',
      branchName: 'Agencia Quito Norte',
      terminalNumber: 2,
      store: '3f9a51c07b2e4d88',
      epoch: 1,
      publicKey: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=',
      version: '0.2.0',
      setUpAt: '2026-03-02T14:30:00.000Z',
      closedAt: at,
      by: { name: 'Ana Administradora', username: 'ana' },
      coSigner: { name: 'Sonia Supervisora', username: 'sonia' },
      reason: 'La agencia se une a la de Quito Centro',
      people: 412,
      documents: 1031,
      lastCode: 431,
      audit: { entries: 18_204, hash: '9f2c61f0e4a5bb0d9f2c61f0e4a5bb0d9f2c61f0e4a5bb0d9f2c61f0e4a5bb0d' },
      events: {
        last: { epoch: 1, number: 5120, hash: 'ab'.repeat(32) },
        acknowledged: 5118,
        refused: 2,
        unanswered: 0,
      },
      documentsElsewhereUnknown: 0,
      headOffice: { name: 'Casa matriz', fingerprint: 'cd'.repeat(32) },
      backup: {
        place: 'RESPALDO',
        path: '/media/respaldo',
        snapshotAt: '2026-11-30T15:41:00.000Z',
        through: '2026-11-30T15:41:00.000Z',
      },
      files: {
        count: 1044,
        bytes: 1_240_000_000,
        keys: ['keyring.copy.json', 'keyring.json', 'store.key'],
      },
    },
    signature: `${'b3Z3'.repeat(21)}b3Y=`,
    erasedAt: '2026-11-30T15:44:00.000Z',
  },
};

/** By the picture's name. */
export const leavingSessions: Readonly<Record<string, ClerkSession>> = {
  'handing-over': { ...there, kind: 'handed-over', step: 'copying', progress: { done: 31, total: 84 } },
  'handing-over-waits': { ...there, kind: 'handed-over', step: 'copying', problem: 'away' },
  'handed-over': { ...there, kind: 'handed-over', step: 'copied' },
  'goes-on-there': { ...there, kind: 'handed-over', step: 'copying', problem: 'goes-on-elsewhere' },
  closing: { ...there, kind: 'closed', step: 'copying', progress: { done: 9, total: 84 } },
  erasing: { ...there, kind: 'closed', step: 'erasing' },
  'closed-for-good': closedHere,
  'closed-not-at-place': { ...closedHere, isAtPlace: false },
};

const ready: Leaving = {
  people: 412,
  isEmpty: false,
  hasHeadOffice: true,
  eventsHere: 0,
  eventsOnTheWay: 0,
  eventsRefused: 2,
  documentsHere: 0,
  documentsNotTaken: 1,
  handingOver: [],
  closing: [],
};

export const leavingStandings: Readonly<Record<string, Leaving>> = {
  ready,
  'in-the-way': {
    ...ready,
    eventsHere: 14,
    eventsOnTheWay: 3,
    documentsHere: 9,
    handingOver: ['under-way', 'place-not-kept'],
    closing: ['under-way', 'place-not-kept', 'events-here', 'events-on-the-way', 'documents-here'],
  },
  'no-office': { ...ready, hasHeadOffice: false, eventsRefused: 0, documentsNotTaken: 0 },
};
