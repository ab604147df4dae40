import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { renderPaperHtml } from '#electron/main/papers/render-paper.ts';
import { makeFilm } from '#test/support/camera/make-film.ts';
import { photograph } from '#test/support/chromium/photograph.ts';
import { chromiumPath } from '#test/support/specimens/make-specimens.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { openCounter } from './support/counter.ts';
import { register } from './support/fast-forward.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

/** Of the first person of a fresh terminal. */
const firstCode = 'E017-2-000001-V';

/** The receipt as it is printed, as a photograph would show it. */
async function photographReceipt(path: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 794, height: 1123 }, deviceScaleFactor: 1.5 });
    await page.setContent(
      renderPaperHtml({
        kind: 'receipt',
        procedure: 'registration',
        language: 'es',
        branchName: 'Agencia Quito Norte',
        issuedAt: '2026-11-25T15:00:00.000Z',
        identificationCode: firstCode,
        workerName: `${specimenPerson.passport.givenNames} ${specimenPerson.passport.surname}`,
        employerName: specimenPerson.contract.employerName,
        entryNoticeDeadline: null,
        recovery: 'email',
        isUnconfirmed: false,
      }),
    );
    await photograph(page, { path, type: 'jpeg', quality: 90 });
  } finally {
    await browser.close();
  }
}

test('the receipt before the camera opens the record of its person', async ({ start }) => {
  const folder = mkdtempSync(join(tmpdir(), 'receipt-'));
  try {
    const photo = join(folder, 'receipt.jpg');
    const cameraFilm = join(folder, 'receipt.mjpeg');
    await photographReceipt(photo);
    await makeFilm(cameraFilm, photo);
    const { kiosk, clerk } = await openCounter(start, { cameraFilm });
    const { code } = await register(kiosk.clerk);
    expect(code).toBe(firstCode);
    await clerk.button(clerk.words.kit.scan.start).click();
    await expect(kiosk.clerk.getByText(clerk.words.worker.code, { exact: true })).toBeVisible({
      timeout: 60_000,
    });
    await expect(kiosk.clerk.getByText(code, { exact: true })).toBeVisible();
    await expect(kiosk.clerk.getByRole('dialog')).toBeHidden();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
