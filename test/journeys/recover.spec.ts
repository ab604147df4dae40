import { specimenPerson } from '#test/support/specimens/people.ts';
import { openCounter } from './support/counter.ts';
import { countMails, readCodeAfter } from './support/outbox-mail.ts';
import { PersonAtService } from './support/service-journey.ts';
import { soundScreens } from './support/sound-screens.ts';
import { expect, test } from './support/story.ts';
import { someSecrets } from './support/worker-journey.ts';

test.use({ reader: 'recorded' });

const environment = { VENTANILLA_MAIL_FOLDER: '1' };
const newSecrets = { ...someSecrets, credential: 'Tapir8Verde' };

for (const language of ['es', 'en'] as const) {
  test(`a forgotten credential is recovered, in ${language}, and the one before is refused`, async ({
    begin,
    start,
    dataDirectory,
  }) => {
    const { code } = await begin('issued');
    const { kiosk } = await openCounter(start, { environment, displays: 2 });
    const before = countMails(dataDirectory);
    const person = new PersonAtService(kiosk.worker, language, soundScreens(kiosk.worker));
    await person.begins('recover');
    await person.typesCode(code);
    await person.answersAllThree(specimenPerson, someSecrets);
    await person.confirmsMailbox();
    await person.givesServiceCode(await readCodeAfter(dataDirectory, before));
    await person.seesTitle(person.words.credential.title);
    await person.touchCredential(someSecrets.credential);
    await person.press(person.words.credential.next);
    await expect(kiosk.worker.getByText(person.words.credential.problem['used-before'])).toBeVisible();
    await person.choosesCredential(newSecrets);
    await person.sees('recovered');
    await person.leaves();
    await person.begins('check');
    await person.typesCode(code);
    await person.checks(newSecrets.credential);
    await person.sees('credential-right');
  });
}

test('three wrong answers lock; the clerk sees the stage and no answer', async ({ begin, start }) => {
  const { code } = await begin('issued');
  const { kiosk, clerk } = await openCounter(start, { environment, displays: 2 });
  const person = new PersonAtService(kiosk.worker, 'es');
  await person.begins('recover');
  await person.typesCode(code);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await person.givesRecoveryBirthDate(specimenPerson.passport.birthDate);
    await person.pointsAtImage(someSecrets);
    await person.answersQuestion(() => 'no me acuerdo');
  }
  await person.seesLocked();
  await expect(kiosk.clerk.getByText(clerk.words.service.stage.locked)).toBeVisible();
  expect((await kiosk.messagesTo('clerk')).join('\n')).not.toMatch(/no me acuerdo|guitar/i);
});
