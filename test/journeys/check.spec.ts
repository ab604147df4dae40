import { openCounter } from './support/counter.ts';
import { PersonAtService } from './support/service-journey.ts';
import { expect, test } from './support/story.ts';
import { someSecrets } from './support/worker-journey.ts';

test.use({ reader: 'recorded' });

const environment = { VENTANILLA_MAIL_FOLDER: '1' };

for (const language of ['es', 'en'] as const) {
  test(`the right credential is said to work, in ${language}; three wrong ones lock`, async ({
    begin,
    start,
  }) => {
    const { code } = await begin('issued');
    const { kiosk, clerk } = await openCounter(start, { environment, displays: 2 });
    const person = new PersonAtService(kiosk.worker, language);
    await person.begins('check');
    await person.typesCode(code);
    await person.checks(someSecrets.credential);
    await person.sees('credential-right');
    await person.leaves();

    await person.begins('check');
    await person.typesCode(code);
    for (const left of [2, 1]) {
      await person.checks(`Otra${left}Clave`);
      await expect(kiosk.worker.getByRole('alert')).toContainText(String(left));
    }
    await person.checks('Otra0Clave');
    await person.seesLocked();
    await expect(kiosk.clerk.getByText(clerk.words.service.stage.locked)).toBeVisible();
    await person.leaves();
  });
}
