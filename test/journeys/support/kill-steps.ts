import { expect } from 'playwright/test';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import { bankQuestionNames } from '#shared/text/languages/bank-question-names.ts';
import { securityImageNames } from '#shared/text/languages/security-image-names.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import type { ClerkAtCounter, SpecimenFiles } from './clerk-journey.ts';
import { workUntil } from './fast-forward.ts';
import { someSecrets, type WorkerAtScreen } from './worker-journey.ts';

/**
 * The main job as two chains of lives, the clerk's half and the worker's: each process finds what the killed one left,
 * goes on into the middle of the next step, and is killed there.
 */

export interface Scene {
  readonly clerk: ClerkAtCounter;
  readonly worker: WorkerAtScreen;
  readonly specimens: SpecimenFiles;
  readonly dataDirectory: string;
}

interface Life {
  readonly name: string;
  /** Real where a copy is being read when the process dies, or was. */
  readonly reader?: 'real';
  /** Same step, same field, same data as when the process before was killed. */
  finds(scene: Scene): Promise<void>;
  /** Into the middle of the next step. */
  goesOn(scene: Scene): Promise<void>;
}

const { passport, contract, contact } = specimenPerson;
const halfNumber = passport.number.slice(0, 5);
const halfSurname = passport.surname.slice(0, 6);
const halfEmployer = contract.employerName.slice(0, 9);
const halfMailbox = contact.email.slice(0, 8);

async function seesField(clerk: ClerkAtCounter, field: DraftField, value: string): Promise<void> {
  const box = clerk.page.locator(`[data-field="${field}"] input`).first();
  await expect(box).toHaveValue(value);
  await expect(box).toBeFocused();
}

async function resumes({ clerk }: Scene): Promise<void> {
  await clerk.button(`${clerk.words.home.resume} `).first().click();
}

/** Hands over again and gives the language, which is asked at every hand-over; then the step is the one that was. */
async function resumesAtWorker(scene: Scene): Promise<void> {
  await resumes(scene);
  await scene.clerk.handsOver();
  await scene.worker.choosesLanguage();
}

const clerksLives: readonly Life[] = [
  {
    name: 'search',
    async finds() {},
    async goesOn({ clerk }) {
      await clerk.startsRegistration();
      await clerk.fillsDate('identity.birthDate', passport.birthDate);
      await clerk.page.getByLabel(clerk.words.search.text).fill(halfNumber);
      await clerk.seesSaved();
    },
  },
  {
    name: 'passport',
    async finds(scene) {
      await resumes(scene);
      const { clerk } = scene;
      await expect(clerk.page.getByRole('heading', { name: clerk.words.search.title })).toBeVisible();
      await seesField(clerk, 'search.text', halfNumber);
      const day = clerk.page.getByLabel(/: día$/);
      await expect(day).toHaveValue(passport.birthDate.slice(-2));
    },
    async goesOn({ clerk }) {
      await clerk.searchesFirst(passport.number);
      await clerk.fills('identity.surname', halfSurname);
      await clerk.seesSaved();
    },
  },
  {
    name: 'contract',
    reader: 'real',
    async finds(scene) {
      await resumes(scene);
      await seesField(scene.clerk, 'identity.surname', halfSurname);
      await expect(scene.clerk.page.locator('[data-field="identity.number"] input')).toHaveValue(
        passport.number,
      );
    },
    async goesOn({ clerk, specimens }) {
      await clerk.capturesPassport(specimenPerson, specimens.passport);
      await clerk.fills('contract.employerName', halfEmployer);
      await clerk.seesSaved();
    },
  },
  {
    name: 'contact',
    reader: 'real',
    async finds(scene) {
      await resumes(scene);
      await seesField(scene.clerk, 'contract.employerName', halfEmployer);
    },
    async goesOn({ clerk, specimens }) {
      await clerk.capturesContract(specimenPerson, specimens.contract);
      await clerk.fills('contact.email', halfMailbox);
      await clerk.seesSaved();
    },
  },
  {
    name: 'review',
    reader: 'real',
    async finds(scene) {
      await resumes(scene);
      await seesField(scene.clerk, 'contact.email', halfMailbox);
    },
    async goesOn({ clerk }) {
      await clerk.capturesContact(contact);
      await expect(clerk.page.getByRole('heading', { name: clerk.words.review.title })).toBeVisible();
    },
  },
  {
    name: 'registered',
    async finds(scene) {
      await resumes(scene);
      const { clerk } = scene;
      await expect(clerk.page.getByRole('heading', { name: clerk.words.review.title })).toBeVisible();
      await expect(clerk.page.getByText(contract.employerName).first()).toBeVisible();
    },
    async goesOn({ clerk }) {
      expect(await clerk.confirms()).toMatch(/^E017-2-000001-/);
    },
  },
];

