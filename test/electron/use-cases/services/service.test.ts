import { describe, expect, test } from 'vitest';
import { auditedEvents, clerk, secrets, typeCredential } from '#test/support/fakes/journey.ts';
import {
  answerThree,
  answerThreeWrongly,
  check,
  issue,
  lockByChecks,
  newCode,
  nobodysCode,
} from '#test/support/fakes/service-journey.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

const stage = (story: KioskTest) => story.service().step.stage;

describe('finding the person', () => {
  test('a code is read in any case and with any hyphens, and its slip is named', () =>
    withKiosk(async (story) => {
      const { identificationCode } = await issue(story);
      await story.call('startOwnService', { purpose: 'unlock', language: 'en' });
      expect(await story.callForError('identify', { text: 'E017-2' })).toEqual({ code: 'shape' });
      const slip = `${identificationCode.slice(0, -1)}${identificationCode.endsWith('X') ? 'Y' : 'X'}`;
      expect(await story.callForError('identify', { text: slip })).toMatchObject({ code: 'check-character' });
      await story.call('identify', { text: ` ${identificationCode.toLowerCase().replaceAll('-', ' ')} ` });
      expect(stage(story)).toBe('service-code');
      expect(story.clerk().display).toMatchObject({ identificationCode, startedBy: 'worker' });
    }));

  test('the display offers services only while somebody attends, and one at a time', () =>
    withKiosk(async (story) => {
      const { workerId } = await issue(story);
      await story.call('startOwnService', { purpose: 'check', language: 'es' });
      expect(await story.callForError('startOwnService', { purpose: 'check', language: 'es' })).toEqual({
        code: 'attending',
      });
      expect(await story.callForError('startService', { workerId, purpose: 'check' })).toEqual({
        code: 'already-handed-over',
      });
      await story.call('signOut', {});
      expect(await story.callForError('startOwnService', { purpose: 'check', language: 'es' })).toEqual({
        code: 'counter-closed',
      });
    }));
});

test('a touch by mistake leads back to the resting screen', () =>
  withKiosk(async (story) => {
    await issue(story);
    await story.call('startOwnService', { purpose: 'unlock', language: 'en' });
    expect(story.service().canGoBack).toBe(true);
    await story.call('goBack', {});
    expect(story.kiosk().workerSession()).toMatchObject({ state: 'resting', offersServices: true });
    expect(story.clerk().display).toBeNull();
  }));

describe('checking', () => {
  test('the right one says so; three wrong ones lock, across a restart, and no fourth is looked at', () =>
    withKiosk(async (story) => {
      const { workerId, identificationCode } = await issue(story);
      await story.call('startService', { workerId, purpose: 'check' });
      await story.call('chooseLanguage', { language: 'en' });
      expect(await check(story, secrets.credential)).toBe('right');
      expect(story.service().step).toMatchObject({ outcome: 'credential-right' });
      await story.call('finishWorkerVisit', {});

      await story.call('startService', { workerId, purpose: 'check' });
      await story.call('chooseLanguage', { language: 'en' });
      expect(await check(story, 'Wrong1Wrong')).toBe(2);
      expect(await check(story, 'Wrong2Wrong')).toBe(1);
      await story.restart();
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      await story.call('startService', { workerId, purpose: 'check' });
      await story.call('chooseLanguage', { language: 'en' });
      expect(await check(story, 'Wrong3Wrong')).toBe(0);
      expect(stage(story)).toBe('locked');
      await story.call('takeBack', {});
      await story.call('startService', { workerId, purpose: 'check' });
      await story.call('chooseLanguage', { language: 'en' });
      expect(stage(story)).toBe('locked');
      expect(await story.callForError('checkCredential', {})).toEqual({ code: 'wrong-step' });
      const [hit] = await story.call('searchWorkers', { text: identificationCode, birthDate: null });
      expect(hit?.credential).toBe('locked');
      expect(await auditedEvents(story)).toContain('credential-locked');
    }));

  test('a right one starts the count again', () =>
    withKiosk(async (story) => {
      const { workerId } = await issue(story);
      for (const round of [1, 2]) {
        await story.call('startService', { workerId, purpose: 'check' });
        await story.call('chooseLanguage', { language: 'en' });
        expect(await check(story, `Wrong${round}Wrong`)).toBe(2);
        expect(await check(story, `Wrong${round}Again`)).toBe(1);
        expect(await check(story, secrets.credential)).toBe('right');
        await story.call('finishWorkerVisit', {});
      }
    }));
});

