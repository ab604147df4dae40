import { describe, expect, test } from 'vitest';
import {
  auditedEvents,
  clerk,
  goTo,
  papersWhenIssued,
  register,
  secrets,
  signInAsClerk,
  supervisor,
  typeCredential,
} from '#test/support/fakes/journey.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

async function handedOver(story: KioskTest, stage: string): Promise<string> {
  await signInAsClerk(story);
  const { visitId } = await register(story, undefined, { 'contact.email': '' });
  await story.call('handOver', { visitId });
  await goTo(story, stage);
  return visitId;
}

describe('a visit on the clerk’s screen when the power is cut', () => {
  const references = async ({ call }: KioskTest) =>
    (await call('listVisits', {})).map(({ id, interrupted }) => ({ id, interrupted }));

  test('is offered first to whom it was interrupted for, and to nobody else, until it is left', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { id } = await story.call('startVisit', { workerId: null });
      const { id: later } = await story.call('startVisit', { workerId: null });
      await story.call('leaveVisit', {});
      await story.call('resumeVisit', { visitId: id });
      await story.restart();
      await story.call('signIn', { username: supervisor.username, password: supervisor.password });
      expect(await references(story)).toEqual([
        { id: later, interrupted: false },
        { id, interrupted: false },
      ]);
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      expect(await references(story)).toEqual([
        { id, interrupted: true },
        { id: later, interrupted: false },
      ]);
      await story.call('resumeVisit', { visitId: id });
      await story.call('leaveVisit', {});
      expect((await references(story)).some(({ interrupted }) => interrupted)).toBe(false);
    }));

  test('is offered after the hand-over too, and not once it was given up', () =>
    withKiosk(async (story) => {
      const visitId = await handedOver(story, 'notice');
      await story.restart();
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      expect((await references(story))[0]).toEqual({ id: visitId, interrupted: true });
      const { id } = await story.call('startVisit', { workerId: null });
      expect((await references(story))[0]).toEqual({ id, interrupted: true });
      await story.call('abandonVisit', { visitId: id, reason: 'se fue' });
      expect(await references(story)).toEqual([{ id: visitId, interrupted: false }]);
    }));
});

describe('a power cut in the worker’s turn', () => {
  test.each([
    ['language', 'notice'],
    ['notice', 'notice'],
    ['confirm-captured', 'confirm-captured'],
    ['birth-date', 'birth-date'],
    ['fact-questions', 'fact-questions'],
    ['security-image', 'security-image'],
    ['question-bank', 'security-image'],
    ['counter-proof', 'security-image'],
    ['terms', 'security-image'],
    ['credential', 'security-image'],
  ])('at %s goes on at %s, after the language', (before, after) =>
    withKiosk(async (story) => {
      const visitId = await handedOver(story, before);
      await story.restart();
      expect(story.kiosk().workerSession().state).toBe('resting');
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      await story.call('resumeVisit', { visitId });
      await story.call('handOver', { visitId });
      expect(story.worker().step.stage).toBe('language');
      await story.call('chooseLanguage', { language: 'es' });
      expect(story.worker().step.stage).toBe(after);
      await goTo(story, 'done');
    }),
  );

  test('keeps the fact questions and what was answered', () =>
    withKiosk(async (story) => {
      const visitId = await handedOver(story, 'fact-questions');
      await story.callForError('answerFactQuestion', { answer: 'no' });
      const before = story.worker().step;
      await story.restart();
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      await story.call('handOver', { visitId });
      await story.call('chooseLanguage', { language: 'es' });
      expect(story.worker().step).toEqual(before);
    }));

  test('after the credential makes the papers by itself, in the worker’s language', () =>
    withKiosk(async (story) => {
      story.papers.broken = true;
      const visitId = await handedOver(story, 'done');
      expect(await story.call('listPapers', { visitId })).toEqual([]);
      story.papers.broken = false;
      await story.restart();
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      const [hit] = await story.call('searchWorkers', { text: 'QUINTERO', birthDate: null });
      const workerId = hit?.workerId ?? '';
      await story.until(
        async () => (await story.call('openWorker', { workerId })).papers.length === papersWhenIssued,
      );
      const { papers } = await story.call('openWorker', { workerId });
      expect(papers.map(({ kind, language }) => [kind, language])).toEqual(
        expect.arrayContaining([
          ['employer-slip', 'es'],
          ['receipt', 'en'],
        ]),
      );
      expect(await story.callForError('handOver', { visitId })).toEqual({ code: 'visit-closed' });
      expect(story.logged.join('\n')).toContain('background-work-failed');
    }));

  test('papers that could not be made are tried again when they are looked at', () =>
    withKiosk(async (story) => {
      story.papers.broken = true;
      const visitId = await handedOver(story, 'done');
      await story.until(() => story.logged.join('\n').includes('background-work-failed'));
      story.papers.broken = false;
      story.time.advance({ seconds: 31 });
      await story.until(
        async () => (await story.call('listPapers', { visitId })).length === papersWhenIssued,
      );
    }));
});

