import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attemptLimit } from '#shared/rules/credential-life.ts';
import { kitAttempts, kitCodeCount, makeKitCode } from '#shared/rules/recovery-kit.ts';
import { clerk, lastCode, secrets } from '#test/support/fakes/journey.ts';
import { atKitCode, type IssuedWithKit, issueWithKit } from '#test/support/fakes/kit-journey.ts';
import { answerThree, check } from '#test/support/fakes/service-journey.ts';
import { type KioskTest, withEmptyKiosk, withKiosk } from '#test/support/with-kiosk.ts';

/**
 * Random sequences of attempts, restarts and clock changes against the real kiosk and its real database, beside a model
 * of what may follow: no sequence gives a fourth try, revives a code, or unlocks without its proof.
 */

const runs = Number(process.env['PROPERTY_RUNS'] ?? 12);
const minute = 60_000;

let template: string;
let issued: IssuedWithKit;

beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'ventanilla-property-'));
  await withKiosk(async (story) => {
    issued = await issueWithKit(story);
    await story.kiosk().close();
    cpSync(story.dataDirectory, template, { recursive: true });
  });
}, 120_000);

afterAll(() => rmSync(template, { recursive: true, force: true }));

type Act =
  | { readonly kind: 'check'; readonly right: boolean }
  | { readonly kind: 'recover'; readonly wrong: 'nothing' | 'birth-date' | 'image' | 'answer' }
  | { readonly kind: 'half-a-recovery' | 'restart' }
  | { readonly kind: 'clock'; readonly minutes: number }
  | { readonly kind: 'kit'; readonly line: number; readonly code: 'printed' | 'invented' | 'slip' }
  | {
      readonly kind: 'unlock';
      readonly code: 'right' | 'wrong' | 'stale' | 'late' | 'late-and-back' | 'after-restart' | 'none';
    };

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('check' as const), right: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('recover' as const),
      wrong: fc.constantFrom('nothing' as const, 'birth-date' as const, 'image' as const, 'answer' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('half-a-recovery' as const, 'restart' as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      minutes: fc.constantFrom(-120, -1, 1, 4, 61, 365 * 24 * 60),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('kit' as const),
      line: fc.integer({ min: 1, max: 3 }),
      code: fc.constantFrom('printed' as const, 'printed' as const, 'invented' as const, 'slip' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('unlock' as const),
      code: fc.constantFrom(
        'right' as const,
        'wrong' as const,
        'stale' as const,
        'late' as const,
        'late-and-back' as const,
        'after-restart' as const,
        'none' as const,
      ),
    }),
  },
);

/** What is allowed to be true, computed from the acts alone. */
interface Model {
  check: number;
  recovery: number;
  locked: boolean;
  question: string | null;
  lastCode: string | null;
  /** Wrong codes of the sheet in a row, and the lines that were used. */
  kitSpent: number;
  readonly usedLines: Set<number>;
}

function shiftClock({ time }: KioskTest, milliseconds: number): void {
  time.setWallClock(new Date(time.systemTime().getTime() + milliseconds).toISOString());
}

async function restart(story: KioskTest): Promise<void> {
  await story.restart();
  await story.call('signIn', { username: clerk.username, password: clerk.password });
}

async function begin(story: KioskTest, purpose: 'check' | 'recover' | 'unlock'): Promise<string> {
  await story.call('startOwnService', { purpose, language: 'en' });
  await story.call('identify', { text: issued.identificationCode });
  return story.service().step.stage;
}

function fail(model: Model, kind: 'check' | 'recovery'): void {
  model[kind] += 1;
  if (model[kind] === attemptLimit) {
    model.locked = true;
    if (kind === 'recovery') model.question = null;
  }
}

async function act(story: KioskTest, model: Model, step: Act): Promise<void> {
  switch (step.kind) {
    case 'check': {
      const stage = await begin(story, 'check');
      expect(stage).toBe(model.locked ? 'locked' : 'check-credential');
      if (model.locked) break;
      const left = await check(story, step.right ? secrets.credential : 'Wrong7Wrong');
      if (step.right) model.check = 0;
      else fail(model, 'check');
      expect(left).toBe(step.right ? 'right' : attemptLimit - model.check);
      break;
    }
    case 'recover': {
      const stage = await begin(story, 'recover');
      expect(stage).toBe(model.locked ? 'locked' : 'recovery-birth-date');
      if (model.locked) break;
      await noteQuestion(story, model);
      await answerThree(story, {
        ...(step.wrong === 'birth-date' && { birthDate: '1961-06-01' }),
        ...(step.wrong === 'image' && { image: 'moon' as const }),
        ...(step.wrong === 'answer' && { answer: 'otra respuesta' }),
      }).catch(() => undefined);
      if (step.wrong === 'nothing') {
        model.recovery = 0;
        model.question = null;
      } else fail(model, 'recovery');
      expect(story.service().step.stage).toBe(
        step.wrong === 'nothing' ? 'recovery-contact' : model.locked ? 'locked' : 'recovery-birth-date',
      );
      break;
    }
    case 'half-a-recovery':
      if ((await begin(story, 'recover')) === 'recovery-birth-date') await noteQuestion(story, model);
      break;
    case 'restart':
      await restart(story);
      break;
    case 'clock':
      shiftClock(story, step.minutes * minute);
      break;
    case 'unlock':
      await unlock(story, model, step.code);
      break;
    case 'kit':
      await useKit(story, model, step);
      break;
  }
  await story.call('endService', {});
}

