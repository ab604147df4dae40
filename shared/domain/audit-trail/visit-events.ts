import type { AuditEventDefinition } from './audit-event-definition.ts';

/** Acts on a visit, at the display, on credentials, sheets of codes and papers. */
export const visitEvents = {
  'visit-started': {
    text: 'A visit began, for a new registration or an existing worker.',
    detail: { existingWorker: 'boolean' },
  },
  'visit-resumed': { text: 'A visit was taken up again.', detail: {} },
  'visit-left': { text: 'A visit was put aside.', detail: {} },
  'visit-abandoned': { text: 'A visit was given up; its reason is kept with the visit.', detail: {} },
  'draft-joined': {
    text: 'A draft was of somebody on record with another document: its documents are theirs. `goesOn` says whether what was captured corrects the record; otherwise the draft is closed.',
    detail: { worker: 'text', goesOn: 'boolean' },
  },
  'document-added': {
    text: 'A document was stored with the visit.',
    detail: { document: 'text', kind: 'text', pages: 'number', sha256: 'text' },
  },
  'document-removed': {
    text: 'A document was taken off the visit.',
    detail: { document: 'text', kind: 'text' },
  },
  'document-refiled': {
    text: 'A document that was filed as another kind was moved to its own.',
    detail: { document: 'text', from: 'text', kind: 'text' },
  },
  'document-refused': {
    text: 'A file was refused before it was stored.',
    detail: { kind: 'text', refusal: 'text' },
  },
  'document-edited': {
    text: 'Pages of a document were corrected: the edits, joined by commas. The original stays.',
    detail: { document: 'text', edits: 'text', pages: 'number' },
  },
  'gate-overridden': {
    text: 'A supervisor, not the caller, let a failed gate of a document pass; the reason is kept with it.',
    detail: { document: 'text', gate: 'text', coSigner: 'text' },
  },
  'mrz-accepted': {
    text: 'A supervisor, not the caller, accepted a machine readable zone with wrong check digits.',
    detail: { coSigner: 'text' },
  },
  'co-signature-failed': {
    text: 'A co-signature was refused; `changed-since-shown`: what the second person was shown is not what would have taken effect; `locked-since-shown`: the view was locked before it took effect.',
    detail: { act: 'text', code: 'text' },
  },
  'registration-confirmed': {
    text: 'A worker was entered from the compared documents: `registration` from passport and contract, `enrolment` from a cédula.',
    detail: { worker: 'text', visit: 'text', procedure: 'text', warnings: 'number' },
  },
  'people-told-apart': {
    text: 'Whoever was registered looks like somebody on record and was said to be another person. The reason is kept with it.',
    detail: { worker: 'text', other: 'text' },
  },
  'registration-signed': {
    text: 'A supervisor, not the caller, signed for what goes on record: `cedula`, a person and their cédula were compared; `birthDate`, `expiryDate`, `issueDate` and `fingerprintCode`, what the card says; `email`, the address of an enrolled person or of somebody who had a credential. The reason is kept with it.',
    detail: { worker: 'text', what: 'text', coSigner: 'text' },
  },
  'registration-corrected': {
    text: 'Captured data were corrected before the credential was issued; `fields` counts them.',
    detail: { worker: 'text', fields: 'number' },
  },
  'registration-pending': {
    text: 'A registration was kept as pending; `missing` counts what is missing.',
    detail: { missing: 'number' },
  },
  'identification-code-allotted': {
    text: 'An identification code was allotted.',
    detail: { worker: 'text', sequence: 'number' },
  },
  'workers-searched': {
    text: 'Somebody searched for workers. Only the number of results is kept.',
    detail: { results: 'number' },
  },
  'record-read': { text: "A worker's record was opened.", detail: {} },
  'document-read': {
    text: 'A page of a stored document was shown.',
    detail: { document: 'text', page: 'number' },
  },
  'handed-over': { text: "The visit went to the worker's view.", detail: {} },
  'taken-back': { text: 'The visit came back to the counter.', detail: { by: 'text', stage: 'text' } },
  'take-back-failed': { text: "A wrong PIN was typed on the worker's view.", detail: { failures: 'number' } },
  'worker-stage-passed': { text: 'The worker finished a stage.', detail: { stage: 'text' } },
  'worker-resumed': {
    text: 'Staff attended the worker, who goes on.',
    detail: { attemptsRestored: 'boolean' },
  },
  'help-asked': { text: 'The worker called staff.', detail: { stage: 'text' } },
  'worker-away': { text: "The worker's view was left alone and reset.", detail: { stage: 'text' } },
  'identity-answer-wrong': {
    text: 'The worker gave a wrong birth date or a wrong answer about their contract.',
    detail: { stage: 'text', attemptsLeft: 'number' },
  },
  'attempts-spent': { text: 'The worker ran out of attempts.', detail: { stage: 'text' } },
  'data-disputed': { text: 'The worker said that captured fields are wrong.', detail: { fields: 'number' } },
  'counter-proof-recorded': {
    text: 'The clerk compared the person with the portrait and the stored copy.',
    detail: {},
  },
  'one-time-code-issued': {
    text: 'A one-time code was issued.',
    detail: { purpose: 'text', expiresAt: 'text' },
  },
  'one-time-code-used': { text: 'A one-time code was used.', detail: { purpose: 'text' } },
  'one-time-code-failed': {
    text: 'A wrong one-time code was typed.',
    detail: { purpose: 'text', attemptsLeft: 'number' },
  },
  'one-time-code-expired': { text: 'A one-time code was used too late.', detail: { purpose: 'text' } },
  'notice-acknowledged': {
    text: 'The worker read the privacy notice.',
    detail: { version: 'text', hash: 'text', language: 'text' },
  },
  'terms-accepted': {
    text: 'The worker accepted the terms of use of this version.',
    detail: { version: 'text', hash: 'text', language: 'text' },
  },
  'credential-issued': { text: 'The worker generated their credential.', detail: {} },
  'service-started': {
    text: 'A service of a credential began: by the counter, or by the person at their own display.',
    detail: { purpose: 'text', by: 'text', visit: 'text' },
  },
  'service-ended': {
    text: 'A service ended: `credential-right`, `unlocked`, `recovered`, `contact-changed`, `contact-declined`, `locked`, `given-up` or `interrupted`.',
    detail: { purpose: 'text', outcome: 'text' },
  },
  'credential-check-right': { text: 'A credential was typed and is the one in force.', detail: {} },
  'credential-check-wrong': {
    text: 'A wrong credential was typed, or the code is nobody’s.',
    detail: { attemptsLeft: 'number' },
  },
  'recovery-answers-right': { text: 'Birth date, image and answer were right.', detail: {} },
  'recovery-answers-wrong': {
    text: 'Birth date, image or answer was wrong, or the code is nobody’s.',
    detail: { attemptsLeft: 'number' },
  },
  'credential-locked': {
    text: 'A credential locked: after wrong ones (`check`), wrong answers (`recovery`), by `staff`, or because a power cut hid the judgement of the last attempt (`interrupted`).',
    detail: { by: 'text' },
  },
  'credential-unlocked': {
    text: 'A credential was unlocked; `proof` is how its person proved themself.',
    detail: { proof: 'text' },
  },
  'assisted-answers-right': { text: 'All four answers of an assisted unlock were right.', detail: {} },
  'assisted-answers-wrong': {
    text: 'An answer of an assisted unlock was wrong; `failures` counts the attempts in a row.',
    detail: { failures: 'number' },
  },
  'assisted-unlock-approved': {
    text: 'A supervisor, not the caller, signed an assisted unlock. `callBack` is what came of calling the employer.',
    detail: { coSigner: 'text', callBack: 'text' },
  },
  'credential-recovered': {
    text: 'A new credential took the place of a forgotten one; `proof` is how its person proved themself.',
    detail: { proof: 'text' },
  },
  'contact-changed': {
    text: 'Contact data typed by the person were put in force, signed by a supervisor who is not the caller; `fields` names what differs. The data before are kept.',
    detail: { coSigner: 'text', fields: 'text' },
  },
  'contact-change-declined': {
    text: 'A supervisor, not the caller, declined a change of contact data; the reason is kept with the visit.',
    detail: { coSigner: 'text' },
  },
  'credential-revoked': {
    text: 'A credential was ended before its time, signed by a supervisor who is not the caller; `cause` is a lost, stolen or expired document, a death or an error. The reason is kept with it.',
    detail: { cause: 'text', coSigner: 'text' },
  },
  'death-withdrawn': {
    text: 'A death recorded by mistake was taken back, signed by a supervisor who is not the caller: another credential may be issued. The reason is kept with it.',
    detail: { coSigner: 'text' },
  },
  'kit-sheet-sent': {
    text: 'A sheet of recovery codes was sent to the printer. It counts for nothing yet. `serial` is printed on it.',
    detail: { serial: 'text' },
  },
  'kit-print-failed': {
    text: 'The print queue refused a sheet of recovery codes, which is gone.',
    detail: { serial: 'text', problem: 'text' },
  },
  'kit-printed': {
    text: 'The print queue took a sheet of recovery codes. It counts once its person says that they hold it.',
    detail: { serial: 'text' },
  },
  'kit-issued': {
    text: 'A person holds a sheet of recovery codes, which is in force. `replaced` is the one that ended with it.',
    detail: { serial: 'text', replaced: 'optional-text' },
  },
  'kit-void': {
    text: 'A printed sheet of recovery codes never counted: its person did not get it whole (`not-in-hand`) or left before saying so (`interrupted`).',
    detail: { serial: 'text', cause: 'text' },
  },
  'kit-revoked': {
    text: 'A sheet of recovery codes was ended by its person (`worker`) or by two people of the counter (`supervisor`); the reason stays with it.',
    detail: { serial: 'text', by: 'text', coSigner: 'optional-text' },
  },
  'kit-code-used': {
    text: 'A code of a sheet was right and works no more; `left` are left.',
    detail: { left: 'number' },
  },
  'kit-code-failed': {
    text: 'A code of a sheet was wrong or used, or there is no such sheet. With none of `attemptsLeft` the sheet rests until a proof at the counter.',
    detail: { attemptsLeft: 'number' },
  },
  'paper-made': {
    text: 'A paper was made and stored.',
    detail: { paper: 'text', kind: 'text', sha256: 'text' },
  },
  'paper-printed': { text: 'The print queue took a paper.', detail: { paper: 'text', kind: 'text' } },
  'paper-print-failed': {
    text: 'The print queue refused a paper, which waits.',
    detail: { paper: 'text', kind: 'text' },
  },
  'paper-reprinted': { text: 'A paper was printed again.', detail: { paper: 'text', kind: 'text' } },
  'print-job-removed': {
    text: 'A person took a job out of the print system before it came out: its paper is not printed, a sheet of codes is void.',
    detail: { job: 'text', paper: 'optional-text' },
  },
  'print-job-ended': {
    text: 'The print system said how a job ended: `printed`, `failed`, or `forgotten` when it knows no more of it. `wanted` is false where the job was cancelled because its sheet is void or another took its place.',
    detail: { job: 'text', paper: 'optional-text', ending: 'text', wanted: 'boolean' },
  },
  'paper-read': { text: 'A stored paper was shown.', detail: { paper: 'text', kind: 'text' } },
  'triage-sheet-printed': { text: 'A triage sheet was printed.', detail: { case: 'text', language: 'text' } },
} as const satisfies Readonly<Record<string, AuditEventDefinition>>;