describe('nobody at the worker’s display', () => {
  test('warns, can be extended, then resets without losing anything but the secrets', () =>
    withKiosk(async (story) => {
      await handedOver(story, 'question-bank');
      await story.call('changeAccessibility', { textSize: 'largest', highContrast: true });
      story.time.advance({ seconds: 91 });
      expect(story.worker().idleResetAt).not.toBeNull();
      await story.call('reportActivity', {});
      expect(story.worker().idleResetAt).toBeNull();
      story.time.advance({ seconds: 125 });
      expect(story.worker()).toMatchObject({
        help: 'away',
        textSize: 'normal',
        highContrast: false,
        step: { stage: 'security-image' },
      });
      expect(story.clerk().display?.help).toBe('away');
      await story.call('resumeWorker', {});
      expect(story.worker()).toMatchObject({ help: null, language: 'en' });
      await goTo(story, 'done');
    }));

  test('at the end the view rests by itself; whoever waits for the clerk is not away', () =>
    withKiosk(async (story) => {
      await handedOver(story, 'counter-proof');
      story.time.advance({ minutes: 4 });
      expect(story.worker().help).toBeNull();
      await goTo(story, 'done');
      story.time.advance({ seconds: 125 });
      expect(story.kiosk().workerSession().state).toBe('resting');
    }));
});

describe('help and taking back', () => {
  test('with two displays help is asked and cancelled', () =>
    withKiosk(async (story) => {
      await handedOver(story, 'birth-date');
      await story.call('askForHelp', {});
      expect(story.clerk()).toMatchObject({ locked: false, display: { help: 'asked' } });
      await story.call('cancelHelp', {});
      expect(story.clerk().display?.help).toBeNull();
      await story.call('submitBirthDate', { birthDate: '1991-03-14' });
      expect(story.worker().canGoBack).toBe(false);
      expect(await story.callForError('goBack', {})).toEqual({ code: 'wrong-step' });
    }));

  test('with one display the clerk’s view comes locked', () =>
    withKiosk(async (story) => {
      story.screens.count = 1;
      await handedOver(story, 'birth-date');
      expect(story.shownViews).toEqual(['worker']);
      await story.call('askForHelp', {});
      expect(story.shownViews).toEqual(['worker', 'clerk']);
      expect(story.clerk()).toMatchObject({ locked: true, display: { help: 'asked' } });
      await story.call('unlockScreen', { secret: clerk.pin });
      await story.call('resumeWorker', {});
      expect(story.shownViews.at(-1)).toBe('worker');
    }));

  test('with one display the PIN takes the view back, and guessing is throttled', () =>
    withKiosk(async (story) => {
      story.screens.count = 1;
      await handedOver(story, 'birth-date');
      for (let i = 0; i < 4; i += 1) {
        expect(await story.callForError('takeBackWithPin', { pin: '0001' })).toEqual({ code: 'wrong-pin' });
      }
      expect(await story.callForError('takeBackWithPin', { pin: clerk.pin })).toMatchObject({
        code: 'throttled',
      });
      story.time.advance({ seconds: 20 });
      await story.call('takeBackWithPin', { pin: clerk.pin });
      expect(story.clerk()).toMatchObject({ locked: false, display: null });
      expect(story.shownViews.at(-1)).toBe('clerk');
      expect(await auditedEvents(story)).toContain('taken-back');
    }));

  test('signing out in the middle zeroes what was typed', () =>
    withKiosk(async (story) => {
      const visitId = await handedOver(story, 'credential');
      await typeCredential(story, secrets.credential);
      await story.call('signOut', {});
      expect(story.kiosk().workerSession().state).toBe('resting');
      expect(story.kiosk().status()).toMatchObject({ role: undefined, visitHandedOver: false });
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      await story.call('handOver', { visitId });
      expect(story.worker()).toMatchObject({ step: { stage: 'language' }, language: 'es' });
    }));
});
