import { expect, test } from 'vitest';
import { answerAll, beginAssisted } from '#test/support/fakes/assisted-journey.ts';
import { auditedEvents, clerk, secrets, supervisor } from '#test/support/fakes/journey.ts';
import { issue, lockByChecks } from '#test/support/fakes/service-journey.ts';
import { withKiosk } from '#test/support/with-kiosk.ts';

const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'perdió su correo' };

test('four right answers and a supervisor unlock; the clerk reads the question and never an answer', () =>
  withKiosk(async (story) => {
    const issued = await issue(story);
    expect(await story.callForError('startAssistedUnlock', { workerId: issued.workerId })).toEqual({
      code: 'not-locked',
    });
    await lockByChecks(story, issued);
    await beginAssisted(story, issued);
    const { step } = story.service();
    expect(story.clerk().display).toMatchObject({
      question: step.stage === 'assisted-question' && step.question.id,
    });
    const told = story.clerkSessions.length;
    await answerAll(story);
    expect(story.service().step.stage).toBe('assisted-approval');
    const heard = story.clerkSessions.slice(told).join('\n');
    for (const [, answer] of secrets.answers) expect(heard).not.toContain(answer);
    expect((await story.call('openWorker', { workerId: issued.workerId })).credential).toBe('locked');
    const own = { username: clerk.username, secret: clerk.pin, reason: 'yo mismo' };
    expect(await story.callForError('approveAssistedUnlock', { callBack: null, coSignature: own })).toEqual({
      code: 'own-act',
    });
    const callBack = { number: '022345678', who: 'Recursos humanos', result: 'confirmed' } as const;
    await story.call('approveAssistedUnlock', { callBack, coSignature });
    expect(story.service().step).toMatchObject({ outcome: 'unlocked' });
    expect((await story.call('openWorker', { workerId: issued.workerId })).credential).toBe('active');
    expect(await auditedEvents(story)).toEqual(
      expect.arrayContaining(['assisted-answers-right', 'assisted-unlock-approved', 'credential-unlocked']),
    );
    expect(await story.callForError('approveAssistedUnlock', { callBack: null, coSignature })).toEqual({
      code: 'not-asked',
    });
  }));

test('one wrong answer ends it without saying which; after three the counter waits a day, also over a restart', () =>
  withKiosk(async (story) => {
    const issued = await issue(story);
    await lockByChecks(story, issued);
    for (const wrongAt of [1, 4, 2]) {
      await beginAssisted(story, issued);
      await answerAll(story, wrongAt);
      expect(story.clerk().display).toBeNull();
    }
    await story.restart();
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    const refused = () => story.callForError('startAssistedUnlock', { workerId: issued.workerId });
    expect(await refused()).toMatchObject({ code: 'too-many-failures' });
    story.time.setWallClock('2020-01-01T00:00:00.000Z');
    expect(await refused()).toMatchObject({ code: 'too-many-failures' });
    story.time.pass(25 * 60 * 60_000);
    await beginAssisted(story, issued);
  }));
