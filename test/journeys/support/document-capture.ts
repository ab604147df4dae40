import { expect } from 'playwright/test';
import type { DocumentKind } from '#shared/domain/registration/fields.ts';
import type { SpecimenPerson } from '#test/support/specimens/people.ts';
import type { ClerkAtCounter, Signer } from './clerk-journey.ts';

/** Milliseconds a page may take from the device to its fields on a busy machine. */
const patience = { timeout: 90_000 } as const;

/** The four ways a document comes in, as a clerk does each. */
export class DocumentCapture {
  readonly clerk: ClerkAtCounter;

  constructor(clerk: ClerkAtCounter) {
    this.clerk = clerk;
  }

  get words() {
    return this.clerk.words.capture;
  }

  /** The first scan of a counter: the device is chosen once. */
  async scans(device: string, source?: string): Promise<void> {
    const { page, words } = this.clerk;
    await page.keyboard.press('F4');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: device })).toBeVisible(patience);
    if (source !== undefined) await dialog.getByText(source, { exact: true }).click();
    await dialog.getByRole('button', { name: words.capture.scanner.begin }).click();
  }

  /** The photo takes itself once the picture is still and sharp; its corners are found. */
  async photographs(): Promise<void> {
    const { page } = this.clerk;
    await page.keyboard.press('F7');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(this.words.cameraView.cornersFound)).toBeVisible(patience);
    await this.clerk.atScreen('camera-corners');
    await dialog.getByRole('button', { name: this.words.cameraView.use }).click();
  }

  async takesFromDrive(file: string): Promise<void> {
    const { page } = this.clerk;
    await expect(page.getByText(this.words.newOnUsb)).toBeVisible(patience);
    await page.keyboard.press('F9');
    await page.getByRole('dialog').getByRole('button', { name: file }).click();
  }

  async picksFile(file: string): Promise<void> {
    await this.clerk.page.locator('input[type=file]').setInputFiles(file);
  }

  async seesDocument(kind: DocumentKind): Promise<void> {
    const { words, common, page } = this.clerk;
    const name = words.document.preview
      .replace('{{document}}', common.document[kind])
      .replace('{{page}}', '1');
    await expect(page.getByRole('img', { name })).toBeVisible(patience);
  }

  /** The passport's fields filled themselves; the clerk puts the accents that a MRZ has not. */
  async seesPassportFilled(person: SpecimenPerson): Promise<void> {
    const { page, common } = this.clerk;
    await this.seesDocument('passport');
    const number = page.getByRole('textbox', { name: common.fieldOf.passport['identity.number'] });
    await expect(number).toHaveValue(person.passport.number, patience);
    await expect(page.getByRole('textbox', { name: common.field['identity.surname'] })).toHaveValue(
      person.passport.surnameMrz,
    );
    await this.clerk.seesSaved();
    await this.clerk.atScreen('passport-read');
  }

  /** A supervisor signs, one by one, for what the copy lacks. Gives how many gates it was. */
  async supervisorAccepts(signer: Signer): Promise<number> {
    const { page, words } = this.clerk;
    const waiting = page.getByRole('button', { name: words.reading.override });
    const count = await waiting.count();
    for (let left = count; left > 0; left -= 1) {
      await waiting.first().click();
      await this.clerk.signs(signer, 'No tiene otra copia');
      await expect(page.getByRole('dialog')).toBeHidden(patience);
      await expect(waiting).toHaveCount(left - 1, patience);
    }
    return count;
  }

  async seesContractFilled(person: SpecimenPerson): Promise<void> {
    const { page, common } = this.clerk;
    await this.seesDocument('contract');
    const ruc = page.getByRole('textbox', { name: common.field['contract.employerRuc'] });
    await expect(ruc).toHaveValue(person.contract.employerRuc, patience);
    await this.clerk.seesSaved();
    await this.clerk.atScreen('contract-read');
  }
}
