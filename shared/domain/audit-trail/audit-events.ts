/**
 * Every act the audit trail can hold: what it means, and the only details it may carry. No detail is personal data,
 * a secret or free text. The subject of an entry is an identification code, a worker's id or a visit's reference.
 */

type AuditDetailType = 'text' | 'number' | 'boolean' | 'optional-text';

export interface AuditEventDefinition {
  /** For whoever reads the trail. */
  readonly text: string;
  readonly detail: Readonly<Record<string, AuditDetailType>>;
}

export const auditEvents = {
  'terminal-set-up': {
    text: 'The terminal was set up with its branch, its number and its first administrator.',
    detail: { branchCode: 'text', terminalNumber: 'number' },
  },
  'store-unsealed': {
    text: 'The store was opened. `by` is what gave the key: keystore, key-file or passphrase.',
    detail: { by: 'text' },
  },
  'key-ring-mended': {
    text: 'A copy of the key ring was damaged or gone, and was written anew from the other one: their names in `files`.',
    detail: { files: 'text' },
  },
  'recovery-block-damaged': {
    text: 'No copy of the key ring holds a block that the recovery passphrase can open.',
    detail: {},
  },
  'store-unseal-failed': { text: 'A wrong recovery passphrase was given.', detail: {} },
  'signed-in': { text: 'A person signed in.', detail: { role: 'text' } },
  'sign-in-failed': {
    text: 'A sign-in failed. The account is named only when the username exists.',
    detail: { failures: 'number' },
  },
  'sign-in-throttled': { text: 'A sign-in was refused until `retryAt`.', detail: { retryAt: 'text' } },
  'signed-out': { text: 'A person signed out.', detail: {} },
  'screen-locked': { text: "The clerk's view locked: `idle` or by `hand`.", detail: { cause: 'text' } },
  'screen-unlocked': { text: 'The account that locked the view unlocked it.', detail: {} },
  'screen-unlock-failed': {
    text: 'A wrong PIN or password at the locked view.',
    detail: { failures: 'number' },
  },
  'own-secrets-changed': {
    text: 'A person changed their own password, PIN or both, named in `what`, having given the password in force.',
    detail: { what: 'text' },
  },
  'own-secrets-refused': {
    text: 'A wrong password was given to change a password or PIN.',
    detail: { failures: 'number' },
  },
  'account-created': {
    text: 'An administrator created an account. `likely` counts accounts whose name reads like its own; why it is another person is kept with the account.',
    detail: { account: 'text', role: 'text', likely: 'number' },
  },
  'one-time-secret-issued': {
    text: 'An administrator was shown a one-time secret with which the person of an account chooses password and PIN, until `expiresAt`. What was there before works no more.',
    detail: { account: 'text', expiresAt: 'text' },
  },
  'first-secrets-chosen': {
    text: 'Somebody with the one-time secret of this account chose its password and PIN. They are not known to be its person until another person vouches for it.',
    detail: {},
  },
  'one-time-secret-refused': {
    text: 'A wrong one-time secret was given, or one for an account that has none. The account is named only when the username exists.',
    detail: { failures: 'number' },
  },
  'one-time-secret-expired': {
    text: 'The one-time secret of this account was used too late.',
    detail: {},
  },
  'account-signed-off': {
    text: 'A second person, neither the caller nor the account itself, vouched for an account, which may be used from now on; the reason is kept with it.',
    detail: { account: 'text', coSigner: 'text' },
  },
  'account-accepted-alone': {
    text: 'An account may be used although nobody but who created or asked for it vouches for it: no other administrator or supervisor was there.',
    detail: { account: 'text' },
  },
  'account-reset': {
    text: 'Password and PIN of an account were ended by an administrator and a second person, neither of them its own; the reason is kept with it.',
    detail: { account: 'text', coSigner: 'text' },
  },
  'sign-in-not-signed-off': {
    text: 'A sign-in with the right password was refused, because nobody has vouched for the account yet.',
    detail: {},
  },
  'own-language-chosen': {
    text: 'A person chose the language of their own view.',
    detail: { language: 'text' },
  },
  'account-activated': {
    text: 'An administrator activated an account; the reason is kept with it.',
    detail: { account: 'text' },
  },
  'account-deactivated': {
    text: 'An administrator deactivated an account; the reason is kept with it.',
    detail: { account: 'text' },
  },
  'settings-changed': {
    text: 'Settings were changed: their names, joined by commas.',
    detail: { names: 'text' },
  },
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
  'mail-failed': {
    text: 'The mail server refused a message for good; `reply` is its three digits. Its words are on the list of messages.',
    detail: { reply: 'text' },
  },
  'mail-server-tested': {
    text: 'An administrator tried the mail server: it `works`, `fails`, or refused the test message (`message-refused`).',
    detail: { outcome: 'text' },
  },
  'mail-retried': {
    text: 'Somebody had all waiting messages tried again at once.',
    detail: { waiting: 'number' },
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
  'call-refused': {
    text: 'A call was refused: wrong view, role, sender or shape. The same refusal within a minute is counted.',
    detail: { view: 'optional-text', method: 'optional-text', reason: 'text', count: 'number' },
  },
  'audit-anchor-differs': {
    text: 'Versions before 240: on opening, the anchor kept outside the database did not agree with the trail: `absent`, `forged`, `ahead` (an older copy of the database was put back) or `differs`. `anchored` is the entry it knew.',
    detail: { state: 'text', anchored: 'number' },
  },
  'witness-differs': {
    text: 'On opening, what witnesses the acts outside the database (`acts`, `codes` or `documents`) did not agree with it: `acts-missing` from `first` to `last` (an older copy was put back, or the last acts were lost), `other-trail`, `behind` (an older witness was put back), `files-missing` (so many files), `absent` or `forged`.',
    detail: { witness: 'text', state: 'text', first: 'number', last: 'number' },
  },
  'store-restored': {
    text: 'The store was put together on this machine from a backup place, up to `act` (of `through`); so many documents (`missing`) were not there. From here on it is another `epoch` of the terminal.',
    detail: { epoch: 'number', act: 'number', through: 'text', missing: 'number' },
  },
  'codes-passed-over': {
    text: 'A witness differed, so codes that nothing here tells of may have been given: they are passed over. `through` is the last number that is not given.',
    detail: { through: 'number' },
  },
  'missing-acts-accepted': {
    text: 'A person went on although the acts from `first` to `last` were missing; the reason is kept with it.',
    detail: { first: 'number', last: 'number' },
  },
  'clock-looked-at': {
    text: "The machine's clock was found `behind` or `ahead` of the kiosk's own time, or `right` again.",
    detail: { standing: 'text', machine: 'text', own: 'text' },
  },
  'clock-set': {
    text: "Two people took the machine's time for the kiosk's own. Open one-time codes ended; waits kept what was left of them.",
    detail: {
      coSigner: 'text',
      from: 'text',
      to: 'text',
      codesEnded: 'number',
      waitsMoved: 'number',
    },
  },
  'anomalies-listed': {
    text: 'The anomaly board was read; `rows` counts what it showed.',
    detail: { rows: 'number' },
  },
  'anomaly-opened': {
    text: 'The entries behind a row of the anomaly board were opened; `finding` says of which kind.',
    detail: { finding: 'text', entries: 'number' },
  },
  'anomaly-looked-at': {
    text: 'Somebody who is not in it marked a row of the anomaly board as looked at; the note is kept with it.',
    detail: { finding: 'text', entries: 'number' },
  },
  'anomaly-mark-refused': {
    text: 'Somebody tried to mark a row of the anomaly board that is about themself.',
    detail: { finding: 'text' },
  },
  'safety-place-chosen': {
    text: 'An administrator chose the place where everything is kept besides this machine: a removable `drive`, or a `folder` of another disk or a share.',
    detail: { kind: 'text' },
  },
  'safety-place-left': {
    text: 'An administrator had nothing more kept at the place that was chosen.',
    detail: {},
  },
  'safety-checked': {
    text: 'Everything of this terminal at its place was read against its seals: `whole`, with so many `faults`, or what kept it from being read.',
    detail: { outcome: 'text', faults: 'number' },
  },
  'restore-drilled': {
    text: 'A restore was tried beside the data, which it did not touch: `restored` with so many people, of which so many documents are `missing`, `damaged`, or what kept it from its end.',
    detail: { outcome: 'text', people: 'number', missing: 'number' },
  },
  'restore-refused': {
    text: 'Before this terminal was brought back, a wrong recovery passphrase was typed for it.',
    detail: {},
  },
  'audit-verified': {
    text: 'The trail was walked, unless what witnesses it differed. `verdict` is intact with so many entries, broken at that entry, or witness-differs.',
    detail: { verdict: 'text', entries: 'number' },
  },
} as const satisfies Readonly<Record<string, AuditEventDefinition>>;

export type AuditEvent = keyof typeof auditEvents;

interface DetailValues {
  readonly text: string;
  readonly number: number;
  readonly boolean: boolean;
  readonly 'optional-text': string | null;
}

type DetailOf<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends AuditDetailType ? DetailValues[Fields[Name]] : never;
};

/** The details one event carries; an undeclared one does not compile and does not get in at run time. */
export type AuditDetail<Event extends AuditEvent> = DetailOf<(typeof auditEvents)[Event]['detail']>;

export type AuditDetailValue = string | number | boolean | null;

/** What is wrong with details at run time; undefined when they are exactly what the event declares. */
export function auditDetailProblem(
  event: AuditEvent,
  detail: Readonly<Record<string, AuditDetailValue>>,
): string | undefined {
  const declared: Readonly<Record<string, AuditDetailType>> = auditEvents[event].detail;
  const stranger = Object.keys(detail).find((name) => !Object.hasOwn(declared, name));
  if (stranger !== undefined) return `${event} does not declare the detail ${stranger}`;
  const wrong = Object.entries(declared).find(([name, type]) => !isOfType(detail[name], type));
  return wrong === undefined ? undefined : `${event} needs the detail ${wrong[0]} as ${wrong[1]}`;
}

function isOfType(value: AuditDetailValue | undefined, type: AuditDetailType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string' && value.length <= 200;
    case 'optional-text':
      return value === null || (typeof value === 'string' && value.length <= 200);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
  }
}
