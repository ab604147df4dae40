import { installFakePrinter } from '#test/support/fake-printer/fake-printer.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { changeSettings, signIn } from './support/counter.ts';
import { ask, handOver, workUntil } from './support/fast-forward.ts';
import { PersonWithKit } from './support/kit-journey.ts';
import { lockOut } from './support/service-journey.ts';
import { soundScreens } from './support/sound-screens.ts';
import { expect, test } from './support/story.ts';
import { someSecrets } from './support/worker-journey.ts';

test.use({ reader: 'recorded' });

const queue = 'Mostrador';
/** Two visits at a real pace, with ten hashes on the way. */
test.setTimeout(400_000);

for (const language of ['es', 'en'] as const) {
  test(`a sheet of codes at issuance unlocks once and recovers, in ${language}`, async ({
    start,
    dataDirectory,
  }) => {
    test.skip(process.platform === 'win32', 'the fake print system is one of CUPS');
    const printer = installFakePrinter([queue]);
    const environment = { ...printer.environment, VENTANILLA_MAIL_FOLDER: '1' };
    const kiosk = await start({ environment, displays: 2 });
    await changeSettings(kiosk, { printer: queue });
    await signIn(kiosk, 'clerk');
    const { code, workerId } = await handOver(kiosk.clerk);
    const person = new PersonWithKit(kiosk.worker, language, soundScreens(kiosk.worker));
    await person.choosesLanguage();
    await workUntil(kiosk.worker, 'recovery-kit', { dataDirectory });
    const codes = await person.takesSheet(printer);
    await person.finishes();
    await ask(kiosk.clerk, 'leaveVisit', {});

    await lockOut(kiosk.clerk, kiosk.worker, workerId);
    await person.begins('unlock');
    await person.typesCode(code);
    await person.press(person.kit.have);
    const [first = '', second = ''] = codes;
    await person.givesKitCode(`${first.slice(0, -1)}${first.endsWith('A') ? 'C' : 'A'}`);
    await expect(kiosk.worker.getByRole('alert')).toHaveText(person.kit.use.checkCharacter);
    await person.touchBackspace();
    await person.touchCode(first.slice(-1));
    await person.pressContinue();
    await person.sees('unlocked');
    await expect(kiosk.worker.getByText(person.kit.left_other.replace('{{count}}', '9'))).toBeVisible();
    await person.leaves();

    await person.begins('recover');
    await person.typesCode(code);
    await person.answersAllThree(specimenPerson, someSecrets);
    await person.press(person.service.code.counter);
    await person.press(person.kit.have);
    await person.givesKitCode(first);
    await expect(kiosk.worker.getByRole('alert')).toContainText(person.kit.use.wrong);
    await person.givesKitCode(second);
    await person.choosesCredential({ ...someSecrets, credential: 'Tapir8Verde' });
    await person.sees('recovered');
    await person.leaves();
  });
}

test('without a printer nothing is made and it is said; with one that jams there is another try', async ({
  start,
  dataDirectory,
}) => {
  test.skip(process.platform === 'win32', 'the fake print system is one of CUPS');
  const printer = installFakePrinter([queue]);
  printer.setMood('jammed');
  const kiosk = await start({
    environment: { ...printer.environment, VENTANILLA_MAIL_FOLDER: '1' },
    displays: 2,
  });
  await signIn(kiosk, 'clerk');
  await handOver(kiosk.clerk);
  const person = new PersonWithKit(kiosk.worker, 'en');
  await person.choosesLanguage();
  await workUntil(kiosk.worker, 'recovery-kit', { dataDirectory });
  const { failed, offer } = person.kit;
  await person.press(offer.yes);
  await expect(kiosk.worker.getByRole('alert')).toHaveText(failed.problem['no-printer-chosen']);
  await person.press(failed.without);
  await person.finishes();
  await ask(kiosk.clerk, 'signOut', {});
  await changeSettings(kiosk, { printer: queue });
  await signIn(kiosk, 'clerk');
  const { workerId } = await ask(kiosk.clerk, 'searchWorkers', {
    text: specimenPerson.passport.number,
    birthDate: null,
  }).then(([hit]) => hit ?? { workerId: '' });
  await ask(kiosk.clerk, 'startService', { workerId, purpose: 'kit' });
  await person.choosesLanguage();
  await ask(kiosk.worker, 'chooseProof', { proof: 'counter' });
  await ask(kiosk.clerk, 'recordServiceProof', { comparedPortrait: true, comparedStoredCopy: true });
  await person.press(offer.yes);
  await expect(kiosk.worker.getByRole('alert')).toHaveText(failed.problem.other, { timeout: 60_000 });
  printer.setMood('ready');
  await person.press(failed.again);
  await expect(kiosk.worker.getByRole('heading', { name: person.kit.printed.title })).toBeVisible({
    timeout: 60_000,
  });
  await person.press(person.kit.printed.yes);
  await person.sees('kit-issued');
});
