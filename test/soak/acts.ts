import { setTimeout as pause } from 'node:timers/promises';
import { changeSigned, compared } from '#test/support/fakes/contact-journey.ts';
import {
  captureCedula,
  clerk,
  enrol,
  goTo,
  register,
  supervisor,
  untilRead,
} from '#test/support/fakes/journey.ts';
import { makeNewCredential, takeSheet } from '#test/support/fakes/kit-journey.ts';
import { answerThree, check, newCode, revocationSignature } from '#test/support/fakes/service-journey.ts';
import { admin, type KioskTest } from '#test/support/with-kiosk.ts';
import { cedulaOfSoakPerson, soakPerson } from './people.ts';
import type { Act, Remembered } from './plan.ts';

/**
 * One act of the plan at this counter, as a clerk and the person do it; what must be so first, and is not by what this counter
 * knows, is done first. Gives what the person takes along. Rejects for one that the kiosk refuses.
 */
export async function doAct(test: KioskTest, act: Act): Promise<Remembered> {
  await atCounter(test);
  test.mail.sent.length = 0;
  const person = soakPerson(act.person);
  const [found] = await test.call('searchWorkers', { text: person.passport.number, birthDate: null });
  if (act.kind === 'enrol') return enrolHere(test, act);
  // Whom nobody here has heard of is registered, maybe a second time.
  if (found === undefined) return registerHere(test, act);
  const { workerId } = found;
  const known = await test.call('openWorker', { workerId });
  if (known.closed) await test.call('withdrawDeath', { workerId, coSignature: revocationSignature });
  if (act.kind === 'cedula' && known.cedula === null) return recordCedula(test, workerId, act);
  const hasCredential = known.credential === 'active' || known.credential === 'locked';
  if (act.kind === 'register' || act.kind === 'correct') {
    // The record of somebody with a credential takes no correction.
    if (hasCredential) await revoke(test, workerId, 'error');
    return correct(test, workerId, act);
  }
  if (!hasCredential) {
    const { id: visitId } = await test.call('startVisit', { workerId });
    // Copies stay at the counter that took them.
    for (const kind of ['passport', 'contract'] as const) {
      if (known.documents.some((document) => document.kind === kind)) continue;
      const bytes = new TextEncoder().encode(`${kind} of ${person.passport.number} at act ${act.number}`);
      await test.call('addDocument', { visitId, kind, bytes });
    }
    await untilRead(test, visitId);
    return issue(test, visitId, act);
  }
  const given = { birthDate: person.passport.birthDate };
  const isLocked = known.credential === 'locked';
  if (isLocked || act.kind === 'unlock') {
    if (!isLocked) await lock(test, workerId, 3);
    return unlock(test, workerId, act);
  }
  switch (act.kind) {
    case 'check':
      await serve(test, workerId, 'check');
      await check(test, act.remembered.credential ?? 'Nadie7Recuerda');
      return leave(test);
    case 'lock':
      return lock(test, workerId, act.attempts);
    case 'contact':
      await changeSigned(test, found, { email: `persona${act.number}@example.net` }, given);
      return {};
    case 'kit':
      await serve(test, workerId, 'kit');
      await proveAtCounter(test);
      return leave(test, { codes: await takeSheet(test) });
    case 'death':
    case 'revoke':
      return revoke(test, workerId, act.kind === 'death' ? 'death' : 'error');
    default:
      await serve(test, workerId, 'recover');
      await answerThree(test, given);
      await test.call('confirmRecoveryContact', { changed: false });
      await prove(test, act);
      await makeNewCredential(test, credentialOf(act));
      return leave(test, { credential: credentialOf(act) });
  }
}

/** Chosen by the person at this act: nothing that they had before is taken again. */
const credentialOf = ({ number }: Act) => `Tapir${number}Verde`;

async function registerHere(test: KioskTest, act: Act): Promise<Remembered> {
  const { visitId } = await register(test, soakPerson(act.person), {
    'contract.workplace': `Local ${act.number}`,
  });
  if (act.kind === 'register' && !act.issues) {
    await test.call('leaveVisit', {});
    return {};
  }
  return issue(test, visitId, act);
}

/** By their cédula, as at a counter that has not heard of their passport: another record. */
async function enrolHere(test: KioskTest, act: Act): Promise<Remembered> {
  await enrol(test, cedulaOfSoakPerson(act.person));
  await test.call('leaveVisit', {});
  return {};
}

