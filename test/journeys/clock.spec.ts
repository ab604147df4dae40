import { openStore } from '#electron/main/db/core/open-store.ts';
import { raiseClockMark } from '#electron/main/db/terminal/clock-store.ts';
import { unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { openCounter, signIn } from './support/counter.ts';
import { ask } from './support/fast-forward.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

/** The store has seen a moment a year from now: the machine's clock was a year ahead, and is right again. */
function liveYearAhead(dataDirectory: string): void {
  const unsealed = unsealKeyRing(dataDirectory, undefined);
  if (unsealed.state !== 'unsealed') throw new Error('the key file does not open the store');
  const settings = {
    dataDirectory,
    systemTime: () => new Date(),
    hashing: { memory: 1024, passes: 2, lanes: 1 },
  };
  const opened = openStore(settings, unsealed.keys, () => 0);
  if (opened.state !== 'open') throw new Error(opened.state);
  raiseClockMark(opened.store.db, new Date(Date.now() + 365 * 86_400_000));
  opened.store.close();
}

test('a clerk is told that the clock is wrong; administrator and supervisor set it right', async ({
  start,
  dataDirectory,
}) => {
  const { clock, coSign } = catalogues.es.clerk;
  liveYearAhead(dataDirectory);
  const { kiosk } = await openCounter(start);
  const page = kiosk.clerk;
  await expect(page.getByRole('alert')).toContainText(clock.behind);
  await expect(page.getByRole('button', { name: clock.set })).toHaveCount(0);
  await ask(page, 'signOut', {});
  await signIn(kiosk, 'admin');
  await page.getByRole('button', { name: clock.set }).click();
  await page.getByLabel(coSign.username).fill(staff.supervisor.username);
  await page.getByLabel(coSign.secret, { exact: true }).fill(staff.supervisor.pin);
  await page.getByLabel(coSign.reason).fill('la pila de la placa');
  await page.getByRole('button', { name: coSign.sign }).click();
  await expect(page.getByText(clock.behind)).toHaveCount(0);
});
