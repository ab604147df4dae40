import { staff } from '#test/support/set-up-terminal.ts';
import { otherCedula, specimenCedula } from '#test/support/specimens/cedulas.ts';
import { openCounter } from './support/counter.ts';
import { ask, workUntil } from './support/fast-forward.ts';
import { countMails, readCodeAfter, readNewestCode } from './support/outbox-mail.ts';
import { lockOut, PersonAtService } from './support/service-journey.ts';
import { soundScreens } from './support/sound-screens.ts';
import { expect, test } from './support/story.ts';
import { someSecrets } from './support/worker-journey.ts';

const environment = { VENTANILLA_MAIL_FOLDER: '1' };

for (const language of ['es', 'en'] as const) {
  test(`a person with a cédula is enrolled from triage, and unlocks with its number, in ${language}`, async ({
    start,
    dataDirectory,
    specimens,
  }) => {
    test.slow();
    const { kiosk, clerk } = await openCounter(start, { environment, displays: 2 });
    await clerk.enrols(specimenCedula, specimens.cedula, staff.supervisor);
    await clerk.handsOver();

    const person = new PersonAtService(kiosk.worker, language, soundScreens(kiosk.worker));
    await person.provesIdentityAndChoosesSecrets(specimenCedula, someSecrets);
    await person.givesEmailCode(await readNewestCode(dataDirectory));
    await person.acceptsTerms();
    await person.choosesCredential(someSecrets);
    await person.declinesKit();
    await person.seesTitle(person.words.done.title);
    await expect(
      kiosk.worker.getByRole('heading', { name: person.words.procedure.enrolment.code }),
    ).toBeVisible();
    await expect(kiosk.worker.getByText(specimenCedula.number)).toBeVisible();
    await expect(kiosk.worker.getByText(person.words.done.employer)).toHaveCount(0);
    await person.finishes();
    await clerk.seesIssued();
    await clerk.button(clerk.words.outcome.finish).click();
    await clerk.opensRecord(specimenCedula.number);
    await kiosk.clerk.getByRole('button', { name: clerk.words.worker.back }).click();

    const [hit] = await ask(kiosk.clerk, 'searchWorkers', { text: specimenCedula.number, birthDate: null });
    await lockOut(kiosk.clerk, kiosk.worker, hit?.workerId ?? '');
    const before = countMails(dataDirectory);
    await person.begins('unlock');
    await person.typesCode(`${specimenCedula.number.slice(0, -1)}0`);
    await expect(kiosk.worker.getByRole('alert')).toContainText(person.service.identify.checkCharacter);
    await kiosk.worker.getByRole('textbox').fill('');
    await person.typesCode(specimenCedula.number);
    await person.givesServiceCode(await readCodeAfter(dataDirectory, before));
    await person.sees('unlocked');
    await person.leaves();
  });
}

test('a cédula that the worker calls wrong is another enrolment, which a supervisor signs', async ({
  start,
  dataDirectory,
  specimens,
}) => {
  const { kiosk, clerk } = await openCounter(start, { displays: 2 });
  await clerk.enrols({ ...specimenCedula, number: otherCedula.number }, specimens.cedula, staff.supervisor);
  await clerk.handsOver();
  await workUntil(kiosk.worker, 'confirm-captured', { dataDirectory });
  await ask(kiosk.worker, 'confirmCaptured', { wrongFields: ['identity.number'] });
  await clerk.fillsLabelled(clerk.common.fieldOf.cedula['identity.number'], specimenCedula.number);
  await clerk.button(clerk.words.handedOver.corrected).click();
  await clerk.button(clerk.words.outcome.handOver).click();
  await clerk.signs(staff.supervisor, 'Se copió mal el número');
  await expect(kiosk.clerk.getByText(clerk.words.handedOver.title).first()).toBeVisible();
  await workUntil(kiosk.worker, 'confirm-captured', { dataDirectory });
  await expect(kiosk.worker.getByText(specimenCedula.number)).toBeVisible();
});
