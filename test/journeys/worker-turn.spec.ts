import { staff } from '#test/support/set-up-terminal.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { openCounter } from './support/counter.ts';
import { ask, handOver, workUntil } from './support/fast-forward.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

/** What may come between the worker and the credential; the way to each story is taken through the API. */

const { passport, contract } = specimenPerson;
const withMail = { environment: { VENTANILLA_MAIL_FOLDER: '1' } };

test('without an e-mail address the clerk proves the identity at the counter', async ({
  start,
  dataDirectory,
}) => {
  const { kiosk, clerk, worker } = await openCounter(start);
  await handOver(kiosk.clerk, { values: { 'contact.email': '' } });
  expect(await kiosk.visibleViews()).toEqual(['worker']);
  await workUntil(kiosk.worker, 'counter-proof', { dataDirectory });
  await worker.seesTitle(worker.words.counterProof.title);
  await expect.poll(() => kiosk.visibleViews()).toEqual(['clerk']);
  await clerk.unlocks(staff.clerk.pin);
  await clerk.provesIdentityInPerson();
  await expect.poll(() => kiosk.visibleViews()).toEqual(['worker']);
  await expect(worker.page.getByRole('button', { name: worker.words.terms.accept })).toBeVisible();
});

test('without a line the mail waits, and the counter takes its place', async ({ start, dataDirectory }) => {
  const { kiosk, clerk, worker } = await openCounter(start);
  await handOver(kiosk.clerk);
  await workUntil(kiosk.worker, 'email-code', { dataDirectory });
  await expect(worker.page.getByText('aún no sale')).toBeVisible();
  await worker.press(worker.words.emailCode.noMailbox);
  await worker.seesTitle(worker.words.counterProof.title);
  await clerk.unlocks(staff.clerk.pin);
  await clerk.provesIdentityInPerson();
  await workUntil(kiosk.worker, 'credential', { dataDirectory });
  await worker.seesTitle(worker.words.credential.title);
});

test('what the worker calls wrong is corrected by the clerk and confirmed by the worker', async ({
  start,
  dataDirectory,
}) => {
  const { kiosk, clerk, worker } = await openCounter(start);
  await handOver(kiosk.clerk, { values: { 'contract.position': 'Panadera' } });
  await workUntil(kiosk.worker, 'confirm-captured', { dataDirectory });
  await worker.page.getByRole('button', { name: /^Cargo/ }).click();
  await worker.press(worker.words.captured.sendBack_one.replace('{{count}}', '1'));
  await expect(worker.page.getByText(worker.words.help['data-wrong'].title)).toBeVisible();

  await clerk.unlocks(staff.clerk.pin);
  await expect(kiosk.clerk.getByText(clerk.words.handedOver.help['data-wrong'])).toBeVisible();
  await clerk.fills('contract.position', contract.position);
  await clerk.button(clerk.words.handedOver.corrected).click();

  await expect.poll(() => kiosk.visibleViews()).toEqual(['worker']);
  await workUntil(kiosk.worker, 'confirm-captured', { dataDirectory });
  await worker.seesTitle(worker.words.captured.title);
  await expect(worker.page.getByText(contract.position)).toBeVisible();
  await expect(worker.page.getByText('Panadera')).toHaveCount(0);
  await worker.press(worker.words.captured.allRight);
  await worker.seesTitle(worker.words.birthDate.title);
});

test('three wrong facts call the clerk, who gives three new attempts on record', async ({
  start,
  dataDirectory,
}) => {
  const { kiosk, clerk, worker } = await openCounter(start);
  await handOver(kiosk.clerk);
  await workUntil(kiosk.worker, 'birth-date', { dataDirectory });
  for (const day of ['01', '02', '03']) {
    await worker.touchDate(`1990-01-${day}`);
    await worker.pressContinue();
    if (day === '03') break;
    await expect(worker.page.getByText(worker.words.identityDocument.passport.birthDate.wrong)).toBeVisible();
    await worker.page.getByRole('button', { name: worker.words.keyboard.clear }).click();
  }
  await expect(worker.page.getByText(worker.words.help['attempts-spent'].title)).toBeVisible();

  await clerk.unlocks(staff.clerk.pin);
  await expect(kiosk.clerk.getByText(clerk.words.handedOver.help['attempts-spent'])).toBeVisible();
  await clerk.button(clerk.words.handedOver.resume).click();
  await worker.givesBirthDate(passport.birthDate);
  await expect(worker.page.getByText('Pregunta 1 de 3')).toBeVisible();
  await ask(kiosk.clerk, 'signOut', {});
  await ask(kiosk.clerk, 'signIn', {
    username: staff.auditor.username,
    password: staff.auditor.password,
  });
  const trail = await ask(kiosk.clerk, 'listAuditEntries', { before: null, limit: 50, event: null });
  const events = trail.map(({ event }) => event);
  expect(events).toContain('attempts-spent');
  expect(events).toContain('worker-resumed');
});

