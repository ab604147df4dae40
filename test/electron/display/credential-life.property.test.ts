import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attemptLimit } from '#shared/domain/credential/credential-life.ts';
import { kitAttempts, kitCodeCount, makeKitCode } from '#shared/domain/credential/recovery-kit.ts';
import { compared, toApproval } from '#test/support/fakes/contact-journey.ts';
import { clerk, lastCode, secrets, supervisor } from '#test/support/fakes/journey.ts';
import { atKitCode, type IssuedWithKit, issueWithKit } from '#test/support/fakes/kit-journey.ts';
import { answerThree, check } from '#test/support/fakes/service-journey.ts';
import { fc, many, seed } from '#test/support/random-samples.ts';
import { type KioskTest, withEmptyKiosk, withKiosk } from '#test/support/with-kiosk.ts';
import { type Act, acts } from './credential-life-acts.ts';
import {
  believe,
  believedAtOnce,
  coolingDays,
  expectAddress,
  fail,
  type Model,
  newModel,
} from './credential-life-model.ts';

/**
 * Random sequences of attempts, restarts and clock changes against the real kiosk and its real database, beside a model
 * of what may follow: no sequence gives a fourth try, revives a code, unlocks without its proof, changes contact data without the other
 * signature or sends a code to an address that still cools off; and nothing works after a revocation.
 */

const runs = many(12);
const minute = 60_000;
const boss = { username: supervisor.username, secret: supervisor.pin, reason: 'así consta' };
const own = { username: clerk.username, secret: clerk.pin, reason: 'yo mismo' };

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

function shiftClock({ time }: KioskTest, milliseconds: number): void {
  time.setWallClock(new Date(time.systemTime().getTime() + milliseconds).toISOString());
}

async function restart(story: KioskTest, model: Model): Promise<void> {
  await story.restart();
  believe(model, believedAtOnce.afterStop);
  await story.call('signIn', { username: clerk.username, password: clerk.password });
}

async function begin(story: KioskTest, purpose: 'check' | 'recover' | 'unlock'): Promise<string> {
  await story.call('startOwnService', { purpose, language: 'en' });
  await story.call('identify', { text: issued.identificationCode });
  return story.service().step.stage;
}

/** A view that nobody touched for so long has locked itself: whoever signs there is seen by nobody. */
async function clerkIsThere({ clerk: view, call }: KioskTest): Promise<void> {
  if (view().locked) await call('unlockScreen', { secret: clerk.pin });
}

async function act(story: KioskTest, model: Model, step: Act): Promise<void> {
  await clerkIsThere(story);
  if (model.revoked && step.kind !== 'restart' && step.kind !== 'clock') return tryRevoked(story, step);
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
      await restart(story, model);
      break;
    case 'clock':
      shiftClock(story, step.minutes * minute);
      if (step.minutes > 0) believe(model, believedAtOnce.running);
      break;
    case 'contact':
      await changeContact(story, model, step);
      break;
    case 'revoke':
      await revoke(story, model, step.signedBy);
      break;
    case 'unlock':
      await unlock(story, model, step.code);
      break;
    case 'kit':
      await useKit(story, model, step);
      break;
  }
  await story.call('takeBack', {});
}

/** Every message is out, so that the next act does not take it for its own. */
async function untilMailIsOut(story: KioskTest): Promise<void> {
  await story.until(async () => (await story.call('getQueues', {})).mail.waiting === 0);
}

/** The same question until it is answered right or the attempts end. */
async function noteQuestion(story: KioskTest, model: Model): Promise<void> {
  await story.call('submitBirthDate', { birthDate: '1970-01-01' });
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
  const before = countCodes(story);
  expect(await begin(story, 'unlock')).toBe('service-code');
  const code = await mailedCode(story, before);
  if (code !== null) expectAddress(model, story.mail.sent.at(-1)?.to);
  const earlier = model.lastCode;
  model.lastCode = code;
  if (code === null) return;
  const wrong = code === '111111' ? '222222' : '111111';
  switch (how) {
    case 'none':
      return;
    case 'right':
      await story.call('submitEmailCode', { code });
      Object.assign(model, { check: 0, recovery: 0, locked: false, question: null, lastCode: null });
      expect(story.service().step).toMatchObject({ outcome: 'unlocked' });
      return;
    case 'wrong':
      await story.callForError('submitEmailCode', { code: wrong });
      return;
    case 'stale':
      if (earlier !== null && earlier !== code)
        await story.callForError('submitEmailCode', { code: earlier });
      return;
    case 'late':
      await stayFor(story, 181);
      expect(await story.callForError('submitEmailCode', { code })).toEqual({ code: 'expired' });
      return;
    case 'late-and-back':
      shiftClock(story, -120 * minute);
      await stayFor(story, 181);
      expect(await story.callForError('submitEmailCode', { code })).toEqual({ code: 'expired' });
      return;
    case 'after-restart':
      await restart(story, model);
      await begin(story, 'unlock');
      if (model.lastCode !== null) {
        const next = await mailedCode(story, before + 1);
        if (next !== code) await story.callForError('submitEmailCode', { code });
        model.lastCode = next;
      }
      return;
  }
}

