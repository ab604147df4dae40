import type {
  EventDocument,
  EventEnvelope,
  EventPayload,
  EventType,
} from '#shared/contract/head-office/events.ts';

/** One event of each kind, of invented people. A kind without one does not compile. */

const at = '2026-03-02T14:30:00.000Z';
const workerId = '0d5c6a3e-5f0a-4c0e-9b1f-000000000001';
const identificationCode = 'E017200000042K';
const person = { workerId, identificationCode };
const signature = { attendedBy: 'account-1', coSignedBy: 'account-2', reason: 'compared with the portrait' };
const hashed = (letter: string) => ({
  encoded: `$argon2id$v=19$m=131072,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$${letter.repeat(43)}`,
  pepper: '0123456789abcdef',
});
const sha256 = 'a'.repeat(64);
const record = {
  ...person,
  procedure: 'registration',
  values: {
    'identity.issuingState': 'VEN',
    'identity.number': '123456789',
    'identity.surname': 'Núñez Carreño',
    'identity.givenNames': 'María José',
    'contract.remuneration': '1500.50',
    'contact.email': 'maria@example.org',
  },
  addedVisaType: {
    id: 'visita-familiar',
    names: { es: 'Visita familiar', en: 'Family visit' },
    validity: { count: 180, unit: 'days' },
  },
  entryNoticeDeadline: '2026-03-17',
  documents: [{ id: 'document-1', kind: 'passport', sha256 }],
  signed: { coSignedBy: 'account-2', reason: 'seen', facts: [{ what: 'email', value: 'maria@example.org' }] },
  toldApart: { workerIds: ['worker-7'], reason: 'her sister', toldBy: 'account-1' },
  visit: '0042',
} as const;
const account = {
  accountId: 'account-1',
  name: 'Rosa Paredes',
  username: 'rosa',
  role: 'clerk',
  active: true,
  signOff: 'signed',
};

export const samplePayloads: { readonly [Type in EventType]: EventPayload<Type> } = {
  'worker-registered': {
    ...record,
    documents: [...record.documents],
    signed: { ...record.signed, facts: [...record.signed.facts] },
    toldApart: { ...record.toldApart, workerIds: [...record.toldApart.workerIds] },
    codeSequence: 42,
    registeredAt: at,
    registeredBy: 'account-1',
  },
  'worker-corrected': {
    ...record,
    documents: [],
    signed: null,
    toldApart: null,
    addedVisaType: null,
    previousIdentificationCode: identificationCode,
    correctedAt: at,
    correctedBy: 'account-1',
  },
  'documents-changed': {
    ...person,
    visit: '0043',
    documents: [{ id: 'document-2', kind: 'visa', sha256 }],
    changedAt: at,
  },
  'draft-joined': {
    ...person,
    visit: '0043',
    documents: [],
    goesOn: true,
    joinedAt: at,
    joinedBy: 'account-1',
  },
  'cedula-recorded': {
    ...person,
    cedula: '1710034065',
    visit: '0045',
    documents: [{ id: 'document-3', kind: 'cedula', sha256 }],
    attendedBy: 'account-1',
    coSignedBy: 'account-2',
    reason: 'comparada con la persona',
    recordedAt: at,
  },
  'visit-closed': {
    visit: '0044',
    purpose: 'registration',
    outcome: 'abandoned',
    workerId: null,
    identificationCode: null,
    reason: 'the person left',
    closedAt: at,
  },
  'credential-issued': {
    ...person,
    credentialId: 'credential-1',
    hash: hashed('A'),
    image: hashed('B'),
    answers: [{ question: 'first-pet', hash: hashed('C') }],
    terms: { version: '2026-01', hash: sha256, at },
    language: 'es',
    issuedAt: at,
  },
  'credential-recovered': {
    ...person,
    credentialId: 'credential-2',
    hash: hashed('D'),
    proof: 'email-code',
    recoveredAt: at,
  },
  'credential-attempted': {
    ...person,
    right: false,
    kind: 'check',
    spent: { check: 3, recovery: 0 },
    attemptedAt: at,
  },
  'credential-locked': { ...person, by: 'check', lockedAt: at },
  'credential-unlocked': { ...person, proof: 'counter', unlockedAt: at },
  'assisted-unlock-attempted': {
    ...person,
    right: true,
    failures: 0,
    pausedUntil: null,
    attemptedAt: at,
  },
  'assisted-unlock-approved': { ...person, ...signature, callBack: 'confirmed', approvedAt: at },
  'credential-revoked': {
    ...person,
    ...signature,
    credentialId: 'credential-2',
    cause: 'document-stolen',
    revokedAt: at,
  },
  'death-withdrawn': { ...person, ...signature, credentialId: 'credential-1', withdrawnAt: at },
  'contact-changed': {
    ...person,
    ...signature,
    fields: ['email'],
    values: { 'contact.email': 'mj@example.org' },
    changedAt: at,
  },
  'contact-change-declined': { ...person, ...signature, fields: ['mobile'], declinedAt: at },
  'recovery-kit-issued': {
    ...person,
    kitId: 'kit-1',
    serial: 'K7F2',
    codes: [{ position: 1, hash: hashed('E') }],
    replaced: null,
    issuedAt: at,
  },
  'recovery-kit-used': { ...person, kitId: 'kit-1', position: 1, codesLeft: 9, usedAt: at },
  'recovery-kit-attempted': { ...person, right: false, spent: 2, attemptedAt: at },
  'recovery-kit-revoked': {
    ...person,
    kitId: 'kit-1',
    serial: 'K7F2',
    by: 'worker',
    signed: null,
    revokedAt: at,
  },
  'terminal-set-up': {
    branchCode: '017',
    branchName: 'Quito Centro',
    terminalNumber: 2,
    publicKey: 'MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
    setUpAt: at,
  },
  'account-created': { ...account, createdBy: null, reason: null, createdAt: at },
  'account-changed': {
    ...account,
    change: 'reset',
    changedBy: 'account-3',
    coSignedBy: 'account-2',
    reason: 'forgotten',
    changedAt: at,
  },
  'settings-changed': {
    names: ['emailCodeMinutes', 'printer'],
    values: { emailCodeMinutes: 10, printer: null },
    changedBy: 'account-3',
    changedAt: at,
  },
  'clock-set': { from: at, to: '2026-03-02T15:30:00.000Z', ...signature },
  'store-restored': {
    act: 4021,
    restoredThrough: at,
    missingDocuments: 0,
    codesThrough: 2613,
    restoredAt: at,
  },
  'missing-acts-accepted': {
    first: 40,
    last: 42,
    acceptedBy: 'account-3',
    reason: 'no newer copy is known',
    acceptedAt: at,
  },
  'person-asked': { number: '123456789', askedBy: 'account-1', askedAt: at },
};

const passport: EventDocument = { sha256, mediaType: 'image/jpeg', size: 812_344 };

/** Everything of an event's envelope that does not depend on its kind. */
export function sampleEnvelope(
  type: string,
  version: number,
  payload: EventEnvelope['payload'],
  number: number,
  previousHash: string,
): EventEnvelope {
  return {
    format: 'ventanilla-event-1',
    type,
    version,
    scope: 'head-office',
    terminal: '017-2',
    epoch: 1,
    number,
    previousHash,
    auditHead: { sequence: number * 3, hash: 'b'.repeat(64) },
    time: { wall: at, count: number - 1 },
    subject: 'workerId' in payload ? (payload['workerId'] as string | null) : null,
    payload,
    documents: type === 'worker-registered' ? [passport] : [],
  };
}
