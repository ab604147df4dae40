import { buildTd3 } from '#shared/domain/mrz/mrz.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { WorkerAtScreen } from '#test/journeys/support/worker-journey.ts';
import { type SpecimenCedula, specimenCedula } from '#test/support/specimens/cedulas.ts';
import {
  type SpecimenPerson,
  specimenAlMasri,
  specimenLongName,
  specimenPerson,
  specimenZhang,
} from '#test/support/specimens/people.ts';

import type { Desk } from './counter-desk.ts';

const words = catalogues.es.clerk;

export interface Case {
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

/** The ten, in the order in which they come. */
export const cases: readonly Case[] = [
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
      await desk.picks('identity.visaType', catalogues.es.common.visa['residencia-temporal-trabajo']);
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
