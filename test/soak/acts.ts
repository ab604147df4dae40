import { changeSigned } from '#test/support/fakes/contact-journey.ts';
import { clerk, goTo, register, typeCredential } from '#test/support/fakes/journey.ts';
import { answerThree, check, newCode, revocationSignature } from '#test/support/fakes/service-journey.ts';
import { admin, type KioskTest } from '#test/support/with-kiosk.ts';
import { soakPerson } from './people.ts';
import type { Act } from './plan.ts';

/** One act of the plan at this counter, as a clerk and the person do it. Rejects for one that the kiosk refuses. */
export async function doAct(test: KioskTest, act: Act): Promise<void> {
  await atCounter(test);
  test.mail.sent.length = 0;
  const person = soakPerson(act.person);
  if (act.kind === 'register') {
    const { visitId } = await register(test, person, { 'contract.workplace': `Local ${act.number % 3}` });
    if (act.issues) await issue(test, visitId, act);
    await test.call('leaveVisit', {});
    return;
  }
  const [found] = await test.call('searchWorkers', { text: person.passport.number, birthDate: null });
  if (found === undefined) throw new Error('nobody here has heard of them');
  const { workerId } = found;
  switch (act.kind) {
    case 'issue': {
      const { id: visitId } = await test.call('startVisit', { workerId });
      await issue(test, visitId, act);
      await test.call('leaveVisit', {});
      return;
    }
    case 'correct': {
      const { id: visitId } = await test.call('startVisit', { workerId });
      const value = `Local ${act.number}`;
      await test.call('saveDraftField', { visitId, field: 'contract.workplace', value });
      await test.call('confirmRegistration', { visitId, comparedByEye: true });
      await test.call('leaveVisit', {});
      return;
    }
    case 'check':
      await serve(test, workerId, 'check');
      await check(test, 'Zorro7Lento');
      break;
    case 'lock':
      await serve(test, workerId, 'check');
      for (let wrong = 0; wrong < act.attempts; wrong += 1) {
        if ((await check(test, `Wrong${wrong}Wrong`)) === 0) break;
      }
      break;
    case 'unlock':
      await serve(test, workerId, 'unlock');
      await test.call('submitEmailCode', { code: await newCode(test, 0) });
      break;
    case 'recover':
      await serve(test, workerId, 'recover');
      await answerThree(test);
      await test.call('confirmRecoveryContact', { changed: false });
      await test.call('submitEmailCode', { code: await newCode(test, 0) });
      for (let typed = 0; typed < 2; typed += 1) {
        await typeCredential(test, `Tapir${act.number}Verde`);
        await test.call('submitCredential', {});
      }
      break;
    case 'contact':
      await changeSigned(test, found, { email: `soak${act.number}@example.org` });
      return;
    case 'revoke':
      await test.call('revokeCredential', { workerId, cause: 'error', coSignature: revocationSignature });
      return;
  }
  await test.call('finishWorkerVisit', {});
}

async function serve(
  { call }: KioskTest,
  workerId: string,
  purpose: 'check' | 'unlock' | 'recover',
): Promise<void> {
  await call('startService', { workerId, purpose });
  await call('chooseLanguage', { language: 'en' });
}

async function issue(test: KioskTest, visitId: string, { person }: Act): Promise<void> {
  await test.call('handOver', { visitId });
  await goTo(test, 'done', soakPerson(person));
  await test.call('finishWorkerVisit', {});
}

/** After an act that was refused, or a start: nobody is at the display, and a clerk is signed in. */
export async function startAgain(test: KioskTest): Promise<void> {
  await test.restart();
  await atCounter(test);
  await test.call('leaveVisit', {}).catch(() => undefined);
}

async function atCounter({ kiosk, call }: KioskTest): Promise<void> {
  if (kiosk().clerkSession().state === 'signed-in') return;
  await call('signIn', { username: clerk.username, password: clerk.password });
}

export async function atDesk(test: KioskTest): Promise<void> {
  if (test.kiosk().clerkSession().state === 'signed-in') await test.call('signOut', {});
  await test.call('signIn', { username: admin.username, password: admin.password });
}
