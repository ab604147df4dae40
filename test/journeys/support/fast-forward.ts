import { randomInt } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright/test';
import type { Api, MethodName } from '#shared/contract/kiosk/api.ts';
import type { WorkerSession } from '#shared/contract/kiosk/display/session.ts';
import type { InputOf, OutputOf } from '#shared/contract/kiosk/method.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { isFactAnswerRight } from '#shared/domain/credential/fact-questions.ts';
import type { IssuanceStage } from '#shared/domain/display/issuance-states.ts';
import type { DocumentKind, DraftField } from '#shared/domain/registration/fields.ts';
import { securityImageNames } from '#shared/text/languages/security-image-names.ts';
import { writePdf } from '#test/renderer/reader/pdf-files.ts';
import { type SpecimenPerson, specimenPerson } from '#test/support/specimens/people.ts';
import { letGatesPass } from './let-gates-pass.ts';
import { readNewestCode } from './outbox-mail.ts';
import { someSecrets, type WorkerSecrets } from './worker-journey.ts';

/** The main job through the pages' own API, for stories whose screen is a later one. */

interface PlainReply {
  readonly kind: string;
  readonly value?: unknown;
}

/** Calls a method as the page would and gives the whole reply. */
export async function reply(page: Page, name: MethodName, input: unknown): Promise<PlainReply> {
  return page.evaluate(
    ([method, given]) => {
      const { kiosk } = window as unknown as {
        kiosk: Record<string, (input: unknown) => Promise<PlainReply>>;
      };
      const call = kiosk[method];
      if (call === undefined) throw new Error(`this view has no ${method}`);
      return call(given);
    },
    [name, input] as const,
  );
}

