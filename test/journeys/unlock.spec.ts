import { specimenPerson } from '#test/support/specimens/people.ts';
import { openCounter } from './support/counter.ts';
import { ask } from './support/fast-forward.ts';
import { countMails, readCodeAfter } from './support/outbox-mail.ts';
import { PersonAtService } from './support/service-journey.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

const environment = { VENTANILLA_MAIL_FOLDER: '1' };

for (const language of ['es', 'en'] as const) {
  test(`a locked credential is unlocked from the display, in ${language}, with six touches at most`, async ({
    begin,
    start,
    dataDirectory,
  }) => {
    const { code, workerId } = await begin('locked');
    const { kiosk } = await openCounter(start, { environment, displays: 2 });
    const before = countMails(dataDirectory);
    const person = new PersonAtService(kiosk.worker, language);
    await person.begins('unlock');
    await person.typesCode(code);
    await expect(kiosk.worker.getByRole('timer')).toHaveText(/^[23]:\d\d$/);
    await person.givesServiceCode(await readCodeAfter(dataDirectory, before));
    await person.sees('unlocked');
    await person.leaves();
    await ask(kiosk.clerk, 'startService', { workerId, purpose: 'check' });
    expect(person.touches).toBeLessThanOrEqual(6);
  });
}

test('a reader types the code and its Enter; the clerk starts the unlock from the record', async ({
  begin,
  start,
  dataDirectory,
}) => {
  const { code } = await begin('locked');
  const { kiosk, clerk } = await openCounter(start, { environment, displays: 2 });
  await expect(kiosk.clerk.getByLabel(clerk.words.home.searchLabel)).toBeVisible();
  await kiosk.clerk.keyboard.press('F3');
  await kiosk.clerk.keyboard.type(code.toLowerCase());
  await kiosk.clerk.keyboard.press('Enter');
  await expect(kiosk.clerk.getByText(/Bloqueada desde/)).toBeVisible();
  await expect(clerk.button(clerk.words.service.recover)).toHaveCount(0);
  const before = countMails(dataDirectory);
  await kiosk.clerk.getByRole('button', { name: clerk.words.service.unlock, exact: true }).click();
  const person = new PersonAtService(kiosk.worker, 'en');
  await person.choosesLanguage();
  await expect(kiosk.clerk.getByText(clerk.words.service.stage['service-code'])).toBeVisible();
  await person.givesServiceCode(await readCodeAfter(dataDirectory, before));
  await person.sees('unlocked');
  await person.leaves();
  await expect(kiosk.clerk.getByText(/Activa desde/)).toBeVisible();
});

test('a mistyped code is named; without a mailbox the clerk compares person and passport', async ({
  begin,
  start,
}) => {
  const { code } = await begin('locked');
  const { kiosk, clerk } = await openCounter(start, { environment, displays: 2 });
  const person = new PersonAtService(kiosk.worker, 'es');
  await person.begins('unlock');
  await person.typesCode(`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`);
  await expect(kiosk.worker.getByRole('alert')).toContainText(person.service.identify.checkCharacter);
  await kiosk.worker.getByRole('textbox').fill(code);
  await person.pressContinue();
  await person.seesTitle(person.service.code.title);
  await expect(kiosk.worker.getByText(specimenPerson.contact.email)).toHaveCount(0);
  await person.press(person.service.code.counter);
  await person.seesTitle(person.words.counterProof.title);
  await clerk.button(clerk.words.service.prove).click();
  await kiosk.clerk.getByText(clerk.words.handedOver.proofPortrait).click();
  await kiosk.clerk.getByText(clerk.words.handedOver.proofCopy).click();
  await clerk.button(clerk.words.handedOver.proofConfirm).click();
  await person.sees('unlocked');
});
