import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFilm } from '#test/support/camera/make-film.ts';
import { ensureScanimage } from '#test/support/scanner/ensure-scanimage.ts';
import { sheetOf } from '#test/support/scanner/lay-sheet.ts';
import { makeSaneFolder } from '#test/support/scanner/sane-folder.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { type Counter, openCounter } from './support/counter.ts';
import { DocumentCapture } from './support/document-capture.ts';
import { capture as captureVisit } from './support/fast-forward.ts';
import { expect, test } from './support/story.ts';

/** Each way a document comes in, from the device to a registered person. */

const person = specimenPerson;
const code = /^E\d{3}-\d-\d{6}-[0-9A-Z]$/;

async function atPassport({ clerk }: Counter): Promise<DocumentCapture> {
  await clerk.startsRegistration();
  await clerk.searchesFirst('Nadie');
  return new DocumentCapture(clerk);
}

/** The fields fill themselves; the clerk puts what no machine reads, and confirms. */
async function registers(counter: Counter, capture: DocumentCapture, contract: string): Promise<void> {
  const { clerk } = counter;
  await capture.seesPassportFilled(person);
  await clerk.fills('identity.surname', person.passport.surname);
  await clerk.fills('identity.givenNames', person.passport.givenNames);
  await clerk.goesOn();
  await capture.picksFile(contract);
  await capture.seesContractFilled(person);
  await clerk.fillsContract(person);
  await clerk.capturesContact(person.contact);
  expect(await clerk.confirms()).toMatch(code);
}

test('a sheet under the lid of the scanner', async ({ start, specimens }) => {
  test.skip(!ensureScanimage(), 'scanimage is missing');
  const sane = makeSaneFolder({ backends: ['pnm'] });
  try {
    sane.lay(await sheetOf(specimens.passport));
    const counter = await openCounter(start, { environment: sane.environment });
    const capture = await atPassport(counter);
    await capture.scans('Noname PNM file reader');
    await capture.seesDocument('passport');
    await registers(counter, capture, specimens.contract);
  } finally {
    sane.remove();
  }
});

test('the sheets of a contract in the feeder become one document', async ({ start }) => {
  test.skip(!ensureScanimage(), 'scanimage is missing');
  const sane = makeSaneFolder({ backends: ['test'] });
  try {
    const counter = await openCounter(start, { environment: sane.environment });
    const { clerk } = counter;
    await captureVisit(clerk.page, { documents: [] });
    await clerk.resumes();
    await clerk.goesToStep('contract');
    const capture = new DocumentCapture(clerk);
    await capture.scans('Noname frontend-tester', clerk.words.capture.scanner.feeder);
    await capture.seesDocument('contract');
    await expect(clerk.page.getByText('1/10', { exact: true })).toBeVisible();
  } finally {
    sane.remove();
  }
});

test('a page before the camera', async ({ start, specimens }) => {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-film-'));
  try {
    const cameraFilm = join(folder, 'counter.mjpeg');
    await makeFilm(cameraFilm, specimens.passport);
    const counter = await openCounter(start, { cameraFilm });
    const capture = await atPassport(counter);
    await capture.photographs();
    await capture.seesPassportFilled(person);
    // A whole sheet before a camera of five megapixels has less detail than is asked: the counter's second person decides.
    expect(await capture.supervisorAccepts(staff.supervisor)).toBeGreaterThan(0);
    await registers(counter, capture, specimens.contract);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a file dropped on the panel', async ({ start, specimens }) => {
  const counter = await openCounter(start);
  const { clerk } = counter;
  const capture = await atPassport(counter);
  const content = readFileSync(specimens.passport).toString('base64');
  const dropped = await clerk.page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], 'pasaporte.jpg', { type: 'image/jpeg' }));
    return transfer;
  }, content);
  const panel = clerk.page.getByRole('region', { name: clerk.words.document.kinds });
  await panel.dispatchEvent('drop', { dataTransfer: dropped });
  await capture.seesDocument('passport');
  await registers(counter, capture, specimens.contract);
});

test('a file that comes on a USB drive, which is left as it was', async ({ start, specimens }) => {
  const drive = mkdtempSync(join(tmpdir(), 'ventanilla-usb-'));
  try {
    const counter = await openCounter(start, { environment: { VENTANILLA_USB_FOLDER: drive } });
    const { clerk } = counter;
    const capture = await atPassport(counter);
    await expect(clerk.page.getByText(clerk.words.capture.usbText.empty)).toBeVisible();
    const file = join(drive, 'mi pasaporte.jpg');
    copyFileSync(specimens.passport, file);
    const before = statSync(file);
    await capture.takesFromDrive('mi pasaporte.jpg');
    await capture.seesDocument('passport');
    await registers(counter, capture, specimens.contract);
    const after = statSync(file);
    expect([after.mtimeMs, after.size]).toEqual([before.mtimeMs, before.size]);
    expect(readFileSync(file).equals(readFileSync(specimens.passport))).toBe(true);
  } finally {
    rmSync(drive, { recursive: true, force: true });
  }
});
