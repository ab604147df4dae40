import { staff } from '#test/support/set-up-terminal.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { openCounter } from './support/counter.ts';
import { answerIn, PersonAtService } from './support/service-journey.ts';
import { soundScreens } from './support/sound-screens.ts';
import { expect, test } from './support/story.ts';
import { someSecrets } from './support/worker-journey.ts';

test.use({ reader: 'recorded' });

const environment = { VENTANILLA_MAIL_FOLDER: '1' };

for (const language of ['es', 'en'] as const) {
  test(`four right answers and a supervisor unlock a credential without a line, in ${language}`, async ({
    begin,
    start,
  }) => {
    const { code } = await begin('locked');
    const { kiosk, clerk } = await openCounter(start, { environment, displays: 2 });
    await clerk.opensRecord(code);
    await clerk.button(clerk.words.service.assisted).click();

    const person = new PersonAtService(kiosk.worker, language, soundScreens(kiosk.worker));
    await person.choosesLanguage();
    // The clerk reads the question aloud, and has neither options nor answers.
    await expect(kiosk.clerk.getByText(/^Lea en voz alta: /)).toBeVisible();
    await person.answersFour(specimenPerson, (question) => answerIn(someSecrets, question));
    await person.seesTitle(person.service.approval.title);

    await clerk.button(clerk.words.service.approve).click();
    await clerk.signs(staff.clerk, 'Sin correo y sin línea');
    await expect(kiosk.clerk.getByRole('dialog').getByText(clerk.words.coSign.own)).toBeVisible();
    await clerk.chooses(clerk.words.service.call.result, clerk.words.service.call.results.confirmed);
    await kiosk.clerk.getByLabel(clerk.words.service.call.number).fill('022345678');
    await kiosk.clerk.getByLabel(clerk.words.service.call.who).fill('Recursos humanos');
    await clerk.signs(staff.supervisor, 'Sin correo y sin línea');
    await expect(kiosk.clerk.getByRole('dialog')).toBeHidden();

    await person.sees('unlocked');
    await person.leaves();
    await expect(kiosk.clerk.getByText(/Activa desde/)).toBeVisible();
    expect((await kiosk.messagesTo('clerk')).join('\n')).not.toMatch(/canelita|naranjal|ruperta/i);
  });
}

test('one wrong answer of four unlocks nothing, and does not say which it was', async ({ begin, start }) => {
  const { code } = await begin('locked');
  const { kiosk, clerk } = await openCounter(start, { environment, displays: 2 });
  await clerk.opensRecord(code);
  await clerk.button(clerk.words.service.assisted).click();
  const person = new PersonAtService(kiosk.worker, 'es');
  await person.choosesLanguage();
  await person.answersFour(specimenPerson, () => 'no me acuerdo');
  await expect(kiosk.clerk.getByText(/Bloqueada desde/)).toBeVisible();
  await expect(clerk.button(clerk.words.service.approve)).toHaveCount(0);
});
