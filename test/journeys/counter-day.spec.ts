import { installFakePrinter } from '#test/support/fake-printer/fake-printer.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { ClerkAtCounter } from './support/clerk-journey.ts';
import { changeSettings, openCounter, signIn } from './support/counter.ts';
import { ask, capture, register } from './support/fast-forward.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

/** What a day at the counter brings besides the main job; the way to each story is taken through the API. */

const { passport, contract } = specimenPerson;

test('a registration without the contract is kept, and completed when the person comes back', async ({
  start,
  specimens,
}) => {
  const { kiosk, clerk } = await openCounter(start, { reader: 'real' });
  await capture(kiosk.clerk, { documents: ['passport'], values: { 'contract.position': '' } });
  await clerk.resumes();
  await clerk.goesToStep('review');
  await expect(kiosk.clerk.getByText(clerk.common.document.contract).first()).toBeVisible();
  await clerk.button(clerk.words.review.keepPending).click();
  const pending = clerk.words.outcome.pendingTitle.replace('{{reference}}', '0001');
  await expect(kiosk.clerk.getByRole('heading', { name: pending })).toBeVisible();
  await expect(kiosk.clerk.getByText(clerk.common.paper['comeback-slip'])).toBeVisible();
  await clerk.button(clerk.words.outcome.backHome).click();
  await expect(kiosk.clerk.getByText(clerk.words.home.why['pending-documents'])).toBeVisible();

  await clerk.resumes();
  await clerk.goesToStep('contract');
  await clerk.addsDocument('contract', specimens.contract);
  await clerk.fills('contract.position', contract.position);
  await clerk.goesToStep('review');
  expect(await clerk.confirms()).toMatch(/^E017-2-000001-/);
});

test('a registered person is found before a second registration, accents and order forgiven', async ({
  start,
}) => {
  const { kiosk, clerk } = await openCounter(start);
  const { code } = await register(kiosk.clerk);
  for (const text of ['nanez maria quintero', passport.number.toLowerCase()]) {
    await clerk.startsRegistration();
    await kiosk.clerk.getByLabel(clerk.words.search.text).fill(text);
    await kiosk.clerk.getByRole('button', { name: /^Abrir a QUINTERO/ }).click();
    await expect(kiosk.clerk.getByText(code).first()).toBeVisible();
    await expect(clerk.button(clerk.words.worker.newVisit)).toBeVisible();
    await clerk.button(clerk.words.worker.back).click();
  }
  const drafts = (await ask(kiosk.clerk, 'listVisits', {})).filter(({ state }) => state === 'draft');
  expect(drafts).toEqual([]);

  await capture(kiosk.clerk);
  await clerk.resumes();
  await clerk.goesToStep('review');
  await kiosk.clerk.getByText(clerk.words.identityDocument.passport.comparedByEye).click();
  await clerk.button(clerk.words.review.confirm).click();
  await expect(kiosk.clerk.getByText(clerk.words.review.alreadyRegistered)).toBeVisible();
  await clerk.button(clerk.words.review.openExisting).click();
  await expect(kiosk.clerk.getByText(code).first()).toBeVisible();
});

test('a jammed printer loses nothing: the paper says so, and is printed later', async ({ start }) => {
  test.skip(process.platform === 'win32', 'the fake print system is one of CUPS');
  const printer = installFakePrinter(['Mostrador']);
  printer.setMood('jammed');
  const kiosk = await start({ environment: printer.environment });
  await changeSettings(kiosk, { printer: 'Mostrador' });
  await signIn(kiosk, 'clerk');
  const clerk = new ClerkAtCounter(kiosk.clerk);
  const { code } = await register(kiosk.clerk);
  await clerk.button(clerk.words.home.resume).click();
  await expect(kiosk.clerk.getByText(code).first()).toBeVisible();
  const slip = kiosk.clerk
    .getByRole('listitem')
    .filter({ hasText: clerk.common.paper['employer-slip'] })
    .first();
  await expect(slip.getByText(clerk.words.papers.failed)).toBeVisible();
  printer.setMood('ready');
  await slip.getByRole('button', { name: clerk.words.papers.print, exact: true }).click();
  await expect(slip.getByText(clerk.words.papers.printed, { exact: true })).toBeVisible();
  expect(printer.jobs().at(-1)?.pdf.length).toBeGreaterThan(1000);
  await slip.getByRole('button', { name: clerk.words.papers.reprint, exact: true }).click();
  await expect.poll(() => printer.jobs().length).toBe(2);
});

test('a screen locked by hand or by idleness opens for its account alone, at the same field', async ({
  start,
}) => {
  const { kiosk, clerk } = await openCounter(start);
  await clerk.startsRegistration();
  await clerk.searchesFirst(passport.number);
  await clerk.fills('identity.givenNames', 'MAR');
  await clerk.seesSaved();
  await clerk.button(clerk.words.header.lock).click();
  await expect(kiosk.clerk.getByText(passport.number)).toHaveCount(0);
  await clerk.unlocks(staff.supervisor.pin);
  await expect(kiosk.clerk.getByText(clerk.words.locked.wrong)).toBeVisible();
  await clerk.unlocks(staff.clerk.pin);
  const box = kiosk.clerk.getByRole('textbox', { name: clerk.common.field['identity.givenNames'] });
  await expect(box).toHaveValue('MAR');
  await expect(box).toBeFocused();

  await kiosk.passTime(601);
  await expect(kiosk.clerk.getByText(clerk.words.locked.title)).toBeVisible();
  await expect(kiosk.clerk.getByText('MAR')).toHaveCount(0);
});

test('a MRZ printed wrong waits for a supervisor who is not the clerk', async ({ start }) => {
  const [line1, line2] = passport.mrz;
  const wrong = `${line1}\n${line2.slice(0, 9)}${(Number(line2[9]) + 1) % 10}${line2.slice(10)}`;
  const { kiosk, clerk } = await openCounter(start);
  await capture(kiosk.clerk, { values: { 'identity.mrz': wrong } });
  await ask(kiosk.clerk, 'signOut', {});
  await signIn(kiosk, 'supervisor');
  await clerk.resumes();
  await clerk.goesToStep('identity');
  await clerk.asksForCoSignature(staff.supervisor);
  await expect(kiosk.clerk.getByText(clerk.words.coSign.own)).toBeVisible();

  await ask(kiosk.clerk, 'signOut', {});
  await signIn(kiosk, 'clerk');
  await clerk.resumes();
  await clerk.goesToStep('review');
  await expect(clerk.button(clerk.words.review.confirm)).toBeDisabled();
  await clerk.goesToStep('identity');
  await clerk.asksForCoSignature({ ...staff.supervisor, pin: '0000' });
  await expect(kiosk.clerk.getByText(clerk.words.coSign.wrong)).toBeVisible();
  await kiosk.clerk.getByRole('button', { name: clerk.common.action.cancel, exact: true }).click();
  await clerk.asksForCoSignature(staff.supervisor);
  const accepted = clerk.words.mrz.accepted
    .replace('{{by}}', staff.supervisor.name)
    .replace('{{reason}}', 'Así está impreso');
  await expect(kiosk.clerk.getByText(accepted)).toBeVisible();
  await clerk.goesToStep('review');
  expect(await clerk.confirms()).toMatch(/^E017-2-000001-/);
});
