import { credentialPaperKinds } from '#electron/main/use-cases/papers/paper-contents.ts';
import type { Role } from '#shared/domain/accounts/account-status.ts';
import {
  type FactQuestion,
  isFactAnswerRight,
  type VerifiedFacts,
} from '#shared/domain/credential/fact-questions.ts';
import type { BankQuestionId } from '#shared/domain/credential/question-bank.ts';
import { fingerprintDigits } from '#shared/domain/numbers/fingerprint-code.ts';
import type { PartialDate } from '#shared/domain/partial-date.ts';
import { registration } from '#shared/domain/procedures/registration.ts';
import type { DraftField, DraftValues } from '#shared/domain/registration/fields.ts';
import { cedulaDraft, type SpecimenCedula, specimenCedula } from '#test/support/specimens/cedulas.ts';
import { type SpecimenPerson, specimenPerson } from '#test/support/specimens/people.ts';
import { admin, type KioskTest } from '#test/support/with-kiosk.ts';

/** The main job in steps, for stories that begin in the middle of it. */

export const clerk = { username: 'carla', password: 'arena-tibia-verde-4', pin: '5820' };
export const supervisor = { username: 'sonia', password: 'roca-firme-gris-7', pin: '6413' };

export const secrets = {
  credential: 'Zorro7Lento',
  image: { image: 'tree', typedName: 'arbol' },
  answers: [
    ['first-pet', 'Pelusa Ñandú'],
    ['first-job', 'Heladería del puerto'],
    ['first-book', 'El principito'],
  ],
} as const satisfies {
  credential: string;
  image: { image: 'tree'; typedName: string };
  answers: readonly (readonly [BankQuestionId, string])[];
};

export interface StaffMember {
  readonly name: string;
  readonly username: string;
  readonly role: Role;
  readonly password: string;
  readonly pin: string;
}

/**
 * An account from the signed-in administrator to its person's own password: with somebody to sign it, by which it can be
 * used, or as far as one person gets. Gives its id.
 */
export async function makeAccount(
  { call }: Pick<KioskTest, 'call'>,
  { name, username, role, password, pin }: StaffMember,
  signer: { readonly username: string; readonly pin: string } | null = null,
  otherPerson: string | null = null,
): Promise<string> {
  const { account, oneTimeSecret } = await call('createAccount', { name, username, role, otherPerson });
  await call('chooseFirstSecrets', { username, oneTimeSecret: oneTimeSecret.secret, password, pin });
  if (signer !== null) {
    const coSignature = { username: signer.username, secret: signer.pin, reason: 'la conozco y está aquí' };
    await call('signOffAccount', { accountId: account.id, coSignature });
  }
  return account.id;
}

export async function makeStaff(story: KioskTest): Promise<void> {
  const { call } = story;
  await call('signIn', { username: admin.username, password: admin.password });
  await makeAccount(story, { name: 'Carla Clerk', role: 'clerk', ...clerk });
  await makeAccount(story, { name: 'Sonia Supervisora', role: 'supervisor', ...supervisor });
  await call('signOut', {});
}

export async function signInAsClerk(test: KioskTest): Promise<void> {
  await makeStaff(test);
  await test.call('signIn', { username: clerk.username, password: clerk.password });
}

/** Papers of whoever was registered and has a credential. */
export const papersWhenIssued = registration.papers.length + credentialPaperKinds.length;

export function draftOf({ passport, contract, contact }: SpecimenPerson): [DraftField, string][] {
  return [
    ['identity.issuingState', passport.issuingState],
    ['identity.number', passport.number],
    ['identity.surname', passport.surname],
    ['identity.givenNames', passport.givenNames],
    ['identity.nationality', passport.nationality],
    ['identity.birthDate', passport.birthDate],
    ['identity.sex', passport.sex],
    ['identity.expiryDate', passport.expiryDate],
    ['identity.mrz', passport.mrz.join('\n')],
    ['identity.surnameMrz', passport.surnameMrz],
    ['identity.givenNamesMrz', passport.givenNamesMrz],
    ['contract.employerRuc', contract.employerRuc],
    ['contract.employerName', contract.employerName],
    ['contract.workerName', contract.workerName],
    ['contract.workerDocument', contract.workerDocument],
    ['contract.workerNationality', contract.workerNationality],
    ['contract.position', contract.position],
    ['contract.type', contract.type],
    ['contract.startDate', contract.startDate],
    ['contract.remuneration', contract.remuneration],
    ['contact.email', contact.email],
    ['contact.mobile', contact.mobile],
  ];
}

