import { staff } from '#test/support/set-up-terminal.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { openCounter } from './support/counter.ts';
import { smallPicture } from './support/fast-forward.ts';
import { letGatesPass } from './support/let-gates-pass.ts';
import { PersonAtService } from './support/service-journey.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

const environment = { VENTANILLA_MAIL_FOLDER: '1' };
const renewed = 'N7654321';

test('a death recorded by mistake is taken back by two people, and the record opens again', async ({
  begin,
  start,
}) => {
  const { code } = await begin('issued');
  const { kiosk, clerk } = await openCounter(start, { environment, displays: 2 });
  const { revocation, worker } = clerk.words;
  await clerk.opensRecord(code);
  await clerk.picksMore(revocation.start);
  await clerk.chooses(revocation.choose, revocation.cause.death);
  await clerk.signs(staff.supervisor, 'Acta de defunción', revocation.sign);
  await expect(kiosk.clerk.getByText(revocation.closed)).toBeVisible();
  await expect(clerk.button(worker.newVisit)).toHaveCount(0);
  await clerk.button(revocation.withdraw.start).click();
  await clerk.signs(staff.supervisor, 'Está aquí con su pasaporte');
  await expect(kiosk.clerk.getByText('Está aquí con su pasaporte')).toBeVisible();
  await expect(kiosk.clerk.getByText(revocation.closed)).toHaveCount(0);
  await clerk.button(worker.newVisit).click();
  await expect(clerk.button(clerk.words.outcome.handOver)).toBeVisible();
});

for (const language of ['es', 'en'] as const) {
  test(`a stolen passport ends the credential; at the display its code is nobody’s; a new one needs the new passport, in ${language}`, async ({
    begin,
    start,
  }) => {
    const { code } = await begin('issued');
    const { kiosk, clerk } = await openCounter(start, { environment, displays: 2 });
    const { revocation, coSign, identityDocument, outcome, worker } = clerk.words;
    await clerk.opensRecord(code);
    await clerk.picksMore(revocation.start);
    await clerk.chooses(revocation.choose, revocation.cause['document-stolen']);
    await clerk.signs(staff.clerk, 'Yo mismo', revocation.sign);
    await expect(kiosk.clerk.getByText(coSign.own)).toBeVisible();
    await clerk.signs(staff.supervisor, 'Denuncia 4711', revocation.sign);
    await expect(kiosk.clerk.getByText('Denuncia 4711')).toBeVisible();
    await expect(kiosk.clerk.getByText(revocation.documentReported)).toBeVisible();

    const person = new PersonAtService(kiosk.worker, language);
    await person.begins('unlock');
    await person.typesCode(code);
    await person.seesTitle(person.service.code.title);
    await expect(kiosk.worker.getByText(person.service.code.sent)).toBeVisible();
    await expect(kiosk.clerk.getByText(revocation.atDisplay)).toBeVisible();
    await clerk.button(clerk.words.service.end).click();
    await kiosk.clerk.getByRole('dialog').getByRole('button', { name: clerk.words.service.end }).click();

    await clerk.button(worker.newVisit).click();
    await expect(
      kiosk.clerk.getByText(
        identityDocument.passport.documentReported.replace('{{number}}', specimenPerson.passport.number),
      ),
    ).toBeVisible();
    await clerk.button(outcome.handOver).click();
    await clerk.fills('identity.number', renewed);
    const copy = { name: 'nuevo.png', mimeType: 'image/png', buffer: Buffer.from(smallPicture()) };
    await clerk.addsDocument('passport', copy);
    await clerk.seesSaved();
    await letGatesPass(kiosk.clerk);
    await clerk.goesToStep('contract');
    await clerk.fills('contract.workerDocument', renewed);
    await clerk.seesSaved();
    await clerk.goesToStep('contact');
    await clerk.fills('contact.email', 'nueva@example.net');
    await clerk.seesSaved();
    await clerk.goesToStep('hand-over');
    await clerk.button(outcome.handOver).click();
    const dialog = kiosk.clerk.getByRole('dialog');
    await expect(dialog.getByText('nueva@example.net')).toBeVisible();
    await clerk.signs(staff.supervisor, 'Perdió su correo');
    await person.choosesLanguage();
    await expect(kiosk.worker.getByRole('button', { name: person.words.notice.go })).toBeVisible();
  });
}
