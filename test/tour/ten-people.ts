import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildTd3 } from '#shared/domain/mrz/mrz.ts';
import type { DocumentKind, DraftField } from '#shared/domain/registration/fields.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { countTouches } from '#test/journeys/support/count-touches.ts';
import { smallPicture } from '#test/journeys/support/fast-forward.ts';
import { type RunningHost, startHost } from '#test/journeys/support/hosts.ts';
import { countMails, readCodeAfter } from '#test/journeys/support/outbox-mail.ts';
import { someSecrets, WorkerAtScreen } from '#test/journeys/support/worker-journey.ts';
import { writePdf } from '#test/renderer/reader/pdf-files.ts';
import { ensureChromium } from '#test/support/chromium/ensure-chromium.ts';
import { setUpTerminal, staff } from '#test/support/set-up-terminal.ts';
import { type SpecimenCedula, specimenCedula } from '#test/support/specimens/cedulas.ts';
import {
  type SpecimenPerson,
  specimenAlMasri,
  specimenLongName,
  specimenPerson,
  specimenZhang,
} from '#test/support/specimens/people.ts';
import { ClerkKeyboard } from './clerk-keyboard.ts';

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
const common = catalogues.es.common;

interface Case {
  readonly title: string;
  readonly registers: (desk: Desk) => Promise<void>;
  readonly person: SpecimenPerson | SpecimenCedula;
  /** The worker has begun and called meanwhile. */
  readonly hasCalled?: boolean;
}

/** A person of another name and number, whose MRZ is made for them. */
function invent(
  base: SpecimenPerson,
  changes: Partial<SpecimenPerson['passport']>,
  contact: Partial<SpecimenPerson['contact']> = {},
): SpecimenPerson {
  const passport = { ...base.passport, ...changes };
  const mrz = buildTd3({
    issuingState: passport.issuingState,
    surname: passport.surname,
    givenNames: passport.givenNames,
    documentNumber: passport.number,
    nationality: passport.nationality,
    birthDate: passport.birthDate,
    sex: passport.sex,
    expiryDate: passport.expiryDate,
  });
  const workerName = `${passport.givenNames} ${passport.surname}`.trim();
  return {
    passport: { ...passport, mrz },
    contract: {
      ...base.contract,
      workerName,
      workerDocument: passport.number,
      workerNationality: passport.nationality,
    },
    contact: { ...base.contact, ...contact },
  };
}

