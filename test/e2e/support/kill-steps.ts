import { expect } from 'playwright/test';
import type { DraftField } from '#shared/api/fields.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import type { ClerkAtCounter, SpecimenFiles } from './clerk-journey.ts';
import { someSecrets, type WorkerAtScreen } from './worker-journey.ts';

/**
 * The main job as a chain of lives: each process finds what the killed one left, goes on into the middle of the next
 * step, and is killed there.
 */

export interface Scene {
  readonly clerk: ClerkAtCounter;
  readonly worker: WorkerAtScreen;
  readonly specimens: SpecimenFiles;
}

interface Life {
  readonly name: string;
  /** Same step, same field, same data as when the process before was killed. */
  finds(scene: Scene): Promise<void>;
  /** Into the middle of the next step. */
  goesOn(scene: Scene): Promise<void>;
}

const { passport, contract, contact } = specimenPerson;
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

export const lives: readonly Life[] = [
  {
    name: 'passport',
    async finds() {},
    async goesOn({ clerk }) {
      await clerk.startsRegistration();
      await clerk.searchesFirst(passport.number);
      await clerk.fills('passport.surname', halfSurname);
      await clerk.seesSaved();
    },
  },
  {
    name: 'contract',
    async finds(scene) {
      await resumes(scene);
      await seesField(scene.clerk, 'passport.surname', halfSurname);
      await expect(scene.clerk.page.locator('[data-field="passport.number"] input')).toHaveValue(
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
  {
    name: 'notice',
    async finds(scene) {
      await resumes(scene);
      await expect(scene.clerk.page.getByText(/E017-2-000001-/).first()).toBeVisible();
    },
    async goesOn({ clerk, worker }) {
      await clerk.handsOver();
      await worker.choosesLanguage();
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
      await expect(worker.page.getByText(/ 1 .* 3/).first()).toBeVisible();
    },
  },
  {
    name: 'question-bank',
    async finds(scene) {
      await resumesAtWorker(scene);
      await expect(scene.worker.page.getByText(/ 1 .* 3/).first()).toBeVisible();
    },
    async goesOn({ worker }) {
      await worker.answersFacts(specimenPerson);
      await worker.choosesImage(someSecrets);
      await worker.seesTitle(worker.words.bank.chooseTitle);
    },
  },
  {
    name: 'credential, whose secrets are asked anew from the image on',
    async finds(scene) {
      await resumesAtWorker(scene);
      await scene.worker.seesTitle(scene.worker.words.image.title);
    },
    async goesOn({ worker }) {
      await worker.choosesImage(someSecrets);
    },
  },
];

export const lastSight = {
  async finds(scene: Scene): Promise<void> {
    await resumesAtWorker(scene);
    await scene.worker.seesTitle(scene.worker.words.image.title);
  },
};

export async function comesIn({ clerk }: Scene): Promise<void> {
  await clerk.signsIn(staff.clerk);
}
