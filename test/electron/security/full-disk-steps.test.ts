import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Handlers } from '#electron/main/context/handlers.ts';
import { workerMethodNames } from '#shared/contract/kiosk/method-names.ts';
import { answerAll, beginAssisted } from '#test/support/fakes/assisted-journey.ts';
import { changeSigned, compared } from '#test/support/fakes/contact-journey.ts';
import { disk } from '#test/support/fakes/full-disk.ts';
import {
  goTo,
  register,
  secrets,
  signInAsClerk,
  supervisor,
  typeCredential,
} from '#test/support/fakes/journey.ts';
import { atKitCode, issueWithKit } from '#test/support/fakes/kit-journey.ts';
import { answerThree, check, issue, lockByChecks, newCode } from '#test/support/fakes/service-journey.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** A disk that is full at one commit: memory follows the disk, and no attempt is won by it. */

vi.mock('#electron/main/db/core/transact.ts', async (original) => {
  const { onFakeDisk } = await import('#test/support/fakes/full-disk.ts');
  return onFakeDisk(await original());
});

beforeEach(() => {
  disk.roomFor = Number.POSITIVE_INFINITY;
});

async function onFullDisk(act: () => Promise<unknown>, roomFor = 0): Promise<void> {
  disk.roomFor = roomFor;
  try {
    await expect(act()).rejects.toThrow('full');
  } finally {
    disk.roomFor = Number.POSITIVE_INFINITY;
  }
}

const approval = { username: supervisor.username, secret: supervisor.pin, reason: 'sin correo' };

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

test('taking back is one act: the disk that takes one commit takes all of it', () =>
  withKiosk(async (story) => {
    const { workerId } = await issue(story);
    await story.call('startService', { workerId, purpose: 'check' });
    disk.roomFor = 1;
    await story.call('takeBack', {}).finally(() => {
      disk.roomFor = Number.POSITIVE_INFINITY;
    });
    const events = (await story.call('listAuditEntries', { before: null, limit: 2, event: null })).map(
      ({ event }) => event,
    );
    expect(events.sort()).toEqual(['service-ended', 'taken-back']);
  }));

/** What no full disk refuses: it takes away, or is done in the background; or what was typed is forgotten by it. */
const exempt: ReadonlySet<string> = new Set([
  'finishWorkerVisit',
  'takeBack',
  'declineKit',
  'printKit',
  'submitCredential',
]);
const countersActs: ReadonlySet<string> = new Set([
  'handOver',
  'resumeWorker',
  'recordCounterProof',
  'startService',
  'recordServiceProof',
  'startAssistedUnlock',
  'approveAssistedUnlock',
  'approveContactChange',
  'declineContactChange',
]);

/** The same story, in which every act at the display meets a full disk first and changes nothing by it. */
function fullDiskFirst(story: KioskTest): { readonly story: KioskTest; readonly refused: Set<string> } {
  const refused = new Set<string>();
  const shown = () => [story.kiosk().workerSession(), story.kiosk().clerkSession()];
  async function first<Answer>(name: string, answer: () => Promise<Answer>): Promise<Answer> {
    const isAct = (workerMethodNames as readonly string[]).includes(name) || countersActs.has(name);
    if (!isAct || exempt.has(name)) return answer();
    const before = shown();
    disk.roomFor = 0;
    try {
      return await answer();
    } catch (error) {
      if (!String(error).includes('full')) throw error;
      refused.add(name);
    } finally {
      disk.roomFor = Number.POSITIVE_INFINITY;
    }
    expect([name, ...shown()]).toEqual([name, ...before]);
    return answer();
  }
  function handlers(): Handlers {
    const each = Object.entries(story.kiosk().handlers).map(([name, handler]) => [
      name,
      (input: never) => first(name, async () => handler(input)),
    ]);
    return Object.fromEntries(each);
  }
  return {
    refused,
    story: {
      ...story,
      kiosk: () => ({ ...story.kiosk(), handlers: handlers() }),
      call: (name, input) => first(name, () => story.call(name, input)),
      callForError: (name, input) => first(name, () => story.callForError(name, input)),
    },
  };
}

/** Runs a story in which every act meets a full disk first; gives the acts that it refused. */
async function actsRefused(tell: (story: KioskTest) => Promise<void>): Promise<string[]> {
  const found: string[] = [];
  await withKiosk(async (real) => {
    const { story, refused } = fullDiskFirst(real);
    await tell(story);
    found.push(...refused);
  });
  return found.sort();
}