test('help is asked, the screen is locked until the clerk comes, and the worker goes on', async ({
  start,
  dataDirectory,
}) => {
  const { kiosk, clerk, worker } = await openCounter(start, withMail);
  await handOver(kiosk.clerk);
  await workUntil(kiosk.worker, 'question-bank', { dataDirectory });
  await worker.press(worker.words.frame.help);
  await expect.poll(() => kiosk.visibleViews()).toEqual(['clerk']);
  await expect(kiosk.clerk.getByText(clerk.words.locked.title)).toBeVisible();
  await clerk.unlocks('0000');
  await expect(kiosk.clerk.getByText(clerk.words.locked.wrong)).toBeVisible();
  await clerk.unlocks(staff.clerk.pin);
  await expect(kiosk.clerk.getByText(clerk.words.handedOver.help.asked)).toBeVisible();
  await clerk.button(clerk.words.handedOver.resume).click();
  await expect.poll(() => kiosk.visibleViews()).toEqual(['worker']);
  await worker.seesTitle(worker.words.bank.chooseTitle);
});

test('a worker who walks away is warned, may stay, and else everything resets', async ({
  start,
  dataDirectory,
}) => {
  const { kiosk, clerk, worker } = await openCounter(start, withMail);
  await handOver(kiosk.clerk);
  await workUntil(kiosk.worker, 'security-image', { dataDirectory });
  await ask(kiosk.worker, 'changeAccessibility', { textSize: 'largest', highContrast: true });
  await kiosk.passTime(601);
  await expect(worker.page.getByText(worker.words.idle.title)).toBeVisible();
  await worker.press(worker.words.idle.stay);
  await expect(worker.page.getByText(worker.words.idle.title)).toHaveCount(0);
  await kiosk.passTime(601);
  await expect(worker.page.getByText(worker.words.idle.title)).toBeVisible();
  await kiosk.passTime(61);
  await expect(worker.page.getByText(worker.words.help.away.title)).toBeVisible();
  expect(await ask(kiosk.worker, 'getWorkerSession', {})).toMatchObject({
    textSize: 'normal',
    highContrast: false,
  });
  await clerk.unlocks(staff.clerk.pin);
  await expect(kiosk.clerk.getByText(clerk.words.handedOver.help.away)).toBeVisible();
  await clerk.button(clerk.words.handedOver.resume).click();
  await worker.seesTitle(worker.words.image.title);
});

test('the clerk’s PIN, and no other, brings the screen back from the worker', async ({
  start,
  dataDirectory,
}) => {
  const { kiosk, clerk, worker } = await openCounter(start);
  await handOver(kiosk.clerk);
  await workUntil(kiosk.worker, 'birth-date', { dataDirectory });
  await worker.press(worker.words.frame.staff);
  const dialog = worker.page.getByRole('dialog');
  const pad = dialog.getByRole('group', { name: worker.words.keyboard.pad });
  for (const pin of [staff.supervisor.pin, staff.clerk.pin]) {
    for (const digit of pin) await pad.getByRole('button', { name: digit, exact: true }).click();
    await dialog.getByRole('button', { name: worker.words.staff.go }).click();
    if (pin === staff.supervisor.pin) await expect(dialog.getByText(worker.words.staff.wrong)).toBeVisible();
  }
  await expect.poll(() => kiosk.visibleViews()).toEqual(['clerk']);
  await expect(clerk.button(clerk.words.outcome.handOver)).toBeVisible();
  await expect(worker.page.getByText(worker.words.resting.welcome).first()).toBeVisible();
});

test('with two displays both views stay, and the clerk is never locked out', async ({
  start,
  dataDirectory,
}) => {
  const { kiosk, clerk, worker } = await openCounter(start, { ...withMail, displays: 2 });
  expect(await kiosk.visibleViews()).toEqual(['clerk', 'worker']);
  await handOver(kiosk.clerk);
  await workUntil(kiosk.worker, 'birth-date', { dataDirectory });
  await worker.press(worker.words.frame.help);
  await expect(kiosk.clerk.getByText(clerk.words.handedOver.help.asked)).toBeVisible();
  await clerk.button(clerk.words.handedOver.resume).click();
  await worker.seesTitle(worker.words.birthDate.title);
  await clerk.button(clerk.words.handedOver.takeBack).click();
  await kiosk.clerk
    .getByRole('dialog')
    .getByRole('button', { name: clerk.words.handedOver.takeBack })
    .click();
  await expect(clerk.button(clerk.words.outcome.handOver)).toBeVisible();
  await expect(worker.page.getByText(worker.words.resting.welcome).first()).toBeVisible();
  expect(await kiosk.visibleViews()).toEqual(['clerk', 'worker']);
});