/** Calls a method as the page would; anything but `done` fails the story. */
export async function ask<Name extends MethodName>(
  page: Page,
  name: Name,
  input: InputOf<Api[Name]>,
): Promise<OutputOf<Api[Name]>> {
  const answer = await reply(page, name, input);
  if (answer.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.value as OutputOf<Api[Name]>;
}

/** A small colour picture, another one each time: the same copy twice is refused. */
export function smallPicture(): Uint8Array<ArrayBuffer> {
  return pictureOf(() => randomInt(256));
}

/** A PNG of 48 x 48 pixels from its samples, one after another. */
export function pictureOf(sampleAt: (at: number) => number): Uint8Array<ArrayBuffer> {
  const side = 48;
  const rows = Buffer.alloc(side * (1 + side * 3));
  for (let at = 0; at < rows.length; at += 1) rows[at] = at % (1 + side * 3) === 0 ? 0 : sampleAt(at);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

/** A PNG chunk: length, name, data, CRC. */
export function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

function draftOf({ passport, contract, contact }: SpecimenPerson): [DraftField, string][] {
  return [
    ['identity.issuingState', passport.issuingState],
    ['identity.number', passport.number],
    ['identity.surname', passport.surname],
    ['identity.givenNames', passport.givenNames],
    ['identity.nationality', passport.nationality],
    ['identity.birthDate', passport.birthDate],
    ['identity.sex', passport.sex],
    ['identity.expiryDate', passport.expiryDate],
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

export interface CaptureChanges {
  /** Whose draft it is. Default: the person of the tour. */
  readonly person?: SpecimenPerson;
  /** Of a kind that is not here a small picture or PDF is filed. */
  readonly copies?: Partial<Record<DocumentKind, Uint8Array<ArrayBuffer>>>;
  readonly values?: Partial<Record<DraftField, string>>;
  readonly documents?: readonly DocumentKind[];
}

/** A draft of everything, its sample copies let pass by the supervisor, put aside: it waits on the home screen. */
export async function capture(
  clerk: Page,
  {
    person = specimenPerson,
    copies = {},
    values = {},
    documents = ['passport', 'contract'],
  }: CaptureChanges = {},
): Promise<Visit> {
  const visit = await ask(clerk, 'startVisit', { workerId: null });
  for (const [field, value] of Object.entries({
    ...Object.fromEntries(draftOf(person)),
    ...values,
  })) {
    await ask(clerk, 'saveDraftField', { visitId: visit.id, field: field as DraftField, value });
  }
  for (const kind of documents) {
    const bytes = copies[kind] ?? (kind === 'contract' ? writePdf() : smallPicture());
    await ask(clerk, 'addDocument', { visitId: visit.id, kind, bytes });
  }
  await letGatesPass(clerk);
  await ask(clerk, 'leaveVisit', {});
  return visit;
}

export interface RegisteredVisit {
  readonly visitId: string;
  readonly workerId: string;
  readonly code: string;
}

/** Registered and put aside, waiting for the hand-over. */
export async function register(clerk: Page, changes: CaptureChanges = {}): Promise<RegisteredVisit> {
  const { id } = await capture(clerk, changes);
  const outcome = await ask(clerk, 'confirmRegistration', { visitId: id, comparedByEye: true });
  if (outcome.outcome !== 'registered') throw new Error('the draft was not complete');
  return { visitId: id, workerId: outcome.workerId, code: outcome.identificationCode };
}

export async function handOver(clerk: Page, changes: CaptureChanges = {}): Promise<RegisteredVisit> {
  const registered = await register(clerk, changes);
  await ask(clerk, 'resumeVisit', { visitId: registered.visitId });
  await ask(clerk, 'handOver', { visitId: registered.visitId });
  return registered;
}

async function stepOf(worker: Page): Promise<Extract<WorkerSession, { state: 'visit' }>['step']> {
  const session = await ask(worker, 'getWorkerSession', {});
  if (session.state !== 'visit') throw new Error('nobody is attended');
  return session.step;
}

/** The person and the secrets that answer the questions on the way. */
export interface Respondent {
  readonly dataDirectory: string;
  readonly secrets?: WorkerSecrets;
  /** Default: the person of the tour. */
  readonly person?: SpecimenPerson;
}

/** From where the worker's turn stands to `stage`, in Spanish, every answer right. */
export async function workUntil(worker: Page, stage: IssuanceStage, respondent: Respondent): Promise<void> {
  const { dataDirectory, secrets = someSecrets, person = specimenPerson } = respondent;
  for (let steps = 0; steps < 100; steps += 1) {
    const step = await stepOf(worker);
    if (step.stage === stage) return;
    switch (step.stage) {
      case 'language':
        await ask(worker, 'chooseLanguage', { language: 'es' });
        break;
      case 'notice':
        await ask(worker, 'acknowledgeNotice', {});
        break;
      case 'confirm-captured':
        await ask(worker, 'confirmCaptured', { wrongFields: [] });
        break;
      case 'birth-date':
        await ask(worker, 'submitBirthDate', { birthDate: person.passport.birthDate });
        break;
      case 'fact-questions':
        await ask(worker, 'answerFactQuestion', { answer: rightAnswer(step, person) });
        break;
      case 'security-image':
        await ask(worker, 'submitSecurityImage', {
          image: secrets.image,
          typedName: securityImageNames.es[secrets.image],
        });
        break;
      case 'question-bank': {
        const [question, answer] = secrets.answers[step.answered.length] ?? missing('an answer');
        await ask(worker, 'saveBankAnswer', { question, answer });
        await ask(worker, 'practiseBankAnswer', { question, answer });
        break;
      }
      case 'email-code':
        if (step.delivery !== 'sent') {
          await worker.waitForTimeout(100);
          break;
        }
        await ask(worker, 'submitEmailCode', { code: await readNewestCode(dataDirectory) });
        break;
      case 'terms':
        await ask(worker, 'acceptTerms', { version: step.version, hash: step.hash });
        break;
      case 'credential':
        await typeCredential(worker, secrets.credential);
        await ask(worker, 'submitCredential', {});
        break;
      case 'recovery-kit':
        await ask(worker, 'declineKit', {});
        break;
      case 'counter-proof':
      case 'done':
        throw new Error(`${step.stage} does not lead to ${stage}`);
    }
  }
  throw new Error(`${stage} is not reached`);
}

export async function typeCredential(worker: Page, text: string): Promise<void> {
  const layout = await ask(worker, 'openCredentialKeyboard', { keepOrder: false });
  const keys = [...layout.digits, ...layout.lowerCase, ...layout.upperCase];
  for (const character of text) {
    const key = keys.find(({ label }) => label === character) ?? missing('a key');
    await ask(worker, 'pressCredentialKey', { key: key.id });
  }
}

function rightAnswer(
  step: Extract<WorkerSession, { state: 'visit' }>['step'],
  { contract, passport }: SpecimenPerson,
): string {
  if (step.stage !== 'fact-questions') return missing('a question');
  const facts = {
    employer: contract.employerName,
    position: contract.position,
    contractStart: contract.startDate,
    documentNumber: passport.number,
    remuneration: contract.remuneration,
  };
  const options = step.question.form === 'choice' ? step.question.options : [];
  const candidates = [...options, contract.startDate, passport.number.slice(-4)];
  return candidates.find((answer) => isFactAnswerRight(step.question, facts, answer)) ?? missing('an answer');
}

function missing(what: string): never {
  throw new Error(`there is no ${what}`);
}
