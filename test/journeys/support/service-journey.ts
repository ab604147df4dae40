import { expect, type Page } from 'playwright/test';
import type { ContactField } from '#shared/domain/contact/contact-fields.ts';
import type { BankQuestionId } from '#shared/domain/credential/question-bank.ts';
import type { ServiceResult } from '#shared/domain/display/service-states.ts';
import type { OwnServicePurpose } from '#shared/domain/procedures/services.ts';
import { bankQuestionNames } from '#shared/text/languages/bank-question-names.ts';
import { securityImageNames } from '#shared/text/languages/security-image-names.ts';
import type { SpecimenPerson } from '#test/support/specimens/people.ts';
import { ask, handOver, type RegisteredVisit, reply, workUntil } from './fast-forward.ts';
import type { RunningHost } from './hosts.ts';
import { WorkerAtScreen, type WorkerSecrets } from './worker-journey.ts';

/** Somebody with a credential, and nobody attended: where every service begins. */
export async function issueCredential(
  { clerk, worker }: Pick<RunningHost, 'clerk' | 'worker'>,
  dataDirectory: string,
  changes: Parameters<typeof handOver>[1] = {},
): Promise<RegisteredVisit> {
  const registered = await handOver(clerk, changes);
  await workUntil(worker, 'done', { dataDirectory });
  await ask(worker, 'finishWorkerVisit', {});
  await ask(clerk, 'leaveVisit', {});
  return registered;
}

/** A person who comes to check, recover or unlock: each method is one screen, answered by touch. */
export class PersonAtService extends WorkerAtScreen {
  /** Buttons touched so far, but for the keys of keyboards and pads. */
  touches = 0;

  override async press(name: string | RegExp): Promise<void> {
    this.touches += 1;
    await super.press(name);
  }

  get service() {
    return this.words.service;
  }

  /** One touch on the resting screen, in the words of their language. */
  async begins(purpose: OwnServicePurpose): Promise<void> {
    await expect(this.page.getByRole('button', { name: this.service.start[purpose] })).toBeVisible();
    await this.atScreen('resting');
    await this.press(this.service.start[purpose]);
  }

  async typesCode(code: string): Promise<void> {
    await this.seesTitle(this.service.identify.title);
    await this.touchCode(code);
    await this.atScreen('identify');
    await this.pressContinue();
  }

  async givesServiceCode(code: string): Promise<void> {
    await this.seesTitle(this.service.code.title);
    await this.touchDigits(code);
    await this.atScreen('service-code');
    await this.pressContinue();
  }

  async givesRecoveryBirthDate(isoDate: string): Promise<void> {
    await this.seesTitle(this.service.birthDate.title);
    await this.touchDate(isoDate);
    await this.atScreen('recovery-birth-date');
    await this.pressContinue();
  }

  async pointsAtImage(secrets: WorkerSecrets): Promise<void> {
    await this.seesTitle(this.service.image.title);
    await this.atScreen('recovery-image');
    const name = securityImageNames[this.language][secrets.image];
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.pressContinue();
  }

  async answersQuestion(answerOf: (question: BankQuestionId) => string): Promise<void> {
    const heading = this.page.getByRole('heading', { level: 1 });
    const names = Object.entries(bankQuestionNames[this.language]) as [BankQuestionId, string][];
    await expect
      .poll(async () => {
        const title = (await heading.innerText()).trim();
        return names.some(([, name]) => name === title);
      })
      .toBe(true);
    const title = (await heading.innerText()).trim();
    const question = names.find(([, name]) => name === title)?.[0] ?? 'first-pet';
    await this.touchText(answerOf(question));
    await this.atScreen('recovery-answer');
    await this.pressContinue();
  }

  async answersAllThree(person: SpecimenPerson, secrets: WorkerSecrets): Promise<void> {
    await this.givesRecoveryBirthDate(person.passport.birthDate);
    await this.pointsAtImage(secrets);
    await this.answersQuestion((question) => answerIn(secrets, question));
  }

  /** The four questions of an assisted unlock, in whatever order they come; `answerOf` changes an answer of the bank. */
  async answersFour(person: SpecimenPerson, answerOf: (question: BankQuestionId) => string): Promise<void> {
    const bank = Object.entries(bankQuestionNames[this.language]) as [BankQuestionId, string][];
    for (const number of [1, 2, 3, 4]) {
      const eyebrow = this.words.fact.number.replace('{{number}}', String(number)).replace('{{of}}', '4');
      await expect(this.page.getByText(eyebrow, { exact: true })).toBeVisible();
      const title = (await this.page.getByRole('heading', { level: 1 }).innerText()).trim();
      const question = bank.find(([, name]) => name === title)?.[0];
      if (question === undefined) await this.answersOneFact(person);
      else await this.touchText(answerOf(question));
      await this.atScreen(`assisted-${number}`);
      await this.pressContinue();
    }
  }

  async confirmsMailbox(): Promise<void> {
    await this.seesTitle(this.service.contact.title);
    await this.atScreen('recovery-contact');
    await this.press(this.service.contact.mine);
  }

  get contactWords() {
    return this.words.contactChange;
  }

  async typesEmail(address: string): Promise<void> {
    await this.seesTitle(this.contactWords.title.email);
    await this.touchEmail(address);
    await this.atScreen('contact-email');
    await this.pressContinue();
  }

  async typesPhone(kind: 'mobile' | 'landline', number: string): Promise<void> {
    await this.seesTitle(this.contactWords.title[kind]);
    await this.touchDigits(number);
    await this.atScreen(`contact-${kind}`);
    await this.pressContinue();
  }

  /** What is in force stays, or that there is none. */
  async keepsField(field: ContactField): Promise<void> {
    await this.seesTitle(this.contactWords.title[field]);
    const { keep, stillNone } = this.contactWords;
    await this.press(new RegExp(`^(${keep}|${stillNone})$`));
  }

  async confirmsContact(): Promise<void> {
    await this.seesTitle(this.contactWords.confirm.title);
    await this.atScreen('contact-confirm');
    await this.press(this.contactWords.confirm.go);
    await this.seesTitle(this.contactWords.approval.title);
    await this.atScreen('contact-approval');
  }

  async checks(credential: string): Promise<void> {
    await this.seesTitle(this.service.check.title);
    await this.touchCredential(credential);
    await this.atScreen('check-credential');
    await this.press(this.service.check.go);
  }

  async sees(outcome: ServiceResult): Promise<void> {
    await this.seesTitle(this.service.done[outcome]);
    await this.atScreen(`done-${outcome}`);
  }

  async seesLocked(): Promise<void> {
    await this.seesTitle(this.service.locked.title);
    await this.atScreen('locked');
  }
}

/** As the person types it today: without capitals. */
export function answerIn({ answers }: WorkerSecrets, question: BankQuestionId): string {
  return answers.find(([each]) => each === question)?.[1].toLocaleLowerCase() ?? '';
}

/** Three wrong credentials, through the page's own API. */
export async function lockOut(clerk: Page, worker: Page, workerId: string): Promise<void> {
  await ask(clerk, 'startService', { workerId, purpose: 'check' });
  await ask(worker, 'chooseLanguage', { language: 'es' });
  for (let round = 0; round < 3; round += 1) {
    const { digits } = await ask(worker, 'openCredentialKeyboard', { keepOrder: true });
    // The screen may draw its own keys meanwhile; a key that is none any more is not pressed.
    for (const { id } of digits.slice(0, 7)) await reply(worker, 'pressCredentialKey', { key: id });
    await reply(worker, 'checkCredential', {});
  }
  await ask(worker, 'finishWorkerVisit', {});
}
