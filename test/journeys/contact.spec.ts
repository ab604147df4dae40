import { staff } from '#test/support/set-up-terminal.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { openCounter } from './support/counter.ts';
import { countMails, readMailsAfter } from './support/outbox-mail.ts';
import { PersonAtService } from './support/service-journey.ts';
import { soundScreens } from './support/sound-screens.ts';
import { expect, test } from './support/story.ts';
import { someSecrets } from './support/worker-journey.ts';

test.use({ reader: 'recorded' });

const environment = { VENTANILLA_MAIL_FOLDER: '1' };
const fresh = 'rosa.lago@example.net';

for (const language of ['es', 'en'] as const) {
  test(`contact data are typed by the person, signed by two others and told to both mailboxes, in ${language}`, async ({
    begin,
    start,
    dataDirectory,
  }) => {
    const { code } = await begin('issued');
    const { kiosk, clerk } = await openCounter(start, { environment, displays: 2 });
    const { contactChange, coSign, handedOver } = clerk.words;
    const before = countMails(dataDirectory);
    await clerk.opensRecord(code);
    await clerk.picksMore(contactChange.start);
    const person = new PersonAtService(kiosk.worker, language, soundScreens(kiosk.worker));
    await person.choosesLanguage();
    await person.answersAllThree(specimenPerson, someSecrets);
    await person.typesEmail(fresh);
    await person.typesPhone('mobile', '0987654321');
    await person.keepsField('landline');
    await expect(kiosk.worker.getByText(fresh)).toBeVisible();
    await person.confirmsContact();

    await clerk.button(contactChange.approve).click();
    await clerk.signs(staff.supervisor, 'Perdió el acceso a su correo');
    await expect(kiosk.clerk.getByText(contactChange.compare)).toBeVisible();
    await kiosk.clerk.getByText(handedOver.proofPortrait).click();
    await kiosk.clerk.getByText(handedOver.proofCopy).click();
    await clerk.signs(staff.clerk, 'Yo mismo');
    await expect(kiosk.clerk.getByText(coSign.own)).toBeVisible();
    await clerk.signs(staff.supervisor, 'Perdió el acceso a su correo');
    await person.sees('contact-changed');
    await person.leaves();

    await expect(kiosk.clerk.getByText(contactChange.history)).toBeVisible();
    await expect(kiosk.clerk.getByText('Perdió el acceso a su correo')).toBeVisible();
    const mails = await readMailsAfter(dataDirectory, before, 2);
    expect(mails.map(({ to }) => to).toSorted()).toEqual([specimenPerson.contact.email, fresh].toSorted());
    for (const { body } of mails) expect(body).not.toMatch(/@|E\d{3}-/);
    // Neither the three answers nor the new address went to the clerk's view before the signature.
    const heard = (await kiosk.messagesTo('clerk')).join('\n');
    expect(heard).not.toMatch(/Canelita|Naranjal|Ruperta|guitar/i);
  });
}

test('a supervisor declines it: the data stay, and the person is told to ask', async ({ begin, start }) => {
  const { code } = await begin('issued');
  const { kiosk, clerk } = await openCounter(start, { environment, displays: 2 });
  const { contactChange } = clerk.words;
  await clerk.opensRecord(code);
  await clerk.picksMore(contactChange.start);
  const person = new PersonAtService(kiosk.worker, 'es');
  await person.choosesLanguage();
  await person.answersAllThree(specimenPerson, someSecrets);
  await person.typesEmail(fresh);
  await person.keepsField('mobile');
  await person.keepsField('landline');
  await person.confirmsContact();
  await clerk.button(contactChange.decline).click();
  await clerk.signs(staff.supervisor, 'No es la persona del retrato', contactChange.declineSign);
  await person.sees('contact-declined');
  await person.leaves();
  await expect(kiosk.clerk.getByText('No es la persona del retrato')).toBeVisible();
  await expect(kiosk.clerk.getByText(specimenPerson.contact.email)).toBeVisible();
});
