import { staff } from '#test/support/set-up-terminal.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { ClerkAtCounter } from './support/clerk-journey.ts';
import { countTouches } from './support/count-touches.ts';
import { readNewestCode } from './support/outbox-mail.ts';
import { soundScreens } from './support/sound-screens.ts';
import { expect, test } from './support/story.ts';
import { someSecrets, WorkerAtScreen } from './support/worker-journey.ts';

for (const language of ['es', 'en'] as const) {
  test(`a worker is registered and issues the credential, in ${language}`, async ({
    start,
    dataDirectory,
    specimens,
  }) => {
    const kiosk = await start({ environment: { VENTANILLA_MAIL_FOLDER: '1' } });
    const clerk = new ClerkAtCounter(kiosk.clerk, soundScreens(kiosk.clerk));
    await clerk.signsIn(staff.clerk);
    const code = await clerk.registers(specimenPerson, specimens);
    await clerk.handsOver();

    const touches = await countTouches(kiosk.worker);
    const worker = new WorkerAtScreen(kiosk.worker, language, soundScreens(kiosk.worker));
    await worker.provesIdentityAndChoosesSecrets(specimenPerson, someSecrets);
    await worker.givesEmailCode(await readNewestCode(dataDirectory));
    await worker.acceptsTerms();
    await worker.choosesCredential(someSecrets);
    await worker.declinesKit();
    await worker.seesTitle(worker.words.done.title);
    await expect(kiosk.worker.getByText(code)).toBeVisible();
    await worker.finishes();
    expect(await touches()).toBeLessThanOrEqual(140);
    await clerk.unlocks(staff.clerk.pin);
    await clerk.seesIssued();
  });
}
