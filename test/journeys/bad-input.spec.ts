import { closeSync, ftruncateSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import type { DocumentRefusal } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import { documentFormatNames } from '#shared/vision/reading/document-types.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { badFiles } from './support/bad-files.ts';
import type { ClerkAtCounter } from './support/clerk-journey.ts';
import { openCounter } from './support/counter.ts';
import { ask, capture, smallPicture } from './support/fast-forward.ts';
import { expect, test } from './support/story.ts';

const { passport } = specimenPerson;

async function opensAtPassport(clerk: ClerkAtCounter): Promise<void> {
  await clerk.resumes();
  await clerk.goesToStep('identity');
}

async function seesRefusal(clerk: ClerkAtCounter, name: string, refusal: DocumentRefusal): Promise<void> {
  const title = clerk.words.document.refusedTitle.replace('{{file}}', name);
  await expect(clerk.page.getByText(title)).toBeVisible({ timeout: 30_000 });
  await expect(
    clerk.page.getByText(clerk.words.document.refusal[refusal].replace('{{formats}}', documentFormatNames)),
  ).toBeVisible();
}

function field(clerk: ClerkAtCounter, name: DraftField): Locator {
  return clerk.page.locator(`[data-field="${name}"]`);
}

async function seesProblem(clerk: ClerkAtCounter, name: DraftField, words: string): Promise<void> {
  await field(clerk, name).locator('input').last().blur();
  await expect(field(clerk, name).getByText(words)).toBeVisible();
}

test('every bad file is refused in its own words, and nothing captured before is lost', async ({ start }) => {
  const { kiosk, clerk } = await openCounter(start);
  const { id } = await capture(kiosk.clerk, { documents: ['passport'] });
  await opensAtPassport(clerk);
  await clerk.fills('identity.givenNames', 'MARÍA A MEDIO ESCRIB');
  const picker = kiosk.clerk.locator('input[type=file]');
  for (const { name, bytes, refusal } of badFiles) {
    await test.step(`${name}: ${refusal}`, async () => {
      await picker.setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) });
      await seesRefusal(clerk, name, refusal);
    });
  }
  await test.step('500 MB, refused before it is read', async () => {
    const path = join(tmpdir(), `ventanilla-grande-${process.pid}.pdf`);
    const file = openSync(path, 'w');
    ftruncateSync(file, 500 * 1024 * 1024);
    closeSync(file);
    // Whoever reads it gets an error, and would call it damaged.
    const readable = await kiosk.clerk.evaluateHandle(() => {
      const { arrayBuffer } = Blob.prototype;
      Blob.prototype.arrayBuffer = () => Promise.reject(new Error('read before it was measured'));
      return arrayBuffer;
    });
    await picker.setInputFiles(path);
    await seesRefusal(clerk, `ventanilla-grande-${process.pid}.pdf`, 'too-large');
    await readable.evaluate((arrayBuffer) => {
      Blob.prototype.arrayBuffer = arrayBuffer;
    });
    rmSync(path);
  });
  await test.step('the same copy twice', async () => {
    const buffer = Buffer.from(smallPicture());
    await picker.setInputFiles({ name: 'uno.png', mimeType: 'image/png', buffer });
    await expect(kiosk.clerk.getByRole('button', { name: '2', exact: true })).toBeVisible();
    await picker.setInputFiles({ name: 'otra-vez.png', mimeType: 'image/png', buffer });
    await seesRefusal(clerk, 'otra-vez.png', 'already-added');
  });
  await expect(field(clerk, 'identity.givenNames').locator('input')).toHaveValue('MARÍA A MEDIO ESCRIB');
  await clerk.seesSaved();
  const visit = await ask(kiosk.clerk, 'getVisit', { visitId: id });
  expect(visit.documents).toHaveLength(2);
  expect(visit.values['identity.givenNames']).toBe('MARÍA A MEDIO ESCRIB');
});

test('several files are dropped at once: the good ones stay, the bad one is named', async ({ start }) => {
  const { kiosk, clerk } = await openCounter(start);
  await capture(kiosk.clerk, { documents: [] });
  await opensAtPassport(clerk);
  const pictures = [smallPicture(), smallPicture()].map((bytes) => [...bytes]);
  const dropped = await kiosk.clerk.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    files.forEach((bytes, index) => {
      transfer.items.add(new File([new Uint8Array(bytes)], `hoja-${index}.png`));
    });
    transfer.items.add(new File(['nada'], 'nada.txt'));
    return transfer;
  }, pictures);
  const panel = kiosk.clerk.getByRole('region', { name: clerk.words.document.kinds });
  await panel.dispatchEvent('drop', { dataTransfer: dropped });
  await seesRefusal(clerk, 'nada.txt', 'unsupported-type');
  await expect(panel.getByRole('button', { name: '2', exact: true })).toBeVisible();
});