const workersLives: readonly Life[] = [
  {
    name: 'language',
    finds: findsRegistered,
    async goesOn({ clerk, worker }) {
      await clerk.handsOver();
      await expect(worker.page.getByRole('button', { name: 'Español' }).first()).toBeVisible();
    },
  },
  {
    name: 'notice',
    async finds() {},
    async goesOn(scene) {
      const { worker } = scene;
      await resumesAtWorker(scene);
      await expect(worker.page.getByRole('button', { name: worker.words.notice.go })).toBeVisible();
    },
  },
  {
    name: 'confirm-captured',
    async finds(scene) {
      await resumesAtWorker(scene);
      await expect(
        scene.worker.page.getByRole('button', { name: scene.worker.words.notice.go }),
      ).toBeVisible();
    },
    async goesOn({ worker }) {
      await worker.readsNotice();
      await worker.seesTitle(worker.words.captured.title);
    },
  },
  {
    name: 'birth-date',
    async finds(scene) {
      await resumesAtWorker(scene);
      await scene.worker.seesTitle(scene.worker.words.captured.title);
    },
    async goesOn({ worker }) {
      await worker.confirmsCaptured();
      await worker.seesTitle(worker.words.birthDate.title);
      await worker.touchDigits('14');
    },
  },
  {
    name: 'fact-questions',
    async finds(scene) {
      await resumesAtWorker(scene);
      await scene.worker.seesTitle(scene.worker.words.birthDate.title);
    },
    async goesOn({ worker }) {
      await worker.givesBirthDate(passport.birthDate);
      await expect(worker.page.getByText('Pregunta 1 de 3')).toBeVisible();
      await worker.answersOneFact(specimenPerson);
      await worker.pressContinue();
      await expect(worker.page.getByText('Pregunta 2 de 3')).toBeVisible();
    },
  },
  {
    name: 'security-image',
    async finds(scene) {
      await resumesAtWorker(scene);
      await expect(scene.worker.page.getByText('Pregunta 2 de 3')).toBeVisible();
    },
    async goesOn({ worker, dataDirectory }) {
      await workUntil(worker.page, 'security-image', { dataDirectory });
      await worker.page.getByRole('button', { name: securityImageNames.es[someSecrets.image] }).click();
    },
  },
  {
    name: 'question-bank',
    finds: redoesSecrets,
    async goesOn({ worker }) {
      const [[question, answer] = missing()] = someSecrets.answers;
      await worker.choosesImage(someSecrets);
      await worker.press(bankQuestionNames.es[question]);
      await worker.touchText(answer.slice(0, 4));
    },
  },
  {
    name: 'email-code',
    finds: redoesSecrets,
    async goesOn({ worker, dataDirectory }) {
      await workUntil(worker.page, 'email-code', { dataDirectory });
      await worker.seesTitle(worker.words.emailCode.title);
      await worker.touchDigits('123');
    },
  },
  {
    name: 'counter-proof',
    finds: redoesSecrets,
    async goesOn({ worker, dataDirectory }) {
      await workUntil(worker.page, 'email-code', { dataDirectory });
      await worker.press(worker.words.emailCode.noMailbox);
      await worker.seesTitle(worker.words.counterProof.title);
    },
  },
  {
    name: 'terms',
    finds: redoesSecrets,
    async goesOn({ worker, dataDirectory }) {
      await workUntil(worker.page, 'terms', { dataDirectory });
      await expect(worker.page.getByRole('button', { name: worker.words.terms.accept })).toBeVisible();
    },
  },
  {
    name: 'credential',
    finds: redoesSecrets,
    async goesOn({ worker, dataDirectory }) {
      await workUntil(worker.page, 'credential', { dataDirectory });
      await worker.touchCredential(someSecrets.credential.slice(0, 3));
    },
  },
  {
    name: 'done',
    finds: redoesSecrets,
    async goesOn({ worker, dataDirectory }) {
      await workUntil(worker.page, 'done', { dataDirectory });
      await worker.seesTitle(worker.words.done.title);
    },
  },
];

/** Image, answers and credential are kept nowhere: they are chosen again. */
async function redoesSecrets(scene: Scene): Promise<void> {
  await resumesAtWorker(scene);
  await scene.worker.seesTitle(scene.worker.words.image.title);
}

function missing(): never {
  throw new Error('no answer');
}

/** The person waits for the hand-over with the code that was allotted. */
async function findsRegistered(scene: Scene): Promise<void> {
  await resumes(scene);
  await expect(scene.clerk.page.getByText(/E017-2-000001-/).first()).toBeVisible();
}

/** The credential is in force and nobody waits any more. */
async function findsIssued({ clerk }: Scene): Promise<void> {
  await expect(clerk.page.getByText(clerk.words.home.visitsEmpty)).toBeVisible();
  await clerk.page.getByLabel(clerk.words.home.searchLabel).fill(passport.number);
  await clerk.page.getByRole('button', { name: /^Abrir a QUINTERO/ }).click();
  await expect(clerk.page.getByText(/^Activa desde/)).toBeVisible();
  await expect(clerk.page.getByText(clerk.common.paper['credential-request'])).toBeVisible();
}

/** Each begins where a story of its own may begin; `findsAtEnd` is what the start after the last death finds. */
export const chains = {
  registration: { lives: clerksLives, findsAtEnd: findsRegistered },
  issuance: { lives: workersLives, findsAtEnd: findsIssued },
} as const;

export async function comesIn({ clerk }: Scene): Promise<void> {
  await clerk.signsIn(staff.clerk);
}