/** A draft with every field and both documents, read. Returns the visit's id. `padding`: bytes that each document has more. */
export async function captureDraft(
  test: KioskTest,
  person: SpecimenPerson = specimenPerson,
  changes: Partial<Record<DraftField, string>> = {},
  padding = 0,
): Promise<string> {
  const visitId = await typeDraft(test, person, changes, padding);
  await untilRead(test, visitId);
  return visitId;
}

/** A draft with every field and both documents, which the kiosk has begun to read. Returns the visit's id. */
export async function typeDraft(
  { call }: KioskTest,
  person: SpecimenPerson = specimenPerson,
  changes: Partial<Record<DraftField, string>> = {},
  padding = 0,
): Promise<string> {
  const { id } = await call('startVisit', { workerId: null });
  await typeAll(call, id, { ...Object.fromEntries(draftOf(person)), ...changes });
  const bytes = (kind: string) =>
    new TextEncoder().encode(`${kind} of ${person.passport.number}${' '.repeat(padding)}`);
  await call('addDocument', { visitId: id, kind: 'passport', bytes: bytes('passport') });
  await call('addDocument', { visitId: id, kind: 'contract', bytes: bytes('contract') });
  return id;
}

/** Every value, also of a field that the specimen has not. */
async function typeAll(call: KioskTest['call'], visitId: string, values: DraftValues): Promise<void> {
  for (const [field, value] of Object.entries(values)) {
    await call('saveDraftField', { visitId, field: field as DraftField, value });
  }
}

/** Until every document of the visit has been read. */
export async function untilRead({ call, until }: KioskTest, visitId: string): Promise<void> {
  const { documents } = await call('getVisit', { visitId });
  for (const { id } of documents) {
    await until(async () => (await call('getDocumentReading', { documentId: id })).state !== 'reading');
  }
}

export async function register(
  test: KioskTest,
  person: SpecimenPerson = specimenPerson,
  changes: Partial<Record<DraftField, string>> = {},
  padding = 0,
): Promise<{ visitId: string; workerId: string; identificationCode: string }> {
  const visitId = await captureDraft(test, person, changes, padding);
  const outcome = await test.call('confirmRegistration', { visitId, comparedByEye: true });
  if (outcome.outcome !== 'registered') throw new Error('the draft was not complete');
  return { visitId, ...outcome };
}

/** From the language to the first of these stages, as the worker would. */
export async function goTo(
  test: KioskTest,
  stages: string | readonly string[],
  person: SpecimenPerson | SpecimenCedula = specimenPerson,
): Promise<void> {
  const { call } = test;
  const wanted: readonly string[] = typeof stages === 'string' ? [stages] : stages;
  for (let steps = 0; !wanted.includes(test.worker().step.stage); steps += 1) {
    if (steps > 40) throw new Error(`${wanted.join(' or ')} is not reached from ${test.worker().step.stage}`);
    const { step } = test.worker();
    switch (step.stage) {
      case 'language':
        await call('chooseLanguage', { language: 'en' });
        break;
      case 'notice':
        await call('acknowledgeNotice', {});
        break;
      case 'confirm-captured':
        await call('confirmCaptured', { wrongFields: [] });
        break;
      case 'birth-date':
        await call('submitBirthDate', { birthDate: birthDateOf(person) });
        break;
      case 'fact-questions':
        await call('answerFactQuestion', { answer: rightAnswer(test, person) });
        break;
      case 'security-image':
        await call('submitSecurityImage', secrets.image);
        break;
      case 'question-bank': {
        const next = secrets.answers[step.answered.length];
        if (next === undefined) throw new Error('every question is answered');
        await call('saveBankAnswer', { question: next[0], answer: next[1] });
        await call('practiseBankAnswer', { question: next[0], answer: next[1] });
        break;
      }
      case 'email-code':
        await test.until(() => test.mail.sent.length > 0);
        await call('submitEmailCode', { code: lastCode(test) });
        break;
      case 'counter-proof':
        await call('recordCounterProof', {
          visitId: test.clerk().visitId ?? '',
          comparedPortrait: true,
          comparedStoredCopy: true,
        });
        break;
      case 'terms':
        await call('acceptTerms', { version: step.version, hash: step.hash });
        break;
      case 'credential':
        await typeCredential(test, secrets.credential);
        await call('submitCredential', {});
        break;
      case 'recovery-kit':
        await call('declineKit', {});
        break;
      case 'done':
        throw new Error('the turn is over');
    }
  }
}

