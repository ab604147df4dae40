import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentKind, DraftField } from '#shared/domain/registration/fields.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { countTouches } from '#test/journeys/support/count-touches.ts';
import { smallPicture } from '#test/journeys/support/fast-forward.ts';
import type { RunningHost } from '#test/journeys/support/hosts.ts';
import { countMails, readCodeAfter } from '#test/journeys/support/outbox-mail.ts';
import { someSecrets, WorkerAtScreen } from '#test/journeys/support/worker-journey.ts';
import { writePdf } from '#test/renderer/reader/pdf-files.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import type { SpecimenCedula } from '#test/support/specimens/cedulas.ts';
import type { SpecimenPerson } from '#test/support/specimens/people.ts';
import { ClerkKeyboard } from './clerk-keyboard.ts';

const words = catalogues.es.clerk;
const common = catalogues.es.common;

/** The counter, its drive, and the two people at it. */
export class Desk {
  readonly kiosk: RunningHost;
  readonly hands: ClerkKeyboard;
  readonly #drive: string;
  readonly #data: string;
  #copies = 0;
  /** Fingers on the worker's display since the start. */
  #touches: () => Promise<number> = async () => 0;
  #touchesBefore = 0;

  constructor(kiosk: RunningHost, drive: string, data: string) {
    this.kiosk = kiosk;
    this.hands = new ClerkKeyboard(kiosk.clerk);
    this.#drive = drive;
    this.#data = data;
  }

  get page() {
    return this.kiosk.clerk;
  }

  async begin(person: string): Promise<void> {
    this.hands.begin(person);
    this.#touchesBefore = await this.#touches();
  }

  async signsIn(): Promise<void> {
    this.#touches = await countTouches(this.kiosk.worker);
    await this.page.getByRole('textbox', { name: words.signIn.username }).waitFor();
    await this.hands.types(staff.clerk.username);
    await this.hands.press('Enter');
    await this.hands.types(staff.clerk.password);
    await this.hands.press('Enter');
    await this.page.getByText(words.home.newRegistration).first().waitFor();
  }

  async sees(title: string): Promise<void> {
    await this.page.getByRole('heading', { name: title, level: 1 }).waitFor();
  }

  field(field: DraftField) {
    return this.page.locator(`[data-field="${field}"]`).first();
  }

  button(name: string) {
    return this.page.getByRole('button', { name }).first();
  }

  /** Enter goes from field to field, Tab where the cursor is on something else. */
  async goesTo(field: DraftField): Promise<void> {
    const wanted = this.field(field);
    await wanted.waitFor();
    for (let pressed = 0; pressed < 40; pressed += 1) {
      const at = await wanted.evaluate((element) => ({
        here: element.contains(document.activeElement),
        onField: document.activeElement?.closest('[data-stop]') !== null,
        past:
          document.activeElement !== null &&
          document.activeElement !== document.body &&
          (element.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) > 0,
      }));
      if (at.here) {
        if (pressed > 12) this.hands.trap(`${pressed} keys to ${field}`);
        return;
      }
      await this.hands.press(at.past ? 'Shift+Tab' : at.onField ? 'Enter' : 'Tab');
    }
    throw new Error(`no key leads to ${field}; the cursor is at ${await this.hands.cursor()}`);
  }

  async fills(field: DraftField, text: string): Promise<void> {
    if (text === '') return;
    await this.goesTo(field);
    await this.hands.types(text);
  }

  async fillsDate(field: DraftField, iso: string): Promise<void> {
    if (iso === '') return;
    const [year = '', month, day] = iso.split('-');
    await this.fills(field, `${day ?? '-'}${month ?? '-'}${year}`);
  }

  /** One of a list: opened by an arrow, its first letters, then arrows. */
  async picks(field: DraftField, name: string): Promise<void> {
    await this.goesTo(field);
    await this.hands.press('ArrowDown');
    await this.page.getByRole('option').first().waitFor();
    await this.hands.types(name.slice(0, 3));
    const pointed = () => this.page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    for (let pressed = 0; (await pointed()) !== name; pressed += 1) {
      if (pressed > 20) throw new Error(`no arrow leads to ${name}: ${await pointed()}`);
      await this.hands.press('ArrowDown');
    }
    await this.hands.press('Enter');
    await this.hands.keepsCursor(`after ${name} was chosen`);
  }

