import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { startHost } from '#test/journeys/support/hosts.ts';
import { ensureChromium } from '#test/support/chromium/ensure-chromium.ts';
import { setUpTerminal } from '#test/support/set-up-terminal.ts';

import { Desk } from './counter-desk.ts';
import { cases } from './ten-people-cases.ts';

/**
 * `npm run ten-people [-- --only 3 --worker none]`: ten different people registered at the real screens by a clerk
 * without a mouse. Every key of the clerk and every touch of the worker is counted, and each place where the keyboard
 * failed is told. Copies come from a drive; a reader that knows the sample copies alone stands in for the real one, so
 * that every field is typed.
 */

const { values: given } = parseArgs({
  options: { only: { type: 'string' }, worker: { type: 'string', default: 'touch' } },
});
const words = catalogues.es.clerk;
const _common = catalogues.es.common;

ensureChromium();
const dataDirectory = mkdtempSync(join(tmpdir(), 'ventanilla-ten-'));
const drive = join(dataDirectory, 'drive');
const pictures = join(tmpdir(), 'ten-pictures');
mkdirSync(drive, { recursive: true });
mkdirSync(pictures, { recursive: true });
let failed = 0;
try {
  await setUpTerminal(dataDirectory);
  const kiosk = await startHost('preview', {
    dataDirectory,
    displays: 2,
    reader: 'lenient',
    environment: { VENTANILLA_MAIL_FOLDER: '1', VENTANILLA_USB_FOLDER: drive },
  });
  kiosk.clerk.setDefaultTimeout(20_000);
  kiosk.worker.setDefaultTimeout(20_000);
  try {
    const desk = new Desk(kiosk, drive, dataDirectory);
    await desk.signsIn();
    const rows: { person: string; keys: number; tabs: number; touches: number | string }[] = [];
    for (const [index, { title, person, registers, hasCalled }] of cases.entries()) {
      if (given.only !== undefined && !given.only.split(',').includes(String(index + 1))) continue;
      console.log(`${index + 1}. ${title}`);
      await desk.begin(`${index + 1}`);
      try {
        await registers(desk);
        const touches = given.worker === 'touch' ? await desk.worker(person, hasCalled === true) : '-';
        if (given.worker === 'touch') await desk.finishes();
        rows.push({ person: title, keys: desk.hands.keys, tabs: desk.hands.tabs, touches });
      } catch (error) {
        failed += 1;
        console.log(`  FAILED at ${await desk.hands.cursor()}: ${String(error).slice(0, 600)}`);
        await kiosk.clerk.screenshot({ path: join(pictures, `${index + 1}-clerk.png`) });
        await kiosk.worker.screenshot({ path: join(pictures, `${index + 1}-worker.png`) });
        await giveUp(desk);
      }
      if (given.worker !== 'touch') await giveUp(desk);
    }
    console.table(rows);
    console.log(desk.hands.traps.length === 0 ? 'No trap.' : `Traps:\n${desk.hands.traps.join('\n')}`);
  } finally {
    await kiosk.close();
  }
} finally {
  rmSync(dataDirectory, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);

/** Home again, however it stands: the next person waits. */
async function giveUp({ page }: Desk): Promise<void> {
  await page.evaluate(async () => {
    const { kiosk } = window as unknown as { kiosk: Record<string, (input: object) => Promise<unknown>> };
    await kiosk['takeBack']?.({});
    await kiosk['leaveVisit']?.({});
  });
  await page
    .getByText(words.home.newRegistration)
    .first()
    .waitFor({ timeout: 5000 })
    .catch(() => undefined);
}