async function correct(test: KioskTest, workerId: string, { number }: Act): Promise<Remembered> {
  const { id: visitId } = await test.call('startVisit', { workerId });
  const value = `Local ${number}`;
  await test.call('saveDraftField', { visitId, field: 'contract.workplace', value });
  await test.call('confirmRegistration', { visitId, comparedByEye: true });
  await test.call('leaveVisit', {});
  return {};
}

async function revoke(test: KioskTest, workerId: string, cause: 'death' | 'error'): Promise<Remembered> {
  await test.call('revokeCredential', { workerId, cause, coSignature: revocationSignature });
  return {};
}

async function recordCedula(test: KioskTest, workerId: string, act: Act): Promise<Remembered> {
  const visitId = await captureCedula(test, cedulaOfSoakPerson(act.person));
  const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'comparada' };
  await test.call('recordCedula', { visitId, workerId, coSignature });
  return {};
}

async function issue(test: KioskTest, visitId: string, act: Act): Promise<Remembered> {
  const person = soakPerson(act.person);
  await test.call('handOver', { visitId });
  await goTo(test, ['email-code', 'counter-proof'], person);
  if (test.worker().step.stage === 'email-code') await test.call('chooseProof', { proof: 'counter' });
  await goTo(test, 'credential', person);
  await makeNewCredential(test, credentialOf(act));
  await goTo(test, 'done', person);
  await test.call('finishWorkerVisit', {});
  await test.call('leaveVisit', {});
  return { credential: credentialOf(act) };
}

async function serve(
  { call }: KioskTest,
  workerId: string,
  purpose: 'check' | 'unlock' | 'recover' | 'kit',
): Promise<void> {
  await call('startService', { workerId, purpose });
  await call('chooseLanguage', { language: 'en' });
}

async function lock(test: KioskTest, workerId: string, attempts: number): Promise<Remembered> {
  await serve(test, workerId, 'check');
  for (let wrong = 0; wrong < attempts; wrong += 1) {
    if ((await check(test, `Wrong${wrong}Wrong`)) === 0) break;
  }
  return leave(test);
}

async function unlock(test: KioskTest, workerId: string, act: Act): Promise<Remembered> {
  await serve(test, workerId, 'unlock');
  await prove(test, act);
  return leave(test);
}

/** By a code of the sheet that they have, which may be of one that is void by now; by mail; or in person. */
async function prove(test: KioskTest, { number, remembered }: Act): Promise<void> {
  const { codes } = remembered;
  const code = codes?.[number % codes.length];
  if (code !== undefined && test.service().step.stage !== 'service-proof' && number % 3 === 0) {
    const isTried = await test.call('chooseProof', { proof: 'kit' }).then(
      () => true,
      () => false,
    );
    if (isTried) {
      const outcome = await test.kiosk().handlers.submitKitCode({ code });
      if (outcome.ok) return;
    }
  } else if (test.service().step.stage === 'service-code' && number % 3 === 1) {
    // To whom the hour's messages went already, none goes.
    const code = await Promise.race([newCode(test, 0), pause(3000)]);
    if (code !== undefined) {
      await test.call('submitEmailCode', { code });
      return;
    }
  }
  await proveAtCounter(test);
}

async function proveAtCounter(test: KioskTest): Promise<void> {
  if (test.service().step.stage !== 'service-proof') await test.call('chooseProof', { proof: 'counter' });
  await test.call('recordServiceProof', compared);
}

/** Taken back by the clerk where it did not come to its end. */
async function leave(test: KioskTest, takenAlong: Remembered = {}): Promise<Remembered> {
  const { stage } = test.service().step;
  await test.call(stage === 'service-done' || stage === 'locked' ? 'finishWorkerVisit' : 'takeBack', {});
  return takenAlong;
}

/** After an act that was refused, or a start: nobody is at the display, and a clerk is signed in. */
export async function startAgain(test: KioskTest): Promise<void> {
  await test.restart();
  await atCounter(test);
  await test.call('leaveVisit', {}).catch(() => undefined);
}

async function atCounter({ kiosk, call }: KioskTest): Promise<void> {
  const session = kiosk().clerkSession();
  if (session.state === 'signed-in' && session.role === 'clerk') return;
  if (session.state === 'signed-in') await call('signOut', {});
  await call('signIn', { username: clerk.username, password: clerk.password });
}

export async function atDesk(test: KioskTest): Promise<void> {
  if (test.kiosk().clerkSession().state === 'signed-in') await test.call('signOut', {});
  await test.call('signIn', { username: admin.username, password: admin.password });
}
