import type { SecurityImageId } from '#shared/domain/credential/question-bank.ts';
import type { RevocationCause } from '#shared/domain/credential/revocation.ts';
import type { PartialDate } from '#shared/domain/partial-date.ts';
import { specimenCedula } from '#test/support/specimens/cedulas.ts';
import { type SpecimenPerson, specimenPerson } from '#test/support/specimens/people.ts';
import type { KioskTest } from '#test/support/with-kiosk.ts';
import {
  enrol,
  goTo,
  lastCode,
  register,
  secrets,
  signInAsClerk,
  supervisor,
  typeCredential,
} from './journey.ts';

/** Services in steps, for stories that begin with a credential in force. */

export interface Issued {
  readonly workerId: string;
  readonly identificationCode: string;
}

/** Somebody with a credential, and a signed-in clerk who attends nobody. */
export async function issue(story: KioskTest, changes: Parameters<typeof register>[2] = {}): Promise<Issued> {
  await signInAsClerk(story);
  const { visitId, workerId, identificationCode } = await register(story, undefined, changes);
  await story.call('handOver', { visitId });
  await goTo(story, 'done');
  await story.call('finishWorkerVisit', {});
  await story.call('leaveVisit', {});
  return { workerId, identificationCode };
}

/** Somebody else with a credential, in the same story. */
export async function issueAnother(story: KioskTest, person: SpecimenPerson): Promise<Issued> {
  const { visitId, workerId, identificationCode } = await register(story, person);
  await story.call('handOver', { visitId });
  await goTo(story, 'done', person);
  await story.call('finishWorkerVisit', {});
  await story.call('leaveVisit', {});
  return { workerId, identificationCode };
}

/** A well-formed code that nobody has. */
export const nobodysCode = 'E017-2-000999-I';

/** Three answers, one of which may be wrong. */
export async function answerThree(
  story: KioskTest,
  given: {
    readonly birthDate?: PartialDate;
    readonly image?: SecurityImageId;
    readonly answer?: string;
  } = {},
): Promise<void> {
  const { call } = story;
  await call('submitBirthDate', { birthDate: given.birthDate ?? specimenPerson.passport.birthDate });
  await call('submitRecoveryImage', { image: given.image ?? secrets.image.image });
  const { step } = story.service();
  if (step.stage !== 'recovery-answer') throw new Error('no question is asked');
  const right = secrets.answers.find(([question]) => question === step.question)?.[1] ?? '';
  await call('submitRecoveryAnswer', { question: step.question, answer: given.answer ?? right });
}

export async function answerThreeWrongly(
  story: KioskTest,
  given: Parameters<typeof answerThree>[1] = { answer: 'nada de eso' },
): Promise<void> {
  await answerThree(story, given).then(
    () => {
      throw new Error('the answers were right');
    },
    () => undefined,
  );
}

/** The code in the newest message that is newer than `before` messages. */
export async function newCode(story: KioskTest, before: number): Promise<string> {
  await story.until(() => story.mail.sent.length > before);
  return lastCode(story);
}

/** Types one credential and has it checked; gives what is left, or 'right'. */
export async function check(story: KioskTest, credential: string): Promise<number | 'right'> {
  await typeCredential(story, credential);
  const outcome = await story.kiosk().handlers.checkCredential({});
  if (outcome.ok) return 'right';
  return outcome.error.code === 'wrong-answer' ? outcome.error.attemptsLeft : -1;
}

/** Wrong ones until it locks, then the display is taken back. */
export async function lockByChecks(story: KioskTest, { workerId }: Issued): Promise<void> {
  await story.call('startService', { workerId, purpose: 'check' });
  await story.call('chooseLanguage', { language: 'en' });
  for (const left of [2, 1, 0]) {
    if ((await check(story, `Wrong${left}Wrong`)) !== left) throw new Error('an attempt was not counted');
  }
  await story.call('finishWorkerVisit', {});
}

/** Who signs a revocation, and why. */
export const revocationSignature = {
  username: supervisor.username,
  secret: supervisor.pin,
  reason: 'denuncia 4711',
};

/** An hour after whatever came before: moments on record differ. */
export async function revoke(
  story: KioskTest,
  { workerId }: Pick<Issued, 'workerId'>,
  cause: RevocationCause,
): Promise<void> {
  const later = (minutes: number) =>
    story.time.setWallClock(new Date(story.time.systemTime().getTime() + minutes * 60_000).toISOString());
  later(60);
  await story.call('revokeCredential', { workerId, cause, coSignature: revocationSignature });
  later(5);
}

/** Somebody with a cédula, enrolled and with a credential. */
export async function issueByCedula(story: KioskTest, changes: Parameters<typeof enrol>[2] = {}) {
  await signInAsClerk(story);
  const enrolled = await enrol(story, specimenCedula, changes);
  await story.call('handOver', { visitId: enrolled.visitId });
  await goTo(story, 'done', specimenCedula);
  await story.call('finishWorkerVisit', {});
  await story.call('leaveVisit', {});
  return enrolled;
}
