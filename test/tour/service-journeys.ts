import { join } from 'node:path';
import type { ClerkLanguage, LanguageCode } from '#shared/domain/language-code.ts';
import { ClerkAtCounter } from '#test/journeys/support/clerk-journey.ts';
import { ask } from '#test/journeys/support/fast-forward.ts';
import type { RunningHost } from '#test/journeys/support/hosts.ts';
import { PersonWithKit } from '#test/journeys/support/kit-journey.ts';
import { countMails, readCodeAfter, readNewestCode } from '#test/journeys/support/outbox-mail.ts';
import {
  answerIn,
  issueCredential,
  lockOut,
  PersonAtService,
} from '#test/journeys/support/service-journey.ts';
import { someSecrets } from '#test/journeys/support/worker-journey.ts';
import type { FakePrinter } from '#test/support/fake-printer/fake-printer.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { specimenCedula } from '#test/support/specimens/cedulas.ts';
import { makeSpecimens } from '#test/support/specimens/make-specimens.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';

/** What a journey of the tour needs: the running product, a camera for each view, and each one's language. */
export interface TourOf {
  readonly kiosk: RunningHost;
  readonly dataDirectory: string;
  readonly language: LanguageCode;
  readonly clerkLanguage: ClerkLanguage;
  readonly printer: FakePrinter;
  readonly takeClerk: (name: string) => Promise<void>;
  readonly takeWorker: (name: string) => Promise<void>;
}

async function prepare({ kiosk, dataDirectory }: TourOf) {
  const { username, password } = staff.clerk;
  await ask(kiosk.clerk, 'signIn', { username, password });
  return issueCredential(kiosk, dataDirectory);
}

/** A forgotten credential, with one wrong attempt on the way. */
async function recover(tour: TourOf): Promise<void> {
  const { kiosk, dataDirectory, takeClerk, takeWorker, language } = tour;
  const { code } = await prepare(tour);
  const person = new PersonAtService(kiosk.worker, language, takeWorker);
  const before = countMails(dataDirectory);
  await person.begins('recover');
  await person.typesCode(code);
  await person.givesRecoveryBirthDate(specimenPerson.passport.birthDate);
  await person.pointsAtImage(someSecrets);
  await person.answersQuestion(() => 'no recuerdo');
  await person.answersAllThree(specimenPerson, someSecrets);
  await takeClerk('service-strip');
  await person.confirmsMailbox();
  await person.givesServiceCode(await readCodeAfter(dataDirectory, before));
  await person.choosesCredential({ ...someSecrets, credential: 'Tapir8Verde' });
  await person.sees('recovered');
  await person.leaves();
}

/** A locked credential: found at the counter, unlocked by the person; then one without a mailbox at hand. */
async function unlock(tour: TourOf): Promise<void> {
  const { kiosk, dataDirectory, takeClerk, takeWorker, language } = tour;
  const { code, workerId } = await prepare(tour);
  await lockOut(kiosk.clerk, kiosk.worker, workerId);
  const clerk = new ClerkAtCounter(kiosk.clerk, takeClerk, tour.clerkLanguage);
  await kiosk.clerk.keyboard.press('F3');
  await kiosk.clerk.keyboard.type(code);
  await kiosk.clerk.getByText(clerk.words.service.locked).first().waitFor();
  await takeClerk('search-locked');
  await kiosk.clerk.keyboard.press('Enter');
  await clerk.button(clerk.words.service.unlock).waitFor();
  await takeClerk('record-locked');
  const person = new PersonAtService(kiosk.worker, language, takeWorker);
  const before = countMails(dataDirectory);
  await person.begins('unlock');
  await person.typesCode(code);
  await takeClerk('service-strip');
  await person.givesServiceCode(await readCodeAfter(dataDirectory, before));
  await person.sees('unlocked');
  await person.leaves();
  await lockOut(kiosk.clerk, kiosk.worker, workerId);
  await person.begins('check');
  await person.typesCode(code);
  await person.seesLocked();
  await person.press(person.service.locked.unlock);
  await person.press(person.service.code.counter);
  await person.seesTitle(person.words.counterProof.title);
  await takeWorker('service-proof');
  await takeClerk('service-proof-asked');
  await clerk.button(clerk.words.service.prove).click();
  await kiosk.clerk.getByText(clerk.words.handedOver.proofPortrait).click();
  await kiosk.clerk.getByText(clerk.words.handedOver.proofCopy).click();
  await takeClerk('service-proof-dialog');
  await clerk.button(clerk.words.handedOver.proofConfirm).click();
  await person.sees('unlocked');
}

