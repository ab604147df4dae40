import { beforeEach, describe, expect, test, vi } from 'vitest';
import { goTo, register, secrets, signInAsClerk } from '#test/support/fakes/journey.ts';
import { issue } from '#test/support/fakes/service-journey.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** A disk that is full at one commit: memory follows the disk, and no attempt is won by it. */

const disk = vi.hoisted(() => ({ isFull: false }));
vi.mock('#electron/main/db/core/transact.ts', async (original) => {
  const real = await original<typeof import('#electron/main/db/core/transact.ts')>();
  return {
    ...real,
    watchActs: (...[db, watcher]: Parameters<typeof real.watchActs>) =>
      real.watchActs(db, {
        ...watcher,
        beforeCommit() {
          watcher.beforeCommit();
          if (disk.isFull) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
        },
      }),
  };
});

beforeEach(() => {
  disk.isFull = false;
});

async function onFullDisk(act: () => Promise<unknown>): Promise<void> {
  disk.isFull = true;
  try {
    await expect(act()).rejects.toThrow('full');
  } finally {
    disk.isFull = false;
  }
}

async function handedOver(story: KioskTest): Promise<void> {
  await signInAsClerk(story);
  const { visitId } = await register(story);
  await story.call('handOver', { visitId });
}

describe.each([
  ['birth-date', 'submitBirthDate', { birthDate: '1981-02-03' }],
  ['fact-questions', 'answerFactQuestion', { answer: 'nada de eso' }],
] as const)('at %s', (stage, method, wrong) => {
  test('a wrong answer that could not be counted shows nothing, and the last one still pauses', () =>
    withKiosk(async (story) => {
      await handedOver(story);
      await goTo(story, stage);
      for (const attemptsLeft of [2, 1]) {
        expect(await story.callForError(method, wrong)).toEqual({ code: 'wrong-answer', attemptsLeft });
      }
      const before = story.worker();
      await onFullDisk(() => story.callForError(method, wrong));
      expect(story.worker()).toEqual(before);
      expect(await story.callForError(method, wrong)).toEqual({ code: 'wrong-answer', attemptsLeft: 0 });
      expect(story.worker().help).toBe('attempts-spent');
      expect(await story.callForError(method, wrong)).toEqual({ code: 'wrong-step' });
    }));

  test('attempts that could not be given back on record are not given back', () =>
    withKiosk(async (story) => {
      await handedOver(story);
      await goTo(story, stage);
      for (let spent = 0; spent < 3; spent += 1) await story.callForError(method, wrong);
      const before = story.worker();
      await onFullDisk(() => story.call('resumeWorker', {}));
      expect(story.worker()).toEqual(before);
    }));
});

test('the last answer of the question bank is practised again', () =>
  withKiosk(async (story) => {
    await handedOver(story);
    await goTo(story, 'question-bank');
    const [last, ...others] = secrets.answers.toReversed();
    if (last === undefined) throw new Error('nobody has answers');
    const asInput = ([question, answer]: (typeof secrets.answers)[number]) => ({ question, answer });
    for (const given of others) {
      await story.call('saveBankAnswer', asInput(given));
      await story.call('practiseBankAnswer', asInput(given));
    }
    await story.call('saveBankAnswer', asInput(last));
    const before = story.worker();
    await onFullDisk(() => story.call('practiseBankAnswer', asInput(last)));
    expect(story.worker()).toEqual(before);
    await story.call('practiseBankAnswer', asInput(last));
    expect(story.worker().step.stage).toBe('email-code');
  }));

test('who could not be put on record is not shown to the counter', () =>
  withKiosk(async (story) => {
    const { identificationCode } = await issue(story);
    await story.call('startOwnService', { purpose: 'unlock', language: 'en' });
    const before = story.clerk();
    await onFullDisk(() => story.call('identify', { text: identificationCode }));
    expect(story.clerk()).toEqual(before);
  }));

test.each(['a turn', 'a service'])('%s is taken back', (shown) =>
  withKiosk(async (story) => {
    if (shown === 'a turn') await handedOver(story);
    else {
      const { workerId } = await issue(story);
      await story.call('startService', { workerId, purpose: 'check' });
    }
    await onFullDisk(() => story.call('takeBack', {}));
    expect(story.kiosk().workerSession().state).toBe('resting');
    expect(story.shownViews.at(-1)).toBe('clerk');
  }),
);
