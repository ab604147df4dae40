import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';

/** A draft just opened, changed where the test says. */
export function aVisit(changes: Partial<Visit> = {}): Visit {
  return {
    id: '3f1c2f6e-8a51-4a6e-9a77-4c8a3a0c9b11',
    reference: '204',
    procedure: 'registration',
    state: 'draft',
    step: 'identity',
    field: null,
    values: {},
    documents: [],
    mrzAccepted: null,
    workerId: null,
    identificationCode: null,
    counterProofAt: null,
    wrongFields: [],
    reportedPassport: null,
    heldNumber: null,
    openedAt: '2026-11-23T13:05:00Z',
    openedBy: 'Rosa Paredes',
    ...changes,
  };
}

/** A clerk at the counter. */
export function aSession(changes: Partial<SessionIn<'signed-in'>> = {}): SessionIn<'signed-in'> {
  return {
    state: 'signed-in',
    branchCode: '017',
    branchName: 'Cayambe',
    terminalNumber: 2,
    accountId: '9d6f7a52-2f65-4e52-93a9-7f5d0a6f8f10',
    name: 'Rosa Paredes',
    role: 'clerk',
    language: null,
    locked: false,
    displays: 2,
    visitId: aVisit().id,
    display: null,
    inspections: [],
    scan: null,
    clock: null,
    printing: null,
    sealedBy: 'key-file',
    keyRing: 'whole',
    witnessFailing: false,
    visaTypes: { added: [], retired: [] },
    safety: null,
    deadlines: { entryNoticeDays: 15, sutRegistrationDays: 30 },
    preview: false,
    ...changes,
  };
}