  /** From the drive, by F9. */
  async takesCopy(kind: DocumentKind): Promise<void> {
    for (const file of readdirSync(this.#drive)) rmSync(join(this.#drive, file));
    this.#copies += 1;
    const ending = kind === 'contract' ? 'pdf' : 'png';
    const name = `${common.document[kind]} ${this.#copies}.${ending}`.replaceAll('/', '-');
    const bytes = kind === 'contract' ? writePdf({ catalogue: `/Copy ${this.#copies}` }) : smallPicture();
    writeFileSync(join(this.#drive, name), bytes);
    await this.hands.press('F9');
    const file = this.page.getByRole('dialog').getByRole('button', { name });
    await this.hands.tabsTo(file, 'the file on the drive');
    await this.hands.press('Enter');
    const preview = words.document.preview
      .replace('{{document}}', common.document[kind])
      .replace('{{page}}', '1');
    await this.page.getByRole('img', { name: preview }).first().waitFor();
    await this.hands.keepsCursor(`after the copy of the ${kind} came from the drive`);
  }

  async begins(number: string): Promise<void> {
    await this.hands.press('F2');
    await this.sees(words.search.title);
    await this.hands.types(number);
    await this.page.getByText(words.search.nobody).waitFor();
    await this.hands.press('Control+Enter');
    await this.sees(words.procedure.registration.capture.identity.title);
  }

  /** The copy, the two lines by a reader, and the names as printed unless the contract will give them. */
  async capturesPassport({ passport }: SpecimenPerson, printedNames: boolean): Promise<void> {
    await this.takesCopy('passport');
    await this.goesTo('identity.mrz');
    await this.hands.scans(passport.mrz);
    const wasUsed =
      (await this.field('identity.surname').locator('input').inputValue()) !== '' ||
      (await this.field('identity.givenNames').locator('input').inputValue()) !== '';
    if (!wasUsed) {
      await this.hands.tabsTo(this.button(words.mrz.use), '"use these data"');
      await this.hands.press('Enter');
    }
    await this.hands.keepsCursor('after the MRZ filled the fields');
    if (!printedNames) return;
    if (passport.surname !== passport.surnameMrz) await this.fills('identity.surname', passport.surname);
    if (passport.givenNames !== passport.givenNamesMrz)
      await this.fills('identity.givenNames', passport.givenNames);
  }

  async goesOn(title: string): Promise<void> {
    await this.hands.press('Control+Enter');
    await this.sees(title);
  }

  async capturesContract({ contract }: SpecimenPerson): Promise<void> {
    await this.takesCopy('contract');
    await this.fills('contract.employerRuc', contract.employerRuc);
    await this.fills('contract.legalRepresentative', contract.legalRepresentative);
    await this.fills('contract.employerName', contract.employerName);
    await this.fills('contract.workerName', contract.workerName);
    await this.fills('contract.workerDocument', contract.workerDocument);
    await this.fills('contract.workerNationality', contract.workerNationality);
    await this.fills('contract.position', contract.position);
    await this.picks('contract.type', common.contractType[contract.type]);
    await this.fillsDate('contract.startDate', contract.startDate);
    await this.fillsDate('contract.endDate', contract.endDate);
    await this.fills('contract.remuneration', contract.remuneration);
    await this.fills('contract.workingDay', contract.workingDay);
    await this.fills('contract.workplace', contract.workplace);
    await this.fills('contract.sutNumber', contract.sutNumber);
    await this.fillsDate('contract.sutDate', contract.sutDate);
  }

  async capturesContact(contact: SpecimenPerson['contact']): Promise<void> {
    await this.fills('contact.email', contact.email);
    await this.fills('contact.mobile', contact.mobile);
    await this.fills('contact.landline', contact.landline);
  }

  /** From the contact to the review and the code. */
  async confirms(): Promise<void> {
    await this.goesOn(words.review.title);
    await this.hands.press('Space');
    await this.hands.press('Control+Enter');
  }

  async isRegistered(): Promise<void> {
    await this.sees(words.outcome.registered);
    await this.hands.keepsCursor('once the person is registered');
  }

  async handsOver(): Promise<void> {
    await this.hands.press('Control+Enter');
    await this.page.getByText(words.handedOver.title).first().waitFor();
    await this.hands.keepsCursor('once it is the worker’s turn');
  }

  async signs(reason: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await this.hands.waitsFor(dialog.getByLabel(words.coSign.username));
    await this.hands.types(staff.supervisor.username);
    await this.hands.press('Enter');
    await this.hands.types(staff.supervisor.pin);
    await this.hands.press('Enter');
    await this.hands.types(reason);
    await this.hands.press('Enter');
    await this.hands.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
  }

  /** To the end, by touch; who called stands at the data already. Gives how many touches it took in all. */
  async worker(person: SpecimenPerson | SpecimenCedula, hasCalled: boolean): Promise<number> {
    const worker = new WorkerAtScreen(this.kiosk.worker, 'es');
    const mails = countMails(this.#data);
    if (!hasCalled) {
      await worker.choosesLanguage();
      await worker.readsNotice();
    }
    await worker.confirmsCaptured();
    const known = 'passport' in person ? person.passport.birthDate : person.birthDate;
    await worker.givesBirthDate(known);
    await worker.answersFacts(person);
    await worker.choosesImage(someSecrets);
    await worker.answersBank(someSecrets);
    const email = 'contact' in person ? person.contact.email : person.email;
    if (email === '') await this.provesAtCounter();
    else await worker.givesEmailCode(await readCodeAfter(this.#data, mails));
    await worker.acceptsTerms();
    await worker.choosesCredential(someSecrets);
    await worker.declinesKit();
    await worker.finishes();
    return (await this.#touches()) - this.#touchesBefore;
  }

  async provesAtCounter(): Promise<void> {
    const prove = this.button(words.handedOver.proofTitle);
    await this.hands.tabsTo(prove, '"prove the identity"');
    await this.hands.press('Enter');
    await this.page.getByText(words.handedOver.proofPortrait).waitFor();
    await this.hands.press('Space');
    await this.hands.press('Enter');
    await this.hands.press('Space');
    await this.hands.press('Enter');
    await this.hands.press('Enter');
  }

  /** Back at the home screen, for the next one. */
  async finishes(): Promise<void> {
    await this.page.getByText(words.outcome.issued).first().waitFor();
    await this.hands.press('Control+Enter');
    await this.page.getByText(words.home.newRegistration).first().waitFor();
  }

  /** Everything as it is printed, without a surprise. */
  async registersPlainly(person: SpecimenPerson, printedNames = true): Promise<void> {
    await this.begins(person.passport.number);
    await this.capturesPassport(person, printedNames);
    await this.goesOn(words.procedure.registration.capture.contract.title);
    await this.capturesContract(person);
    await this.goesOn(words.procedure.registration.capture.contact.title);
    await this.capturesContact(person.contact);
    await this.confirms();
    await this.isRegistered();
    await this.handsOver();
  }
}