/** Only with the answers and another's signature; the address before goes on getting the codes while it cools off. */
async function changeContact(
  story: KioskTest,
  model: Model,
  { email, signedBy }: Extract<Act, { kind: 'contact' }>,
): Promise<void> {
  if (model.locked) {
    await story.call('startService', { workerId: issued.workerId, purpose: 'contact' });
    await story.call('chooseLanguage', { language: 'en' });
    expect(story.service().step.stage).toBe('locked');
    return;
  }
  if (email === model.email) return;
  await toApproval(story, issued, { email });
  Object.assign(model, { recovery: 0, question: null });
  if (signedBy === 'oneself') {
    expect(await story.callForError('approveContactChange', { ...compared, coSignature: own })).toEqual({
      code: 'own-act',
    });
  }
  if (signedBy !== 'supervisor') return;
  await story.call('approveContactChange', { ...compared, coSignature: boss });
  // One that may have settled before is still the one that gets codes, if nothing after it has settled.
  if ((model.fresh.get(email) ?? 0) < coolingDays) model.fresh.set(email, 0);
  Object.assign(model, { email, kitSpent: 0, lastCode: null });
}

async function revoke(story: KioskTest, model: Model, signedBy: 'oneself' | 'supervisor'): Promise<void> {
  const asked = { workerId: issued.workerId, cause: 'error' } as const;
  if (signedBy === 'oneself') {
    const refused = await story.callForError('revokeCredential', { ...asked, coSignature: own });
    expect(refused).toEqual({ code: 'own-act' });
    return;
  }
  await story.call('revokeCredential', { ...asked, coSignature: boss });
  model.revoked = true;
}

/** Nothing that was a proof is one any more, and no message leaves. */
async function tryRevoked(story: KioskTest, step: Act): Promise<void> {
  const before = story.mail.sent.length;
  switch (step.kind) {
    case 'check':
      if ((await begin(story, 'check')) !== 'locked')
        expect(await check(story, secrets.credential)).not.toBe('right');
      break;
    case 'kit': {
      await atKitCode(story, issued.identificationCode);
      const outcome = await story.kiosk().handlers.submitKitCode({ code: issued.codes[step.line - 1] ?? '' });
      expect(outcome.ok).toBe(false);
      break;
    }
    case 'contact':
    case 'revoke': {
      const asked = { workerId: issued.workerId, purpose: 'contact' } as const;
      expect(await story.callForError('startService', asked)).toEqual({ code: 'revoked' });
      return;
    }
    case 'unlock':
      expect(await begin(story, 'unlock')).toBe('service-code');
      await story.callForError('submitEmailCode', { code: '123456' });
      break;
    case 'recover':
    case 'half-a-recovery':
      if ((await begin(story, 'recover')) === 'locked') break;
      await answerThree(story).catch(() => undefined);
      expect(story.service().step.stage).not.toBe('recovery-contact');
      break;
  }
  await story.call('takeBack', {});
  expect(story.mail.sent).toHaveLength(before);
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

/** Notices of a changed address have none. */
function countCodes({ mail }: KioskTest): number {
  return mail.sent.filter(({ text }) => /\b\d{6}\b/.test(text)).length;
}

/** Null where no message leaves: so many were sent within the hour. */
async function mailedCode(story: KioskTest, before: number): Promise<string | null> {
  await untilMailIsOut(story);
  return countCodes(story) > before ? lastCode(story) : null;
}

/** The clerk's view locks itself while others stay at the display, before the last of them needs a signature. */
const aLongDay: Act[] = [
  { kind: 'unlock', code: 'late' },
  { kind: 'unlock', code: 'late-and-back' },
  { kind: 'unlock', code: 'late-and-back' },
  { kind: 'unlock', code: 'late' },
  { kind: 'contact', email: 'uno@example.net', signedBy: 'supervisor' },
];

test(`${runs} random lives of a credential keep to the rules (seed ${seed})`, {
  timeout: many(600_000),
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 4, maxLength: 18 }), async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'ventanilla-property-run-'));
      cpSync(template, folder, { recursive: true });
      try {
        await withEmptyKiosk(async (story) => {
          await story.call('signIn', { username: clerk.username, password: clerk.password });
          const model = newModel();
          for (const step of steps) {
            await act(story, model, step);
            await untilMailIsOut(story);
            const record = await story.call('openWorker', { workerId: issued.workerId });
            expect(record.credential).toBe(model.revoked ? 'revoked' : model.locked ? 'locked' : 'active');
            expect(record.values['contact.email']).toBe(model.email);
          }
        }, folder);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: runs, endOnFailure: false, examples: [[aLongDay]] },
  );
});