describe('recovering', () => {
  test('three answers, the code, a credential that was never used; the receipt follows', () =>
    withKiosk(async (story) => {
      const { workerId, identificationCode } = await issue(story);
      const before = story.mail.sent.length;
      await story.call('startOwnService', { purpose: 'recover', language: 'en' });
      await story.call('identify', { text: identificationCode });
      await answerThree(story);
      expect(story.service().step).toEqual({
        stage: 'recovery-contact',
        maskedEmail: 'm•••@e•••.org',
        maskedMobile: expect.stringContaining('•••'),
        coolsOff: false,
      });
      await story.call('confirmRecoveryContact', { changed: false });
      await story.call('submitEmailCode', { code: await newCode(story, before) });
      await typeCredential(story, secrets.credential);
      expect(await story.callForError('submitCredential', {})).toEqual({
        code: 'not-accepted',
        problems: ['used-before'],
      });
      await typeCredential(story, 'Tapir8Verde');
      await story.call('submitCredential', {});
      await typeCredential(story, 'Tapir8Verde');
      await story.call('submitCredential', {});
      expect(story.service().step).toMatchObject({ outcome: 'recovered' });
      await story.until(() => JSON.stringify(story.service().step).includes('recovery-receipt'));
      const { papers } = await story.call('openWorker', { workerId });
      const receipt = papers.find(({ kind }) => kind === 'recovery-receipt');
      const { pdf } = await story.call('getPaperPdf', { paperId: receipt?.id ?? '' });
      const words = new TextDecoder().decode(pdf);
      expect(words).toContain('Comprobante de clave nueva');
      expect(words).toContain('Receipt of a new credential');
      expect(words).toContain(identificationCode);
      await story.call('finishWorkerVisit', {});

      await story.call('startService', { workerId, purpose: 'check' });
      await story.call('chooseLanguage', { language: 'es' });
      expect(await check(story, secrets.credential)).toBe(2);
      expect(await check(story, 'Tapir8Verde')).toBe('right');
      await story.call('finishWorkerVisit', {});

      // The first one is refused for ever, not only while it is in force.
      await story.call('startOwnService', { purpose: 'recover', language: 'en' });
      await story.call('identify', { text: identificationCode });
      await answerThree(story);
      await story.call('chooseProof', { proof: 'counter' });
      await story.call('recordServiceProof', { comparedPortrait: true, comparedStoredCopy: true });
      await typeCredential(story, secrets.credential);
      expect(await story.callForError('submitCredential', {})).toMatchObject({ problems: ['used-before'] });
    }));

  test('nothing says which answer was wrong; the question stays; the third failure locks', () =>
    withKiosk(async (story) => {
      const { identificationCode } = await issue(story);
      const begin = async () => {
        await story.call('startOwnService', { purpose: 'recover', language: 'en' });
        await story.call('identify', { text: identificationCode });
      };
      const questions: string[] = [];
      const note = () => {
        const { step } = story.service();
        if (step.stage === 'recovery-answer') questions.push(step.question);
      };
      await begin();
      for (const wrong of [{ birthDate: '1970-01-01' as const }, { image: 'sun' as const }]) {
        await story.call('submitBirthDate', {
          birthDate: 'birthDate' in wrong ? wrong.birthDate : specimenPerson.passport.birthDate,
        });
        await story.call('submitRecoveryImage', {
          image: 'image' in wrong ? wrong.image : secrets.image.image,
        });
        note();
        await story.call('goBack', {});
        await story.call('goBack', {});
        await answerThreeWrongly(story, wrong);
        expect(stage(story)).toBe('recovery-birth-date');
        await story.call('takeBack', {});
        await story.restart();
        await story.call('signIn', { username: clerk.username, password: clerk.password });
        await begin();
      }
      await story.call('submitBirthDate', { birthDate: specimenPerson.passport.birthDate });
      await story.call('submitRecoveryImage', { image: secrets.image.image });
      note();
      expect(new Set(questions).size).toBe(1);
      await story.call('goBack', {});
      await story.call('goBack', {});
      await answerThreeWrongly(story, { answer: 'otra cosa' });
      expect(stage(story)).toBe('locked');
      await story.call('takeBack', {});
      await begin();
      expect(stage(story)).toBe('locked');
    }));

  test('an answer in another case, with other spaces and without accents is right', () =>
    withKiosk(async (story) => {
      const { identificationCode } = await issue(story);
      await story.call('startOwnService', { purpose: 'recover', language: 'en' });
      await story.call('identify', { text: identificationCode });
      await story.call('submitBirthDate', { birthDate: specimenPerson.passport.birthDate });
      await story.call('submitRecoveryImage', { image: secrets.image.image });
      const { step } = story.service();
      const question = step.stage === 'recovery-answer' ? step.question : 'first-pet';
      const right = secrets.answers.find(([each]) => each === question)?.[1] ?? '';
      const answer = `  ${right.toUpperCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ /g, '   ')}\t`;
      await story.call('submitRecoveryAnswer', { question, answer });
      expect(stage(story)).toBe('recovery-contact');
    }));
});

