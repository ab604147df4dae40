import { describe, expect, test } from 'vitest';
import {
  auditedEvents,
  clerk,
  goTo,
  lastCode,
  register,
  rightAnswer,
  secrets,
  signInAsClerk,
  typeCredential,
} from '#test/support/fakes/journey.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

async function handedOver(story: KioskTest, stage: string, changes = {}): Promise<string> {
  await signInAsClerk(story);
  const { visitId } = await register(story, undefined, changes);
  await story.call('handOver', { visitId });
  await goTo(story, stage);
  return visitId;
}

describe('the hand-over', () => {
  test('needs a registered worker, and happens once', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { id } = await story.call('startVisit', { workerId: null });
      expect(await story.callForError('handOver', { visitId: id })).toEqual({ code: 'not-registered' });
      const { visitId } = await register(story);
      await story.call('handOver', { visitId });
      expect(await story.callForError('handOver', { visitId })).toEqual({ code: 'already-handed-over' });
      expect(story.shownViews).toEqual(['worker']);
      expect(story.kiosk().status().visitHandedOver).toBe(true);
    }));

  test('tells the clerk the stage and nothing else', () =>
    withKiosk(async (story) => {
      await handedOver(story, 'question-bank');
      expect(story.clerk().display).toEqual({
        kind: 'issuance',
        visitId: story.clerk().visitId,
        stage: 'question-bank',
        help: null,
        wrongFields: [],
      });
    }));

  test('a credential in force is not issued again', () =>
    withKiosk(async (story) => {
      const visitId = await handedOver(story, 'done');
      const { workerId } = await story.call('getVisit', { visitId });
      await story.call('finishWorkerVisit', {});
      const again = await story.call('startVisit', { workerId });
      expect(await story.callForError('handOver', { visitId: again.id })).toEqual({ code: 'visit-closed' });
    }));
});

describe('wrong data', () => {
  test('goes back to the clerk, is corrected, and is confirmed by the worker', () =>
    withKiosk(async (story) => {
      const visitId = await handedOver(story, 'confirm-captured');
      await story.call('confirmCaptured', { wrongFields: ['contract.position'] });
      expect(story.clerk().display).toMatchObject({
        help: 'data-wrong',
        wrongFields: ['contract.position'],
      });
      expect(await story.callForError('confirmCaptured', { wrongFields: [] })).toEqual({
        code: 'wrong-step',
      });
      await story.call('takeBack', {});
      expect((await story.call('getVisit', { visitId })).wrongFields).toEqual(['contract.position']);
      await story.call('saveDraftField', { visitId, field: 'contract.position', value: 'Jefa de finca' });
      await story.call('handOver', { visitId });
      const { step, language } = story.worker();
      expect(language).toBe('en');
      expect(step.stage === 'confirm-captured' && step.fields).toContainEqual({
        field: 'contract.position',
        value: 'Jefa de finca',
      });
      expect((await story.call('getVisit', { visitId })).wrongFields).toEqual([]);
      expect(await auditedEvents(story)).toContain('registration-corrected');
    }));

  test('a correction the rules refuse is not handed over', () =>
    withKiosk(async (story) => {
      const visitId = await handedOver(story, 'confirm-captured');
      await story.call('takeBack', {});
      await story.call('saveDraftField', { visitId, field: 'identity.birthDate', value: '31/02/1991' });
      expect(await story.callForError('handOver', { visitId })).toEqual({ code: 'not-registered' });
      expect(await story.callForError('confirmRegistration', { visitId, comparedByEye: true })).toMatchObject(
        {
          code: 'blocked',
        },
      );
    }));
});

describe('attempts', () => {
  test('at the birth date are three, survive a restart, and start again only with the clerk', () =>
    withKiosk(async (story) => {
      const visitId = await handedOver(story, 'birth-date');
      const wrong = () => story.callForError('submitBirthDate', { birthDate: '1980-01-01' });
      expect(await wrong()).toEqual({ code: 'wrong-answer', attemptsLeft: 2 });
      expect(await wrong()).toEqual({ code: 'wrong-answer', attemptsLeft: 1 });
      await story.restart();
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      await story.call('handOver', { visitId });
      await goTo(story, 'birth-date');
      expect(await wrong()).toEqual({ code: 'wrong-answer', attemptsLeft: 0 });
      expect(story.clerk().display?.help).toBe('attempts-spent');
      expect(await wrong()).toEqual({ code: 'wrong-step' });
      await story.call('takeBack', {});
      await story.call('handOver', { visitId });
      expect(story.worker().help).toBe('attempts-spent');
      await story.call('resumeWorker', {});
      expect(story.worker().step).toEqual({ stage: 'birth-date', known: 'day', attemptsLeft: 3 });
      expect(await auditedEvents(story)).toContain('worker-resumed');
    }));

  test('at the fact questions are three in all; the question stays until it is right', () =>
    withKiosk(async (story) => {
      await handedOver(story, 'fact-questions');
      const before = story.worker().step;
      expect(await story.callForError('answerFactQuestion', { answer: 'no' })).toEqual({
        code: 'wrong-answer',
        attemptsLeft: 2,
      });
      expect(story.worker().step).toEqual({ ...before, attemptsLeft: 2 });
      await story.call('answerFactQuestion', { answer: rightAnswer(story) });
      await story.callForError('answerFactQuestion', { answer: 'no' });
      await story.callForError('answerFactQuestion', { answer: 'no' });
      expect(story.worker().help).toBe('attempts-spent');
      await story.call('resumeWorker', {});
      expect(story.worker().step).toMatchObject({ stage: 'fact-questions', number: 1, attemptsLeft: 3 });
    }));
});

