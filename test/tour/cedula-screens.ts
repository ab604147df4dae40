import type { ClerkAtCounter } from '#test/journeys/support/clerk-journey.ts';
import { ask, smallPicture } from '#test/journeys/support/fast-forward.ts';
import { letGatesPass } from '#test/journeys/support/let-gates-pass.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { cedulaDraft, specimenCedula } from '#test/support/specimens/cedulas.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';

/** Somebody registered with a passport, who has a cédula now. A clerk is at home, and the person of the tour on record. */
export async function cedulaScreens(clerk: ClerkAtCounter): Promise<void> {
  const { page, words, atScreen } = clerk;
  const { surname, givenNames, birthDate } = specimenPerson.passport;
  const visit = await ask(page, 'startVisit', { workerId: null, procedure: 'enrolment' });
  for (const [field, value] of [
    ...cedulaDraft(specimenCedula),
    ...([
      ['identity.surname', surname],
      ['identity.givenNames', givenNames],
      ['identity.birthDate', birthDate],
    ] as const),
  ]) {
    await ask(page, 'saveDraftField', { visitId: visit.id, field, value });
  }
  await ask(page, 'leaveVisit', {});
  await clerk.resumes();
  await page
    .getByRole('navigation', { name: words.flow.steps })
    .getByRole('button', { name: words.procedure.enrolment.capture.identity.step })
    .click();
  await page.getByText(words.likely.title).first().waitFor();
  await atScreen('cedula-likely-beside');
  const hit = page.getByRole('button', { name: new RegExp(surname, 'i') }).first();
  await hit.click();
  await clerk.button(words.likely.same.cedula.join).waitFor();
  await atScreen('cedula-same-person');
  // Without a copy there is nothing to sign yet.
  await clerk.button(words.likely.same.cedula.join).click();
  await page.getByText(words.coSign.refusal['copy-missing']).waitFor();
  await atScreen('cedula-copy-missing');
  await page.keyboard.press('Escape');
  await ask(page, 'addDocument', { visitId: visit.id, kind: 'cedula', bytes: smallPicture() });
  await letGatesPass(page);
  await ask(page, 'leaveVisit', {});
  await clerk.resumes();
  await page
    .getByRole('navigation', { name: words.flow.steps })
    .getByRole('button', { name: words.procedure.enrolment.capture.identity.step })
    .click();
  await hit.click();
  await clerk.button(words.likely.same.cedula.join).click();
  await page.getByText(words.coSign.fact.cedula).waitFor();
  await atScreen('cedula-signature');
  await clerk.signs(staff.supervisor, 'Es la misma: pasaporte y cédula a la vista');
  await clerk.button(words.worker.back).waitFor();
  await atScreen('cedula-on-record');
  await clerk.button(words.worker.back).first().click();
}