/** A locked credential and no mailbox at hand: four questions, and a supervisor's signature. */
async function assisted(tour: TourOf): Promise<void> {
  const { kiosk, takeClerk, takeWorker, language } = tour;
  const { code, workerId } = await prepare(tour);
  await lockOut(kiosk.clerk, kiosk.worker, workerId);
  const clerk = new ClerkAtCounter(kiosk.clerk, takeClerk, tour.clerkLanguage);
  await clerk.opensRecord(code);
  await clerk.button(clerk.words.service.assisted).click();
  const person = new PersonAtService(kiosk.worker, language, takeWorker);
  await person.choosesLanguage();
  await takeClerk('read-aloud');
  await person.answersFour(specimenPerson, (question) => answerIn(someSecrets, question));
  await person.seesTitle(person.service.approval.title);
  await takeWorker('assisted-approval');
  await takeClerk('signature-asked');
  await clerk.button(clerk.words.service.approve).click();
  await clerk.chooses(clerk.words.service.call.result, clerk.words.service.call.results.confirmed);
  await kiosk.clerk.getByLabel(clerk.words.service.call.number).fill('022345678');
  await kiosk.clerk.getByLabel(clerk.words.service.call.who).fill('Recursos humanos');
  await takeClerk('signature-dialog');
  await clerk.signs(staff.supervisor, 'Sin correo y sin línea');
  await person.sees('unlocked');
  await takeClerk('record-unlocked');
  await person.leaves();
}

/** A lost mailbox: new data on the person's display and two signatures. Then the passport is stolen, and all of it ends. */
async function contact(tour: TourOf): Promise<void> {
  const { kiosk, takeClerk, takeWorker, language } = tour;
  const { code } = await prepare(tour);
  const clerk = new ClerkAtCounter(kiosk.clerk, takeClerk, tour.clerkLanguage);
  const { contactChange, handedOver } = clerk.words;
  await clerk.opensRecord(code);
  await takeClerk('record');
  await clerk.picksMore(contactChange.start);
  const person = new PersonAtService(kiosk.worker, language, takeWorker);
  await person.choosesLanguage();
  await person.answersAllThree(specimenPerson, someSecrets);
  await person.seesTitle(person.contactWords.title.email);
  await takeWorker('contact-email-empty');
  await person.touchEmail('rosa@gmial.com');
  await person.pressContinue();
  await person.page.getByText(person.contactWords.insist).waitFor();
  await takeWorker('contact-email-suspicious');
  await person.press(person.contactWords.useSuggestion.replace('{{address}}', 'rosa@gmail.com'));
  await person.typesPhone('mobile', '0987654321');
  await person.seesTitle(person.contactWords.title.landline);
  await takeWorker('contact-landline');
  await person.keepsField('landline');
  await person.confirmsContact();
  await takeClerk('service-strip-contact');
  await clerk.button(contactChange.approve).click();
  await kiosk.clerk.getByText(handedOver.proofPortrait).click();
  await kiosk.clerk.getByText(handedOver.proofCopy).click();
  await takeClerk('contact-signature');
  await clerk.signs(staff.supervisor, 'Perdió el acceso a su correo');
  await person.sees('contact-changed');
  await person.leaves();
  await kiosk.clerk.getByText(contactChange.history).waitFor();
  await takeClerk('record-after-change');
  const { revocation } = clerk.words;
  await clerk.picksMore(revocation.start);
  await clerk.chooses(revocation.choose, revocation.cause['document-stolen']);
  await takeClerk('revoke-signature');
  await clerk.signs(staff.supervisor, 'Denuncia 4711 de la policía', revocation.sign);
  await kiosk.clerk.getByText(revocation.history).waitFor();
  await takeClerk('record-revoked');
  await person.begins('unlock');
  await person.typesCode(code);
  await person.seesTitle(person.service.code.title);
  await takeClerk('service-strip-revoked');
}