describe('unlocking', () => {
  test('at 2:59 the code unlocks', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await lockByChecks(story, issued);
      const before = story.mail.sent.length;
      await story.call('startOwnService', { purpose: 'unlock', language: 'es' });
      await story.call('identify', { text: issued.identificationCode });
      const code = await newCode(story, before);
      story.time.setWallClock(new Date(story.time.systemTime().getTime() + 179_000).toISOString());
      await story.call('submitEmailCode', { code });
      expect(story.service().step).toMatchObject({ outcome: 'unlocked' });
      const record = await story.call('openWorker', { workerId: issued.workerId });
      expect(record).toMatchObject({ credential: 'active', credentialLockedAt: null });
    }));

  test('at 3:01 it does not, nor after the clock is set back two hours; a year forward only ends it', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await lockByChecks(story, issued);
      const before = story.mail.sent.length;
      await story.call('startOwnService', { purpose: 'unlock', language: 'es' });
      await story.call('identify', { text: issued.identificationCode });
      const code = await newCode(story, before);
      const shift = (milliseconds: number) =>
        story.time.setWallClock(new Date(story.time.systemTime().getTime() + milliseconds).toISOString());
      shift(181_000);
      expect(await story.callForError('submitEmailCode', { code })).toEqual({ code: 'expired' });
      shift(-2 * 60 * 60_000);
      expect(await story.callForError('submitEmailCode', { code })).toEqual({ code: 'expired' });
      shift(365 * 24 * 60 * 60_000);
      expect(await story.callForError('submitEmailCode', { code })).toEqual({ code: 'expired' });
      expect((await story.call('openWorker', { workerId: issued.workerId })).credential).toBe('locked');
    }));

  test('from the locked screen in one touch; a code of before, or of another visit, is not taken', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await lockByChecks(story, issued);
      let before = story.mail.sent.length;
      await story.call('startOwnService', { purpose: 'check', language: 'es' });
      await story.call('identify', { text: issued.identificationCode });
      await story.call('unlockInstead', {});
      const first = await newCode(story, before);
      await story.call('takeBack', {});
      before = story.mail.sent.length;
      await story.call('startOwnService', { purpose: 'unlock', language: 'es' });
      await story.call('identify', { text: issued.identificationCode });
      const second = await newCode(story, before);
      if (first !== second) {
        expect(await story.callForError('submitEmailCode', { code: first })).toMatchObject({
          code: 'wrong-answer',
          attemptsLeft: 4,
        });
      }
      await story.call('submitEmailCode', { code: second });
      expect(await story.callForError('submitEmailCode', { code: second })).toEqual({ code: 'wrong-step' });
    }));

  test('without e-mail the clerk proves the person; nobody proves a code that nobody has', () =>
    withKiosk(async (story) => {
      const issued = await issue(story, { 'contact.email': '' });
      await lockByChecks(story, issued);
      await story.call('startService', { workerId: issued.workerId, purpose: 'unlock' });
      await story.call('chooseLanguage', { language: 'es' });
      expect(stage(story)).toBe('service-proof');
      await story.call('recordServiceProof', { comparedPortrait: true, comparedStoredCopy: true });
      expect(story.service().step).toMatchObject({ outcome: 'unlocked' });
      await story.call('finishWorkerVisit', {});

      await story.call('startOwnService', { purpose: 'unlock', language: 'es' });
      await story.call('identify', { text: nobodysCode });
      await story.call('chooseProof', { proof: 'counter' });
      expect(
        await story.callForError('recordServiceProof', { comparedPortrait: true, comparedStoredCopy: true }),
      ).toEqual({ code: 'not-asked' });
    }));

  test('six messages an hour at most, the one of the issuance among them; the screen stays the same', () =>
    withKiosk(async (story) => {
      const { identificationCode } = await issue(story);
      const before = story.mail.sent.length;
      for (let time = 0; time < 8; time += 1) {
        await story.call('startOwnService', { purpose: 'unlock', language: 'es' });
        await story.call('identify', { text: identificationCode });
        expect(stage(story)).toBe('service-code');
        await story.until(() => story.mail.sent.length === before + Math.min(time + 1, 5));
        await story.call('takeBack', {});
      }
      expect((await story.call('getQueues', {})).mail.waiting).toBe(0);
    }));

  test('a code that a newer one replaced is not sent when the line comes back', () =>
    withKiosk(async (story) => {
      const { identificationCode } = await issue(story);
      const before = story.mail.sent.length;
      story.mail.line = false;
      for (let time = 0; time < 2; time += 1) {
        await story.call('startOwnService', { purpose: 'unlock', language: 'es' });
        await story.call('identify', { text: identificationCode });
        expect((await story.call('getQueues', {})).mail.waiting).toBe(1);
        await story.call('takeBack', {});
      }
      story.mail.line = true;
      story.time.advance({ seconds: 20 });
      await story.until(() => story.mail.sent.length === before + 1);
      expect((await story.call('getQueues', {})).mail.waiting).toBe(0);
    }));
});

