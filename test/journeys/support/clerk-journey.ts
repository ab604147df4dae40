import { expect, type Locator, type Page } from 'playwright/test';
import type { ClerkLanguage } from '#shared/domain/language-code.ts';
import type { DocumentKind, DraftField, RegistrationStep } from '#shared/domain/registration/fields.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import type { SpecimenCedula } from '#test/support/specimens/cedulas.ts';
import type { SpecimenPerson } from '#test/support/specimens/people.ts';
import type { AtScreen } from './worker-journey.ts';

const noPause: AtScreen = async () => undefined;

/** Who signs as the second person. */
export interface Signer {
  readonly username: string;
  readonly pin: string;
}

export interface SpecimenFiles {
  readonly passport: string;
  readonly contract: string;
  readonly cedula: string;
}

function pattern(text: string): RegExp {
  return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}

/** A clerk at the counter: each method is one thing they do, by label and role as they see it. */
export class ClerkAtCounter {
  readonly page: Page;
  readonly language: ClerkLanguage;
  readonly atScreen: AtScreen;

  constructor(page: Page, atScreen: AtScreen = noPause, language: ClerkLanguage = 'es') {
    this.page = page;
    this.atScreen = atScreen;
    this.language = language;
  }

  get words() {
    return catalogues[this.language].clerk;
  }