export async function typeCredential({ call }: KioskTest, text: string): Promise<void> {
  const layout = await call('openCredentialKeyboard', { keepOrder: false });
  const keys = [...layout.digits, ...layout.lowerCase, ...layout.upperCase];
  for (const character of text) {
    const key = keys.find(({ label }) => label === character);
    await call('pressCredentialKey', { key: key?.id ?? '' });
  }
}

export function rightAnswer(
  test: KioskTest,
  person: SpecimenPerson | SpecimenCedula = specimenPerson,
): string {
  const { step } = test.worker();
  if (step.stage !== 'fact-questions') throw new Error('no fact question is asked');
  return answerTo(step.question, person);
}

/** The one of what this person knows that answers the question. */
export function answerTo(question: FactQuestion, person: SpecimenPerson | SpecimenCedula): string {
  const facts = factsOf(person);
  const candidates = [
    ...(question.form === 'choice' ? question.options : []),
    facts.contractStart,
    facts.documentNumber.slice(-4),
    facts.documentExpiry ?? '',
    facts.documentIssue ?? '',
    fingerprintDigits(facts.fingerprintCode ?? ''),
  ];
  const right = candidates.find((answer) => isFactAnswerRight(question, facts, answer));
  if (right === undefined) throw new Error('no candidate answers the question');
  return right;
}

function factsOf(person: SpecimenPerson | SpecimenCedula): VerifiedFacts {
  if ('passport' in person) {
    const { passport, contract } = person;
    return {
      employer: contract.employerName,
      position: contract.position,
      contractStart: contract.startDate,
      documentNumber: passport.number,
      documentExpiry: passport.expiryDate,
      remuneration: contract.remuneration,
    };
  }
  return {
    employer: '',
    position: '',
    contractStart: '',
    documentNumber: '',
    documentExpiry: person.expiryDate,
    documentIssue: person.issueDate,
    fingerprintCode: person.fingerprintCode,
  };
}

function birthDateOf(person: SpecimenPerson | SpecimenCedula): PartialDate {
  return 'passport' in person ? person.passport.birthDate : person.birthDate;
}

/** A complete draft of somebody with a cédula, read. Returns the visit's id. */
export async function captureCedula(
  test: KioskTest,
  person: SpecimenCedula = specimenCedula,
  changes: Partial<Record<DraftField, string>> = {},
): Promise<string> {
  const { call } = test;
  const { id } = await call('startVisit', { workerId: null, procedure: 'enrolment' });
  await typeAll(call, id, { ...Object.fromEntries(cedulaDraft(person)), ...changes });
  const bytes = new TextEncoder().encode(`cédula of ${person.number}`);
  await call('addDocument', { visitId: id, kind: 'cedula', bytes });
  await untilRead(test, id);
  return id;
}

/** Somebody enrolled, who has not chosen a credential yet. */
export async function enrol(
  test: KioskTest,
  person: SpecimenCedula = specimenCedula,
  changes: Partial<Record<DraftField, string>> = {},
): Promise<{ visitId: string; workerId: string; identificationCode: string }> {
  const visitId = await captureCedula(test, person, changes);
  const outcome = await test.call('confirmWithSignature', await signedBySupervisor(test, visitId));
  if (outcome.outcome !== 'registered') throw new Error('the draft was not complete');
  return { visitId, ...outcome };
}

/** Compared by eye by the clerk and by a supervisor, who signs for what main says must be signed. */
export async function signedBySupervisor(
  { callForError }: KioskTest,
  visitId: string,
  distinct?: { people: string[]; reason: string },
) {
  const confirm = { visitId, comparedByEye: true, distinct };
  const lack = await callForError('confirmRegistration', confirm);
  if (lack.code !== 'second-person-needed') throw new Error(`nothing is to be signed: ${lack.code}`);
  const { username, pin: secret } = supervisor;
  return { ...confirm, coSignature: { username, secret, reason: 'comparada con la persona' } };
}

export function lastCode({ mail }: KioskTest): string {
  const code = /\b\d{6}\b/.exec(mail.sent.at(-1)?.text ?? '')?.[0];
  if (code === undefined) throw new Error('no code was sent');
  return code;
}

export async function auditedEvents({ kiosk }: KioskTest): Promise<string[]> {
  const outcome = await kiosk().handlers.listAuditEntries({ before: null, limit: 200, event: null });
  if (!outcome.ok) throw new Error('the trail cannot be read');
  return outcome.value.map(({ event }) => event).reverse();
}