describe('a code that nobody has', () => {
  test('is asked the same, counted the same and locked the same', () =>
    withKiosk(async (story) => {
      const { identificationCode } = await issue(story, { 'contact.email': '' });
      const walk = async (code: string) => {
        const seen: unknown[] = [];
        const see = () => seen.push(shapeOf(story.service()));
        await story.call('startOwnService', { purpose: 'check', language: 'en' });
        await story.call('identify', { text: code });
        see();
        for (const left of [2, 1, 0]) {
          expect(await check(story, 'Wrong9Wrong')).toBe(left);
          see();
        }
        await story.call('unlockInstead', {});
        see();
        expect(await story.callForError('submitEmailCode', { code: '123456' })).toMatchObject({
          attemptsLeft: 4,
        });
        see();
        await story.call('takeBack', {});
        await story.call('startOwnService', { purpose: 'recover', language: 'en' });
        await story.call('identify', { text: code });
        see();
        await story.call('takeBack', {});
        return seen;
      };
      expect(await walk(nobodysCode)).toEqual(await walk(identificationCode));
    }));

  test('a recovery of it asks the same questions, keeps its question and locks at the third', () =>
    withKiosk(async (story) => {
      await issue(story);
      await story.call('startOwnService', { purpose: 'recover', language: 'en' });
      await story.call('identify', { text: nobodysCode });
      const questions = new Set<string>();
      for (const left of [2, 1, 0]) {
        await story.call('submitBirthDate', { birthDate: '1990-05-05' });
        await story.call('submitRecoveryImage', { image: 'tree' });
        const { step } = story.service();
        if (step.stage !== 'recovery-answer') throw new Error('no question');
        questions.add(step.question);
        expect(
          await story.callForError('submitRecoveryAnswer', { question: step.question, answer: 'algo' }),
        ).toEqual({ code: 'wrong-answer', attemptsLeft: left });
      }
      expect(questions.size).toBe(1);
      expect(stage(story)).toBe('locked');
      expect(story.clerk().display).toMatchObject({ identificationCode: null, workerId: null });
    }));
});

/** What a person could compare: every word of the session but the moments. */
function shapeOf(session: unknown): unknown {
  return JSON.parse(JSON.stringify(session).replace(/\d{4}-\d\d-\d\dT[0-9:.]+Z/g, 'moment'));
}