test('each wrong digit of a MRZ is shown at its own field', async ({ start }) => {
  const { kiosk, clerk } = await openCounter(start, { reader: 'recorded' });
  await capture(kiosk.clerk);
  await opensAtPassport(clerk);
  const [line1, line2] = passport.mrz;
  const places = { documentNumber: 9, birthDate: 19, expiryDate: 27, personalNumber: 42, composite: 43 };
  const box = kiosk.clerk.getByLabel(clerk.words.mrz.title);
  for (const [name, place] of Object.entries(places)) {
    const digit = String((Number(line2[place]) + 1) % 10);
    await box.fill(`${line1}\n${line2.slice(0, place)}${digit}${line2.slice(place + 1)}`);
    const check = clerk.words.mrz.check[name as keyof typeof places];
    const row = kiosk.clerk.getByRole('listitem').filter({ hasText: check });
    await expect(row.getByText(/^esperado/)).toBeVisible();
    await expect(kiosk.clerk.getByText(clerk.words.mrz.someWrong)).toBeVisible();
    // A digit that also counts in the composite makes that one wrong too, and no other.
    const wrong = name === 'composite' ? 1 : 2;
    await expect(kiosk.clerk.getByText(/^esperado/)).toHaveCount(wrong);
  }
  await box.fill(line2);
  await expect(kiosk.clerk.getByText(clerk.words.mrz.problem.length)).toBeVisible();
  await box.fill(`${line1}\n${line2.replace('<', 'é')}`);
  await expect(kiosk.clerk.getByText(clerk.words.mrz.problem.characters)).toBeVisible();
});

test('names of one letter, of sixty, in Arabic and with an apostrophe are names', async ({ start }) => {
  const { kiosk, clerk } = await openCounter(start, { reader: 'recorded' });
  const names = ['Ñ', 'A'.repeat(30).concat(' ', 'B'.repeat(29)), 'عبد الرحمن المصري', "O'Brien-D’Angelo"];
  const { id } = await capture(kiosk.clerk, { values: { 'contract.samePersonReason': 'misma persona' } });
  await opensAtPassport(clerk);
  for (const name of names) {
    await clerk.fills('identity.surname', name);
    await field(clerk, 'identity.surname').locator('input').blur();
    await clerk.seesSaved();
    await expect(field(clerk, 'identity.surname')).not.toContainText(clerk.words.problem['name-not-usable']);
    const visit = await ask(kiosk.clerk, 'getVisit', { visitId: id });
    expect(visit.values['identity.surname']).toBe(name);
  }
  // The product's own font wrote the Arabic one, whatever the machine has.
  const scripts = () =>
    [...document.fonts].some(({ family, status }) => /Noto Sans Scripts/.test(family) && status === 'loaded');
  await expect.poll(() => kiosk.clerk.evaluate(scripts)).toBe(true);
  await clerk.fills('identity.surname', 'M4R1A <script>');
  await seesProblem(clerk, 'identity.surname', clerk.words.problem['name-not-usable']);
  await clerk.fills('identity.surname', "O'Brien-D’Angelo");
  await clerk.goesToStep('review');
  await clerk.confirms();
  const hits = await ask(kiosk.clerk, 'searchWorkers', { text: 'obrien dangelo', birthDate: null });
  expect(hits.map(({ surname }) => surname)).toEqual(["O'Brien-D’Angelo"]);
});

test('a RUC, a date, a phone and an address that cannot be say why', async ({ start }) => {
  const { kiosk, clerk } = await openCounter(start, { reader: 'recorded' });
  await capture(kiosk.clerk);
  await clerk.resumes();
  const { problem } = clerk.words;
  await clerk.goesToStep('identity');
  await clerk.fillsDate('identity.birthDate', '1990-02-31');
  await seesProblem(clerk, 'identity.birthDate', clerk.common.date.impossible);
  await clerk.fillsDate('identity.birthDate', '2030-01-01');
  await seesProblem(clerk, 'identity.birthDate', problem['date-in-the-future']);

  await clerk.goesToStep('contract');
  await clerk.fills('contract.employerRuc', '5790185783001');
  await seesProblem(clerk, 'contract.employerRuc', problem['ruc-province']);
  await clerk.fills('contract.employerRuc', '1793213150001');
  await seesProblem(clerk, 'contract.employerRuc', problem['ruc-check-digit']);
  await clerk.fills('contract.remuneration', 'mucho');
  await seesProblem(clerk, 'contract.remuneration', problem['not-an-amount']);

  await clerk.goesToStep('contact');
  await clerk.fills('contact.email', 'maria@');
  await seesProblem(clerk, 'contact.email', problem['email-shape']);
  await clerk.fills('contact.mobile', '12');
  await seesProblem(clerk, 'contact.mobile', problem['phone-shape']);

  await clerk.goesToStep('review');
  await expect(clerk.button(clerk.words.review.confirm)).toBeDisabled();
  await expect(kiosk.clerk.getByText(problem['date-in-the-future'])).toBeVisible();
});