  get common() {
    return catalogues[this.language].common;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name: pattern(name) });
  }

  async signsIn(account: { readonly username: string; readonly password: string }): Promise<void> {
    await this.page
      .getByRole('textbox', { name: pattern(this.words.signIn.username) })
      .fill(account.username);
    await this.atScreen('sign-in');
    await this.page.getByLabel(this.words.signIn.password, { exact: true }).fill(account.password);
    await this.button(this.words.signIn.enter).click();
    await expect(this.page.getByText(this.words.home.newRegistration).first()).toBeVisible();
  }

  /** On the home screen, waited for: finds by code, as a reader types it, and opens the record. */
  async opensRecord(code: string): Promise<void> {
    await expect(this.page.getByLabel(this.words.home.searchLabel)).toBeVisible();
    await this.page.keyboard.press('F3');
    await this.page.keyboard.type(code);
    await this.page.keyboard.press('Enter');
    await expect(this.button(this.words.service.unlock).first()).toBeVisible();
  }

  /** On a record: one of the acts behind "more". */
  async picksMore(act: string): Promise<void> {
    await this.button(this.words.service.more).click();
    await this.page.getByRole('menuitem', { name: act }).click();
  }

  /** One of a short list, by its label. */
  async chooses(label: string, choice: string): Promise<void> {
    await this.page.getByRole('button', { name: label }).click();
    await this.page.getByRole('option', { name: choice, exact: true }).click();
  }

  async startsRegistration(): Promise<void> {
    await this.button(this.words.home.newRegistration).click();
    await expect(this.page.getByRole('heading', { name: this.words.search.title })).toBeVisible();
  }

  async searchesFirst(text: string): Promise<void> {
    await this.page.getByLabel(this.words.search.text).fill(text);
    await expect(this.page.getByText(this.words.search.nobody)).toBeVisible();
    await this.atScreen('search-before-create');
    await this.button(this.words.search.newPerson).click();
    await expect(
      this.page.getByRole('heading', {
        name: this.words.procedure.registration.capture.identity.title,
        level: 1,
      }),
    ).toBeVisible();
  }

  async addsDocument(kind: DocumentKind, file: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
    await this.page.locator('input[type=file]').setInputFiles(file);
    const name = this.words.document.preview
      .replace('{{document}}', this.common.document[kind])
      .replace('{{page}}', '1');
    await expect(this.page.getByRole('img', { name })).toBeVisible({ timeout: 60_000 });
  }

  /** Everything typed has reached the database. */
  async seesSaved(): Promise<void> {
    await expect(this.page.getByText(this.words.flow.saved, { exact: true })).toBeVisible();
  }

  async fills(field: DraftField, value: string): Promise<void> {
    if (value === '') return;
    await this.fillsLabelled(this.nameOf(field), value);
  }

  async fillsLabelled(label: string, value: string): Promise<void> {
    await this.page
      .getByRole('textbox', { name: pattern(label) })
      .first()
      .fill(value);
  }

  async fillsDate(field: DraftField, isoDate: string): Promise<void> {
    if (isoDate === '') return;
    const [year = '', month = '', day = ''] = isoDate.split('-');
    const label = this.nameOf(field);
    await this.page.getByLabel(`${label}: ${this.common.date.day}`).fill(day);
    await this.page.getByLabel(`${label}: ${this.common.date.month}`).fill(month);
    await this.page.getByLabel(`${label}: ${this.common.date.year}`).fill(year);
  }

  async fillsCountry(field: DraftField, code: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: pattern(this.nameOf(field)) });
    await box.fill(code);
    await box.press('Tab');
  }

  async goesOn(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.flow.next, exact: true }).click();
  }

  /** The copy of the passport, its MRZ pasted, and the names typed as printed. */
  async capturesPassport(person: SpecimenPerson, file: string): Promise<void> {
    await this.addsDocument('passport', file);
    await this.typesPassport(person);
  }

  /** The MRZ pasted, and the names typed as printed. */
  async typesPassport(person: SpecimenPerson): Promise<void> {
    await this.page.getByLabel(this.words.mrz.title).fill(person.passport.mrz.join('\n'));
    await this.atScreen('passport-mrz');
    await this.button(this.words.mrz.use).click();
    await this.fills('identity.surname', person.passport.surname);
    await this.fills('identity.givenNames', person.passport.givenNames);
    await this.seesSaved();
    await this.atScreen('passport');
    await this.goesOn();
  }

  async capturesContract(person: SpecimenPerson, file: string): Promise<void> {
    await expect(
      this.page.getByRole('heading', {
        name: this.words.procedure.registration.capture.contract.title,
        level: 1,
      }),
    ).toBeVisible();
    await this.addsDocument('contract', file);
    await this.fillsContract(person);
  }

  /** Every field of the contract, as it is written there. */
  async fillsContract(person: SpecimenPerson): Promise<void> {
    const { contract } = person;
    await this.fills('contract.employerRuc', contract.employerRuc);
    await this.fills('contract.employerName', contract.employerName);
    await this.fills('contract.legalRepresentative', contract.legalRepresentative);
    await this.fills('contract.workerName', contract.workerName);
    await this.fills('contract.workerDocument', contract.workerDocument);
    await this.fillsCountry('contract.workerNationality', contract.workerNationality);
    await this.fills('contract.position', contract.position);
    await this.page.getByRole('button', { name: pattern(this.common.field['contract.type']) }).click();
    await this.page
      .getByRole('option', { name: this.common.contractType[contract.type], exact: true })
      .click();
    await this.fillsDate('contract.startDate', contract.startDate);
    await this.fillsDate('contract.endDate', contract.endDate);
    await this.fills('contract.remuneration', contract.remuneration);
    await this.fills('contract.workingDay', contract.workingDay);
    await this.fills('contract.workplace', contract.workplace);
    await this.fills('contract.sutNumber', contract.sutNumber);
    await this.fillsDate('contract.sutDate', contract.sutDate);
    await this.seesSaved();
    await this.atScreen('contract');
    await this.goesOn();
  }

  async capturesContact(contact: SpecimenPerson['contact']): Promise<void> {
    await expect(
      this.page.getByRole('heading', {
        name: this.words.procedure.registration.capture.contact.title,
        level: 1,
      }),
    ).toBeVisible();
    await this.fills('contact.email', contact.email);
    await this.fills('contact.mobile', contact.mobile);
    await this.fills('contact.landline', contact.landline);
    await this.seesSaved();
    await this.atScreen('contact');
    await this.goesOn();
  }

  /** Confirms and gives the identification code that was allotted. */
  async confirms(): Promise<string> {
    await this.confirmsCompared(this.words.identityDocument.passport.comparedByEye);
    const code = this.page.getByRole('status').filter({ hasText: /^E\d{3}-\d-\d{6}-[0-9A-Z]$/ });
    await expect(code).toBeVisible();
    await this.atScreen('registered');
    return code.innerText();
  }

  private async confirmsCompared(words: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: this.words.review.title })).toBeVisible();
    await this.page.getByText(words).click();
    await this.atScreen('review');
    await this.button(this.words.review.confirm).click();
  }

  async handsOver(): Promise<void> {
    await this.button(this.words.outcome.handOver).click();
    await expect(this.page.getByText(this.words.handedOver.title).first()).toBeVisible();
    await this.atScreen('handed-over');
  }

  /** Opens the newest visit that waits. */
  async resumes(): Promise<void> {
    await this.button(this.words.home.resume).first().click();
    await expect(this.page.getByText(this.words.flow.saved, { exact: true })).toBeVisible();
  }

  /** As a registration calls it. */
  private nameOf(field: DraftField): string {
    const { field: names, fieldOf } = this.common;
    return field === 'identity.number' ? fieldOf.passport[field] : names[field];
  }

  private stepName(step: RegistrationStep): string {
    const { step: names, procedure } = this.words;
    return step === 'search' || step === 'review' || step === 'hand-over'
      ? names[step]
      : procedure.registration.capture[step].step;
  }

  async goesToStep(step: RegistrationStep): Promise<void> {
    await this.page
      .getByRole('navigation', { name: this.words.flow.steps })
      .getByRole('button', { name: pattern(this.stepName(step)) })
      .click();
  }

  /** In place of the e-mail code: portrait and stored copy compared. */
  async provesIdentityInPerson(): Promise<void> {
    await this.button(this.words.handedOver.proofTitle).click();
    await this.page.getByText(this.words.handedOver.proofPortrait).click();
    await this.page.getByText(this.words.handedOver.proofCopy).click();
    await this.button(this.words.handedOver.proofConfirm).click();
  }

  /** The second person types name, PIN and reason into the open dialog. */
  async signs({ username, pin }: Signer, reason: string, label = this.words.coSign.sign): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    const { coSign } = this.words;
    await dialog.getByLabel(coSign.username).fill(username);
    await dialog.getByLabel(coSign.secret, { exact: true }).fill(pin);
    await dialog.getByLabel(coSign.reason).fill(reason);
    await dialog.getByRole('button', { name: label, exact: true }).click();
  }

  /** For a MRZ that is printed wrong. */
  async asksForCoSignature(signer: Signer): Promise<void> {
    await this.button(this.words.mrz.accept).click();
    await this.signs(signer, 'Así está impreso');
  }

  /** On one display the clerk's view comes back locked: the worker may still stand before it. */
  async unlocks(pin: string): Promise<void> {
    await this.page.getByLabel(this.words.locked.secret, { exact: true }).fill(pin);
    await this.atScreen('locked');
    await this.button(this.words.locked.unlock).click();
  }

  async seesIssued(): Promise<void> {
    await expect(this.page.getByText(this.words.outcome.issued).first()).toBeVisible();
    await this.atScreen('issued');
  }

  /** From the home screen to the allotted identification code. */
  async registers(person: SpecimenPerson, files: SpecimenFiles): Promise<string> {
    await this.startsRegistration();
    await this.searchesFirst(person.passport.number);
    await this.capturesPassport(person, files.passport);
    await this.capturesContract(person, files.contract);
    await this.capturesContact(person.contact);
    return this.confirms();
  }

  /** From the home screen, by the keys of triage, to a person with a cédula who can choose a credential. */
  async enrols(person: SpecimenCedula, file: string, signer: Signer): Promise<void> {
    await this.button(this.words.home.triage).waitFor();
    await this.page.keyboard.press('F4');
    await this.page.getByRole('heading', { name: this.words.triage.title }).waitFor();
    await this.atScreen('triage');
    await this.page.keyboard.press('F4');
    await expect(this.page.getByRole('heading', { name: this.words.search.title })).toBeVisible();
    await this.page.getByLabel(this.words.search.text).fill(person.number);
    await expect(this.page.getByText(this.words.search.nobody)).toBeVisible();
    await this.atScreen('search-before-create');
    await this.button(this.words.search.newPerson).click();
    await this.capturesCedula(person, file);
    await this.capturesContact({ email: person.email, mobile: person.mobile, landline: '' });
    await this.confirmsCompared(this.words.identityDocument.cedula.comparedByEye);
    await this.atScreen('signature');
    await this.signs(signer, 'Cédula original a la vista');
    await expect(this.page.getByRole('status').filter({ hasText: person.number })).toBeVisible();
    await this.atScreen('registered');
  }

  private async capturesCedula(person: SpecimenCedula, file: string): Promise<void> {
    await expect(
      this.page.getByRole('heading', {
        name: this.words.procedure.enrolment.capture.identity.title,
        level: 1,
      }),
    ).toBeVisible();
    await this.atScreen('cedula-empty');
    await this.addsDocument('cedula', file);
    // What was searched is the number already, but for a digit that the clerk mistakes.
    const wrong = `${person.number.slice(0, -1)}${(Number(person.number.at(-1)) + 1) % 10}`;
    const number = this.common.fieldOf.cedula['identity.number'];
    await this.fillsLabelled(number, wrong);
    await this.fills('identity.surname', person.surname);
    await expect(this.page.getByText(this.words.problem['cedula-check-digit'])).toBeVisible();
    await this.atScreen('cedula-mistyped');
    await this.fillsLabelled(number, person.number);
    await this.fills('identity.givenNames', person.givenNames);
    await this.fillsCountry('identity.nationality', person.nationality);
    await this.fillsDate('identity.birthDate', person.birthDate);
    const sex = this.page.getByRole('radio', { name: this.words.identity.sex[person.sex] });
    await sex.click({ force: true });
    await this.fillsDate('identity.expiryDate', person.expiryDate);
    await this.fillsDate('identity.issueDate', person.issueDate);
    await this.fills('identity.fingerprintCode', person.fingerprintCode);
    await this.seesSaved();
    await expect(this.page.getByText(this.words.reading.good, { exact: true })).toBeVisible({
      timeout: 60_000,
    });
    await this.atScreen('cedula');
    await this.goesOn();
  }
}