/** The counter, its drive, and the two people at it. */
class Desk {
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
    await this.picks('contract.type', words.contract.type[contract.type]);
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

const withLongName = {
  ...specimenLongName,
  contact: { ...specimenLongName.contact, mobile: '+51 1 9123456' },
};
const mononym = invent(
  specimenAlMasri,
  {
    surname: '',
    givenNames: 'AHMADI',
    surnameMrz: '',
    givenNamesMrz: 'AHMADI',
    number: 'P7654321',
    issuingState: 'IND',
    nationality: 'IND',
    birthDate: '1988-04-09',
  },
  { email: 'ahmadi@example.org', mobile: '+593961112224' },
);
const withoutDay = invent(
  specimenAlMasri,
  {
    surname: 'KARIMI',
    givenNames: 'FATIMA',
    surnameMrz: 'KARIMI',
    givenNamesMrz: 'FATIMA',
    number: 'A1234567',
    birthDate: '1979-06',
    sex: 'F',
  },
  { email: '' },
);
const doubtful = invent(
  specimenZhang,
  {
    surname: 'LI',
    givenNames: 'WEI',
    surnameMrz: 'LI',
    givenNamesMrz: 'WEI',
    number: 'E23456789',
    birthDate: '1990-01-22',
  },
  { email: 'li.wei@example.org' },
);
const comingBack = invent(
  specimenPerson,
  {
    surname: 'ROJAS',
    givenNames: 'DAVID',
    surnameMrz: 'ROJAS',
    givenNamesMrz: 'DAVID',
    number: 'V1122334',
    birthDate: '1985-11-30',
  },
  { email: 'david.rojas@example.org' },
);
const twin = invent(specimenPerson, { number: 'S07654321' }, { email: 'otra.maria@example.org' });
const miswritten = invent(
  specimenPerson,
  {
    surname: 'MENDOZA',
    givenNames: 'CARLOS',
    surnameMrz: 'MENDOZA',
    givenNamesMrz: 'CARLOS',
    number: 'V5566778',
    birthDate: '1992-02-29',
  },
  { email: 'carlos.mendoza@example.org' },
);

const cases: readonly Case[] = [
  {
    title: 'Ñ and accents, written by the contract (Alt+N)',
    person: specimenPerson,
    registers: async (desk) => {
      const person = specimenPerson;
      await desk.begins(person.passport.number);
      await desk.capturesPassport(person, false);
      await desk.goesOn(words.procedure.registration.capture.contract.title);
      await desk.capturesContract(person);
      await desk.hands.press('Alt+n');
      await desk.hands.keepsCursor('after Alt+N');
      await desk.goesOn(words.procedure.registration.capture.contact.title);
      await desk.capturesContact(person.contact);
      await desk.confirms();
      await desk.isRegistered();
      await desk.handsOver();
    },
  },
  {
    title: 'a long name, and a number that no table knows',
    person: withLongName,
    registers: (desk) => desk.registersPlainly(withLongName),
  },
  { title: 'one name only', person: mononym, registers: (desk) => desk.registersPlainly(mononym) },
  {
    title: 'a birth date without its day',
    person: withoutDay,
    registers: (desk) => desk.registersPlainly(withoutDay),
  },
  {
    title: 'a MRZ printed wrong, signed by a supervisor',
    person: doubtful,
    registers: async (desk) => {
      const [first, second] = doubtful.passport.mrz;
      const wrong = `${second.slice(0, 9)}${(Number(second[9]) + 1) % 10}${second.slice(10)}`;
      await desk.begins(doubtful.passport.number);
      await desk.capturesPassport(
        { ...doubtful, passport: { ...doubtful.passport, mrz: [first, wrong] } },
        true,
      );
      await desk.hands.tabsTo(desk.button(words.mrz.accept), '"it is printed so"');
      await desk.hands.press('Enter');
      await desk.signs('Así está impreso');
      await desk.hands.keepsCursor('after the supervisor signed the MRZ');
      await desk.goesOn(words.procedure.registration.capture.contract.title);
      await desk.capturesContract(doubtful);
      await desk.goesOn(words.procedure.registration.capture.contact.title);
      await desk.capturesContact(doubtful.contact);
      await desk.confirms();
      await desk.isRegistered();
      await desk.handsOver();
    },
  },
  {
    title: 'without the contract: kept as pending, back later, completed',
    person: comingBack,
    registers: async (desk) => {
      await desk.begins(comingBack.passport.number);
      await desk.capturesPassport(comingBack, true);
      await desk.hands.press('Alt+4');
      await desk.sees(words.procedure.registration.capture.contact.title);
      await desk.capturesContact(comingBack.contact);
      await desk.goesOn(words.review.title);
      await desk.hands.press('Control+Enter');
      const pending = desk.page.getByRole('heading', { name: /^Pendiente|guardad|pendiente/i, level: 1 });
      await pending.waitFor();
      const title = await pending.innerText();
      const reference = /\d{4}/.exec(title)?.[0] ?? '';
      await desk.hands.keepsCursor('once it is kept as pending');
      await desk.hands.press('Control+Enter');
      await desk.page.waitForTimeout(700);
      if (!(await desk.page.getByText(words.home.newRegistration).first().isVisible())) {
        desk.hands.trap(`Ctrl+Enter leads nowhere from "${title}"; cursor at ${await desk.hands.cursor()}`);
        await desk.hands.tabsTo(desk.button(words.outcome.backHome), '"home"');
        await desk.hands.press('Enter');
      }
      await desk.page.getByText(words.home.newRegistration).first().waitFor();
      await desk.hands.press('F3');
      await desk.hands.types(reference);
      await desk.hands.press('Enter');
      await desk.page.getByText(words.flow.saved, { exact: true }).waitFor();
      await desk.hands.keepsCursor('once the pending visit is opened again');
      await desk.hands.press('Alt+3');
      await desk.sees(words.procedure.registration.capture.contract.title);
      await desk.capturesContract(comingBack);
      await desk.hands.press('Alt+4');
      await desk.sees(words.procedure.registration.capture.contact.title);
      await desk.confirms();
      await desk.isRegistered();
      await desk.handsOver();
    },
  },
  {
    title: 'somebody who looks like a person on record, and is another',
    person: twin,
    registers: async (desk) => {
      await desk.begins(twin.passport.number);
      await desk.capturesPassport(twin, true);
      await desk.goesOn(words.procedure.registration.capture.contract.title);
      await desk.capturesContract(twin);
      await desk.goesOn(words.procedure.registration.capture.contact.title);
      await desk.capturesContact(twin.contact);
      await desk.confirms();
      const dialog = desk.page.getByRole('dialog');
      await desk.hands.waitsFor(dialog.getByLabel(words.likely.reason));
      await desk.hands.types('Otra foto, otra huella');
      await desk.hands.press('Enter');
      await desk.hands.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      await desk.isRegistered();
      await desk.handsOver();
    },
  },
  {
    title: 'a visa, and its copy',
    person: specimenZhang,
    registers: async (desk) => {
      const person = specimenZhang;
      await desk.begins(person.passport.number);
      await desk.capturesPassport(person, true);
      await desk.picks('identity.visaType', words.visa['residencia-temporal-trabajo']);
      await desk.fillsDate('identity.visaExpiryDate', '2028-05-01');
      // The keys take the copy of the group that has the cursor.
      await desk.takesCopy('visa');
      await desk.goesOn(words.procedure.registration.capture.contract.title);
      await desk.capturesContract(person);
      await desk.goesOn(words.procedure.registration.capture.contact.title);
      await desk.capturesContact(person.contact);
      await desk.confirms();
      await desk.isRegistered();
      await desk.handsOver();
    },
  },
  {
    title: 'data that the worker calls wrong, corrected',
    person: miswritten,
    hasCalled: true,
    registers: async (desk) => {
      const { contract } = miswritten;
      await desk.registersPlainly({ ...miswritten, contract: { ...contract, position: 'Chofer' } });
      const worker = new WorkerAtScreen(desk.kiosk.worker, 'es');
      await worker.choosesLanguage();
      await worker.readsNotice();
      await worker.page.getByRole('button', { name: /^Cargo/ }).click();
      await worker.press(worker.words.captured.sendBack_one.replace('{{count}}', '1'));
      await desk.page.getByText(words.handedOver.help['data-wrong']).waitFor();
      await desk.hands.keepsCursor('when the worker calls');
      await desk.goesTo('contract.position');
      await desk.hands.press('Control+a');
      await desk.hands.types(contract.position);
      await desk.hands.press('Control+Enter');
      await desk.page.waitForTimeout(1500);
      if (await desk.button(words.handedOver.corrected).isVisible()) {
        desk.hands.trap('Ctrl+Enter does not give corrected data back to the worker');
        await desk.hands.tabsTo(desk.button(words.handedOver.corrected), '"corrected"');
        await desk.hands.press('Enter');
      }
    },
  },
  {
    title: 'enrolment with a cédula',
    person: specimenCedula,
    registers: async (desk) => {
      const person = specimenCedula;
      await desk.hands.press('F4');
      await desk.sees(words.triage.title);
      await desk.hands.press('F4');
      await desk.sees(words.search.title);
      await desk.hands.types(person.number);
      await desk.page.getByText(words.search.nobody).waitFor();
      await desk.goesOn(words.procedure.enrolment.capture.identity.title);
      await desk.takesCopy('cedula');
      await desk.fills('identity.nationality', person.nationality);
      await desk.fills('identity.surname', person.surname);
      await desk.fills('identity.givenNames', person.givenNames);
      await desk.fillsDate('identity.birthDate', person.birthDate);
      await desk.goesTo('identity.sex');
      await desk.hands.press('Space');
      await desk.fillsDate('identity.issueDate', person.issueDate);
      await desk.fillsDate('identity.expiryDate', person.expiryDate);
      await desk.fills('identity.fingerprintCode', person.fingerprintCode);
      await desk.goesOn(words.procedure.registration.capture.contact.title);
      await desk.capturesContact({ email: person.email, mobile: person.mobile, landline: '' });
      await desk.confirms();
      await desk.signs('Cédula original a la vista');
      await desk.isRegistered();
      await desk.handsOver();
    },
  },
];

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