/** A sheet of codes from the record, then an unlock with one of its codes and no mailbox at hand. */
async function kit(tour: TourOf): Promise<void> {
  const { kiosk, printer, takeClerk, takeWorker, language } = tour;
  const { code, workerId } = await prepare(tour);
  const clerk = new ClerkAtCounter(kiosk.clerk, takeClerk, tour.clerkLanguage);
  await clerk.opensRecord(code);
  await clerk.picksMore(clerk.words.kit.give);
  const person = new PersonWithKit(kiosk.worker, language, takeWorker);
  await person.choosesLanguage();
  await person.press(person.service.code.counter);
  await clerk.button(clerk.words.service.prove).click();
  await kiosk.clerk.getByText(clerk.words.handedOver.proofPortrait).click();
  await kiosk.clerk.getByText(clerk.words.handedOver.proofCopy).click();
  await clerk.button(clerk.words.handedOver.proofConfirm).click();
  const codes = await person.takesSheet(printer);
  await person.sees('kit-issued');
  await person.leaves();
  await clerk.button(clerk.words.kit.revoke).waitFor();
  await takeClerk('record-with-kit');
  await lockOut(kiosk.clerk, kiosk.worker, workerId);
  await person.begins('unlock');
  await person.typesCode(code);
  await person.seesTitle(person.service.code.title);
  await takeWorker('service-code');
  await person.press(person.kit.have);
  await takeClerk('service-strip-kit');
  await person.givesKitCode(codes[0] ?? '');
  await person.sees('unlocked');
  await person.leaves();
  await clerk.button(clerk.words.kit.revoke).click();
  await takeClerk('revoke-kit');
  await clerk.signs(staff.supervisor, 'Perdió la hoja', clerk.words.kit.revokeSign);
  await kiosk.clerk.getByText(clerk.words.kit.ended.split('{{')[0] ?? '').waitFor();
  await takeClerk('record-kit-ended');
}

/** Somebody with a cédula: enrolled from triage, a credential of their own, then locked and unlocked with the cédula. */
async function enrol(tour: TourOf): Promise<void> {
  const { kiosk, dataDirectory, language, takeClerk, takeWorker } = tour;
  const { username, password } = staff.clerk;
  await ask(kiosk.clerk, 'signIn', { username, password });
  const folder = join(dataDirectory, 'specimens');
  const { cedula } = await makeSpecimens(folder);
  const clerk = new ClerkAtCounter(kiosk.clerk, takeClerk, tour.clerkLanguage);
  await clerk.enrols(specimenCedula, cedula, staff.supervisor);
  await clerk.handsOver();
  const person = new PersonAtService(kiosk.worker, language, takeWorker);
  await person.provesIdentityAndChoosesSecrets(specimenCedula, someSecrets);
  await person.givesEmailCode(await readNewestCode(dataDirectory));
  await person.acceptsTerms();
  await person.choosesCredential(someSecrets);
  await person.declinesKit();
  await person.finishes();
  await clerk.seesIssued();
  await clerk.button(clerk.words.outcome.finish).click();
  await clerk.opensRecord(specimenCedula.number);
  await takeClerk('record');
  await kiosk.clerk.getByRole('button', { name: clerk.words.worker.back }).click();
  const [hit] = await ask(kiosk.clerk, 'searchWorkers', { text: specimenCedula.number, birthDate: null });
  await lockOut(kiosk.clerk, kiosk.worker, hit?.workerId ?? '');
  const before = countMails(dataDirectory);
  await person.begins('unlock');
  await person.seesTitle(person.service.identify.title);
  await person.touchCode(`${specimenCedula.number.slice(0, -1)}0`);
  await person.pressContinue();
  await kiosk.worker.getByRole('alert').waitFor();
  await takeWorker('identify-mistyped');
  await kiosk.worker.getByRole('textbox').fill('');
  await person.typesCode(specimenCedula.number);
  await takeClerk('service-strip');
  await person.givesServiceCode(await readCodeAfter(dataDirectory, before));
  await person.sees('unlocked');
  await person.leaves();
}

/** By the name given to `--journey`; each begins on a fresh terminal with two displays. */
export const serviceJourneys: Readonly<Record<string, (tour: TourOf) => Promise<void>>> = {
  recover,
  unlock,
  assisted,
  contact,
  kit,
  enrol,
};