describe('image and answers', () => {
  test('the name must be the picture’s, in any language', () =>
    withKiosk(async (story) => {
      await handedOver(story, 'security-image');
      expect(await story.callForError('submitSecurityImage', { image: 'tree', typedName: 'sol' })).toEqual({
        code: 'name-differs',
      });
      await story.call('submitSecurityImage', { image: 'tree', typedName: ' ÁRBOL ' });
      expect(story.worker().step.stage).toBe('question-bank');
    }));

  test('answers are checked and practised', () =>
    withKiosk(async (story) => {
      await handedOver(story, 'question-bank');
      const save = (question: 'first-pet' | 'first-job', answer: string) =>
        story.callForError('saveBankAnswer', { question, answer });
      expect(await save('first-pet', 'x')).toEqual({ code: 'too-short' });
      expect(await save('first-pet', 'your first pet')).toEqual({ code: 'repeats-question' });
      await story.call('saveBankAnswer', { question: 'first-pet', answer: 'Pelusa' });
      expect(
        await story.callForError('practiseBankAnswer', { question: 'first-pet', answer: 'Peluso' }),
      ).toEqual({
        code: 'differs',
      });
      expect(story.worker().step).toMatchObject({ answered: [] });
      await story.call('saveBankAnswer', { question: 'first-pet', answer: 'Pelusa' });
      await story.call('practiseBankAnswer', { question: 'first-pet', answer: '  PELUSA ' });
      expect(await save('first-pet', 'Otra')).toEqual({ code: 'already-answered' });
      expect(await save('first-job', 'pélusa')).toEqual({ code: 'same-as-other' });
      await story.call('goBack', {});
      expect(story.worker().step).toMatchObject({ answered: [] });
      await story.call('goBack', {});
      expect(story.worker().step.stage).toBe('security-image');
    }));
});