describe('every act at the display meets a full disk first, and is as it was before', () => {
  test('of an issuance by e-mail, with its sheet of codes', async () => {
    const refused = await actsRefused(async (story) => {
      await issueWithKit(story);
    });
    expect(refused).toEqual([
      'acceptTerms',
      'acknowledgeNotice',
      'answerFactQuestion',
      'chooseLanguage',
      'confirmCaptured',
      'confirmKit',
      'handOver',
      'practiseBankAnswer',
      'submitBirthDate',
      'submitEmailCode',
      'submitSecurityImage',
    ]);
  });

  test('of an issuance that goes back, asks for help, is proved at the counter and disputed', async () => {
    const refused = await actsRefused(async (story) => {
      await signInAsClerk(story);
      const { visitId } = await register(story);
      await story.call('handOver', { visitId });
      await goTo(story, 'birth-date');
      await story.call('goBack', {});
      await story.call('askForHelp', {});
      await story.call('resumeWorker', {});
      await goTo(story, 'email-code');
      await story.call('chooseProof', { proof: 'counter' });
      await story.call('goBack', {});
      story.time.pass(61_000);
      await story.call('sendEmailCodeAgain', {});
      await story.call('chooseProof', { proof: 'counter' });
      await goTo(story, 'credential');
      await story.call('takeBack', {});
      await story.call('handOver', { visitId });
      await goTo(story, 'security-image');
    });
    expect(refused).toEqual(
      expect.arrayContaining([
        'askForHelp',
        'chooseProof',
        'goBack',
        'recordCounterProof',
        'resumeWorker',
        'sendEmailCodeAgain',
      ]),
    );
  });

  test('of a check, a recovery and an unlock', async () => {
    const refused = await actsRefused(async (story) => {
      const issued = await issue(story);
      await lockByChecks(story, issued);
      const before = story.mail.sent.length;
      await story.call('startOwnService', { purpose: 'unlock', language: 'en' });
      await story.call('identify', { text: issued.identificationCode });
      await story.call('submitEmailCode', { code: await newCode(story, before) });
      await story.call('finishWorkerVisit', {});
      await story.call('startOwnService', { purpose: 'recover', language: 'en' });
      await story.call('identify', { text: issued.identificationCode });
      await answerThree(story);
      await story.call('confirmRecoveryContact', { changed: false });
      await story.call('chooseProof', { proof: 'counter' });
      await story.call('recordServiceProof', compared);
      expect(story.service().step.stage).toBe('new-credential');
    });
    expect(refused).toEqual(
      expect.arrayContaining([
        'checkCredential',
        'confirmRecoveryContact',
        'identify',
        'recordServiceProof',
        'startOwnService',
        'startService',
        'submitEmailCode',
        'submitRecoveryAnswer',
        'submitRecoveryImage',
      ]),
    );
  });

  test('of a change of contact data, an assisted unlock and a code of the sheet', async () => {
    const refused = await actsRefused(async (story) => {
      const issued = await issueWithKit(story);
      await changeSigned(story, issued, { email: 'otro@example.net' });
      await lockByChecks(story, issued);
      await beginAssisted(story, issued);
      await answerAll(story);
      await story.call('approveAssistedUnlock', { callBack: null, coSignature: approval });
      await story.call('finishWorkerVisit', {});
      await lockByChecks(story, issued);
      await atKitCode(story, issued.identificationCode);
      await story.call('submitKitCode', { code: issued.codes[0] ?? '' });
      expect(story.service().step).toMatchObject({ outcome: 'unlocked' });
    });
    expect(refused).toEqual(
      expect.arrayContaining([
        'answerAssistedQuestion',
        'approveAssistedUnlock',
        'approveContactChange',
        'startAssistedUnlock',
        'submitKitCode',
      ]),
    );
  });
});

describe('an attempt that was taken and could not be judged', () => {
  test('stays taken: a right credential too', () =>
    withKiosk(async (story) => {
      const { workerId } = await issue(story);
      await story.call('startService', { workerId, purpose: 'check' });
      await story.call('chooseLanguage', { language: 'en' });
      await typeCredential(story, secrets.credential);
      await onFullDisk(() => story.call('checkCredential', {}), 1);
      expect(story.service().step).toEqual({ stage: 'check-credential', length: 0, attemptsLeft: null });
      expect(await check(story, 'Wrong5Wrong')).toBe(1);
    }));

  test('stays taken: three answers too, which are not said to be right', () =>
    withKiosk(async (story) => {
      const { identificationCode } = await issue(story);
      await story.call('startOwnService', { purpose: 'recover', language: 'en' });
      await story.call('identify', { text: identificationCode });
      await onFullDisk(() => answerThree(story), 2);
      expect(story.service().step.stage).toBe('recovery-answer');
      await story.call('goBack', {});
      await story.call('goBack', {});
      expect(await answerThree(story, { answer: 'otra' }).catch(String)).toContain('"attemptsLeft":1');
    }));
});

test('a credential that could not be put in force is typed again', () =>
  withKiosk(async (story) => {
    await handedOver(story);
    await goTo(story, 'credential');
    await typeCredential(story, secrets.credential);
    await story.call('submitCredential', {});
    await typeCredential(story, secrets.credential);
    await onFullDisk(() => story.call('submitCredential', {}));
    expect(story.worker().step).toEqual({ stage: 'credential', entry: 'first', length: 0 });
    await goTo(story, 'done');
  }));

test('whoever left the display is covered, and nothing typed is kept, also when the disk takes nothing', () =>
  withKiosk(async (story) => {
    await handedOver(story);
    await goTo(story, 'question-bank');
    disk.roomFor = 0;
    story.time.advance({ minutes: 10 });
    disk.roomFor = Number.POSITIVE_INFINITY;
    expect(story.worker()).toMatchObject({ help: 'away', step: { stage: 'security-image' } });
  }));

test('an assisted unlock takes no fourth attempt where the disk did not take how the third one ended', () =>
  withKiosk(async (story) => {
    const anna = await issue(story);
    await lockByChecks(story, anna);
    for (let wrong = 1; wrong <= 2; wrong += 1) {
      await beginAssisted(story, anna);
      await answerAll(story, 4);
    }
    await beginAssisted(story, anna);
    const wrong = { answer: 'nada de eso' };
    for (let answered = 0; answered < 3; answered += 1) await story.call('answerAssistedQuestion', wrong);
    await onFullDisk(() => story.call('answerAssistedQuestion', wrong), 1);
    expect(await story.callForError('answerAssistedQuestion', wrong)).toEqual({ code: 'wrong-answer' });
    expect(story.clerk().display).toBeNull();
    const asked = { before: null, limit: 10, event: 'assisted-answers-wrong' } as const;
    const entries = await story.call('listAuditEntries', asked);
    expect(entries.map(({ detail }) => detail['failures'])).toEqual([2, 1]);
  }));