/** The same question until it is answered right or the attempts end. */
async function noteQuestion(story: KioskTest, model: Model): Promise<void> {
  await story.call('submitRecoveryBirthDate', { birthDate: '1970-01-01' });
  await story.call('submitRecoveryImage', { image: 'sun' });
  const { step } = story.service();
  if (step.stage !== 'recovery-answer') throw new Error('no question is asked');
  expect(step.question).toBe(model.question ?? step.question);
  model.question = step.question;
  await story.call('goBack', {});
  await story.call('goBack', {});
}

async function unlock(
  story: KioskTest,
  model: Model,
  how: Extract<Act, { kind: 'unlock' }>['code'],
): Promise<void> {
  const before = story.mail.sent.length;
  expect(await begin(story, 'unlock')).toBe('service-code');
  const code = await mailedCode(story, before);
  const earlier = model.lastCode;
  model.lastCode = code;
  if (code === null) return;
  const wrong = code === '111111' ? '222222' : '111111';
  switch (how) {
    case 'none':
      return;
    case 'right':
      await story.call('submitServiceCode', { code });
      Object.assign(model, { check: 0, recovery: 0, locked: false, question: null, lastCode: null });
      expect(story.service().step).toMatchObject({ outcome: 'unlocked' });
      return;
    case 'wrong':
      await story.callForError('submitServiceCode', { code: wrong });
      return;
    case 'stale':
      if (earlier !== null && earlier !== code)
        await story.callForError('submitServiceCode', { code: earlier });
      return;
    case 'late':
      await stayFor(story, 181);
      expect(await story.callForError('submitServiceCode', { code })).toEqual({ code: 'expired' });
      return;
    case 'late-and-back':
      shiftClock(story, -120 * minute);
      await stayFor(story, 181);
      expect(await story.callForError('submitServiceCode', { code })).toEqual({ code: 'expired' });
      return;
    case 'after-restart':
      await restart(story);
      await begin(story, 'unlock');
      if (model.lastCode !== null) {
        const next = await mailedCode(story, before + 1);
        if (next !== code) await story.callForError('submitServiceCode', { code });
        model.lastCode = next;
      }
      return;
  }
}

/** A code of the sheet works once and only while fewer than five wrong ones came in a row; a slip counts for nothing. */
async function useKit(
  story: KioskTest,
  model: Model,
  { line, code }: Extract<Act, { kind: 'kit' }>,
): Promise<void> {
  await atKitCode(story, issued.identificationCode);
  const printed = issued.codes[line - 1] ?? '';
  const slip = `${printed.slice(0, -1)}${printed.endsWith('A') ? 'C' : 'A'}`;
  const invented = makeKitCode(line, () => model.kitSpent);
  const typed = { printed, invented, slip }[code];
  const outcome = await story.kiosk().handlers.submitKitCode({ code: typed });
  if (code === 'slip') {
    expect(outcome).toEqual({ ok: false, error: { code: 'check-character' } });
    return;
  }
  const isRight = code === 'printed' && !model.usedLines.has(line) && model.kitSpent < kitAttempts;
  if (isRight) {
    expect(outcome.ok).toBe(true);
    model.usedLines.add(line);
    Object.assign(model, {
      kitSpent: 0,
      locked: false,
      check: 0,
      recovery: 0,
      question: null,
      lastCode: null,
    });
    expect(story.service().step).toMatchObject({
      outcome: 'unlocked',
      kitCodesLeft: kitCodeCount - model.usedLines.size,
    });
    return;
  }
  model.kitSpent = Math.min(model.kitSpent + 1, kitAttempts);
  expect(outcome).toEqual({
    ok: false,
    error: { code: 'wrong-answer', attemptsLeft: kitAttempts - model.kitSpent },
  });
}

/** The person stays at the display, touching it now and then. */
async function stayFor(story: KioskTest, seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 30) {
    story.time.advance({ seconds: Math.min(left, 30) });
    await story.call('reportActivity', {});
  }
}

/** Null where no message leaves: so many were sent within the hour. */
async function mailedCode(story: KioskTest, before: number): Promise<string | null> {
  const end = Date.now() + 300;
  while (story.mail.sent.length <= before && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 5));
  return story.mail.sent.length > before ? lastCode(story) : null;
}

test(`${runs} random lives of a credential keep to the rules`, { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 4, maxLength: 18 }), async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'ventanilla-property-run-'));
      cpSync(template, folder, { recursive: true });
      try {
        await withEmptyKiosk(async (story) => {
          await story.call('signIn', { username: clerk.username, password: clerk.password });
          const model: Model = {
            check: 0,
            recovery: 0,
            locked: false,
            question: null,
            lastCode: null,
            kitSpent: 0,
            usedLines: new Set(),
          };
          for (const step of steps) {
            await act(story, model, step);
            const record = await story.call('openWorker', { workerId: issued.workerId });
            expect(record.credential).toBe(model.locked ? 'locked' : 'active');
          }
        }, folder);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: runs, endOnFailure: false },
  );
});