describe('the e-mail code', () => {
  test('is accepted at 14:59 and not at 15:01, also with the clock turned back', () =>
    withKiosk(async (story) => {
      await handedOver(story, 'email-code');
      await story.until(() => story.mail.sent.length === 1);
      const code = lastCode(story);
      story.time.setWallClock('2026-11-23T14:15:01.000Z');
      expect(await story.callForError('submitEmailCode', { code })).toEqual({ code: 'expired' });
      story.time.setWallClock('2026-11-23T14:01:00.000Z');
      expect(await story.callForError('submitEmailCode', { code })).toEqual({ code: 'expired' });
      await story.call('sendEmailCodeAgain', {});
      await story.until(() => story.mail.sent.length === 2);
      story.time.setWallClock('2026-11-23T14:30:00.000Z');
      await story.call('submitEmailCode', { code: lastCode(story) });
      expect(story.worker().step.stage).toBe('terms');
    }));

  test('ends by the time that passed, however far the clock was set back', () =>
    withKiosk(async (story) => {
      await handedOver(story, 'email-code');
      await story.until(() => story.mail.sent.length === 1);
      story.time.setWallClock('2026-11-23T12:00:00.000Z');
      story.time.pass(15 * 60_000);
      expect(await story.callForError('submitEmailCode', { code: lastCode(story) })).toEqual({
        code: 'expired',
      });
      expect(story.worker().step.stage).toBe('email-code');
    }));

  test('goes six times an hour at most; who asks for more is told when, or proves at the counter', () =>
    withKiosk(async (story) => {
      const visitId = await handedOver(story, 'email-code');
      for (let sent = 1; sent < 6; sent += 1) {
        await story.until(() => story.mail.sent.length === sent);
        story.time.pass(61_000);
        await story.call('sendEmailCodeAgain', {});
      }
      await story.until(() => story.mail.sent.length === 6);
      story.time.pass(61_000);
      expect(await story.callForError('sendEmailCodeAgain', {})).toEqual({
        code: 'too-soon',
        retryAt: '2026-11-23T15:00:00.000Z',
      });

      await story.call('takeBack', {});
      await story.call('handOver', { visitId });
      await goTo(story, 'counter-proof');
      expect(story.worker().canGoBack).toBe(false);
      expect(story.mail.sent).toHaveLength(6);
      await story.call('takeBack', {});

      story.time.setWallClock('2026-11-23T15:00:00.000Z');
      await story.call('handOver', { visitId });
      await goTo(story, 'email-code');
      await story.until(() => story.mail.sent.length === 7);
    }));

  test('takes five attempts, a new one after a minute, and ends the old one', () =>
    withKiosk(async (story) => {
      await handedOver(story, 'email-code');
      await story.until(() => story.mail.sent.length === 1);
      const first = lastCode(story);
      const other = first === '000000' ? '111111' : '000000';
      for (const attemptsLeft of [4, 3, 2, 1, 0, 0]) {
        expect(await story.callForError('submitEmailCode', { code: other })).toEqual({
          code: 'wrong-answer',
          attemptsLeft,
        });
      }
      expect(await story.callForError('submitEmailCode', { code: first })).toMatchObject({
        code: 'wrong-answer',
      });
      expect(await story.callForError('sendEmailCodeAgain', {})).toEqual({
        code: 'too-soon',
        retryAt: '2026-11-23T14:01:00.000Z',
      });
      story.time.advance({ seconds: 61 });
      await story.call('sendEmailCodeAgain', {});
      await story.until(() => story.mail.sent.length === 2);
      if (lastCode(story) !== first) await story.callForError('submitEmailCode', { code: first });
      await story.call('submitEmailCode', { code: lastCode(story) });
    }));

  test('without a line it stays queued, leaves when the line is back, or the clerk proves instead', () =>
    withKiosk(async (story) => {
      story.mail.line = false;
      await handedOver(story, 'email-code');
      expect(story.worker().step).toMatchObject({ delivery: 'queued', maskedEmail: 'm•••@e•••.org' });
      expect((await story.call('getQueues', {})).mail.waiting).toBe(1);
      story.mail.line = true;
      story.time.advance({ seconds: 16 });
      await story.until(() => story.mail.sent.length === 1);
      await story.until(() => JSON.stringify(story.worker().step).includes('"sent"'));
      await story.call('chooseProof', { proof: 'counter' });
      expect(await story.callForError('submitEmailCode', { code: '123456' })).toEqual({ code: 'wrong-step' });
      await goTo(story, 'terms');
    }));
});

describe('terms and credential', () => {
  test('only the terms on the screen can be accepted', () =>
    withKiosk(async (story) => {
      await handedOver(story, 'terms', { 'contact.email': '' });
      expect(await story.callForError('acceptTerms', { version: '2001-01', hash: 'x' })).toEqual({
        code: 'terms-changed',
      });
    }));

  test('the credential is judged, compared, shown as a drawing, and never comes out', () =>
    withKiosk(async (story) => {
      await handedOver(story, 'credential', { 'contact.email': '' });
      await typeCredential(story, 'Quintero9');
      expect(await story.callForError('submitCredential', {})).toEqual({
        code: 'not-accepted',
        problems: ['own-name'],
      });
      await typeCredential(story, 'abcde');
      expect(await story.callForError('submitCredential', {})).toMatchObject({ code: 'not-accepted' });
      await typeCredential(story, 'Zorro7Lento');
      const { drawing } = await story.call('revealCredential', {});
      expect(drawing.match(/<path /g)).toHaveLength(11);
      await story.call('submitCredential', {});
      expect(story.worker().step).toEqual({ stage: 'credential', entry: 'again', length: 0 });
      await typeCredential(story, 'Zorro7lento');
      expect(await story.callForError('submitCredential', {})).toEqual({ code: 'differs' });
      expect(story.worker().step).toEqual({ stage: 'credential', entry: 'first', length: 0 });
      await goTo(story, 'done');
      expect(secrets.credential).toBe('Zorro7Lento');
    }));

  test('two presses of the last button generate one credential', () =>
    withKiosk(async (story) => {
      await handedOver(story, 'credential', { 'contact.email': '' });
      await typeCredential(story, secrets.credential);
      await story.call('submitCredential', {});
      await typeCredential(story, secrets.credential);
      const submit = () => story.kiosk().handlers.submitCredential({});
      const outcomes = await Promise.all([submit(), submit()]);
      expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
      expect((await auditedEvents(story)).filter((event) => event === 'credential-issued')).toHaveLength(1);
    }));
});
