import { expect, type Locator, type Page } from 'playwright/test';
import { characterName } from '#renderer/worker/keyboard/layouts.ts';
import type { BankQuestionId, SecurityImageId } from '#shared/domain/credential/question-bank.ts';
import { type LanguageCode, languages } from '#shared/domain/language-code.ts';
import { fingerprintDigits } from '#shared/domain/numbers/fingerprint-code.ts';
import { amountInFigures } from '#shared/text/languages/amounts-in-figures.ts';
import { bankQuestionNames } from '#shared/text/languages/bank-question-names.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { securityImageNames } from '#shared/text/languages/security-image-names.ts';
import type { SpecimenCedula } from '#test/support/specimens/cedulas.ts';
import type { SpecimenPerson } from '#test/support/specimens/people.ts';

/** What one worker knows and nobody else may learn. */
export interface WorkerSecrets {
  readonly image: SecurityImageId;
  readonly answers: readonly (readonly [BankQuestionId, string])[];
  readonly credential: string;
}

export const someSecrets: WorkerSecrets = {
  image: 'guitar',
  answers: [
    ['first-pet', 'Canelita brava'],
    ['primary-school', 'Escuela del Naranjal'],
    ['childhood-best-friend', 'Ruperta Zambrano'],
  ],
  credential: 'Zorzal7Lima',
};

/** Called at each screen a person stops at, for instance to take a picture. */
export type AtScreen = (name: string) => Promise<void>;
const noPause: AtScreen = async () => undefined;

/**
 * Touches one key after another where it is on the screen, by the name that is read aloud. Whatever lies over it takes
 * the touch, as it would a finger's.
 */
async function touchKeys(keys: Locator, names: readonly string[]): Promise<void> {
  const board = await keys.elementHandle();
  for (const wanted of names) {
    const found = await keys.page().waitForFunction(
      ([element, name]) => {
        const key = [...(element?.querySelectorAll('button') ?? [])].find(
          (each) => !each.disabled && (each.ariaLabel ?? each.textContent).trim() === name,
        );
        const { x, y, width, height } = key?.getBoundingClientRect() ?? new DOMRect();
        return width > 0 && { x: x + width / 2, y: y + height / 2 };
      },
      [board, wanted] as const,
    );
    const place = await found.jsonValue();
    if (place !== false) await keys.page().mouse.click(place.x, place.y);
  }
}

/** A worker at the touch screen: each method is one screen, answered by touch as a person would. */
export class WorkerAtScreen {
  readonly page: Page;
  readonly language: LanguageCode;
  readonly atScreen: AtScreen;

  constructor(page: Page, language: LanguageCode, atScreen: AtScreen = noPause) {
    this.page = page;
    this.language = language;
    this.atScreen = atScreen;
  }

  get words() {
    return catalogues[this.language].worker;
  }

  get common() {
    return catalogues[this.language].common;
  }

  async seesTitle(title: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  }

  async pressContinue(): Promise<void> {
    await this.press(this.common.action.continue);
  }

  get keyboard(): Locator {
    return this.page.getByRole('group', { name: this.words.keyboard.label });
  }

  /** Digits on the number pad. */
  async touchDigits(digits: string): Promise<void> {
    await touchKeys(this.page.getByRole('group', { name: this.words.keyboard.pad }), [...digits]);
  }

  /** Text on the keyboard of the screen; capitals by Shift. */
  async touchText(text: string): Promise<void> {
    const { shift, character: named } = this.words.keyboard;
    const keys = [...text].flatMap((character) => {
      if (character === ' ') return [named.space];
      return character === character.toLocaleLowerCase() ? [character] : [shift, character];
    });
    await touchKeys(this.keyboard, keys);
  }

  async choosesLanguage(): Promise<void> {
    const { ownName } = languages[this.language];
    await expect(this.page.getByRole('button', { name: ownName }).first()).toBeVisible();
    await this.atScreen('language');
    await this.page.getByRole('button', { name: ownName }).first().click();
  }

  async readsNotice(): Promise<void> {
    await expect(this.page.getByRole('button', { name: this.words.notice.go })).toBeVisible();
    await this.atScreen('notice');
    await this.press(this.words.notice.go);
  }

  async confirmsCaptured(): Promise<void> {
    await this.seesTitle(this.words.captured.title);
    await this.atScreen('confirm-captured');
    await this.press(this.words.captured.allRight);
  }

  async givesBirthDate(isoDate: string): Promise<void> {
    await this.seesTitle(this.words.birthDate.title);
    await this.touchDate(isoDate);
    await this.atScreen('birth-date');
    await this.pressContinue();
  }

  async touchDate(isoDate: string): Promise<void> {
    const [year = '', month = '', day = ''] = isoDate.split('-');
    await this.touchDigits(`${day}${month}${year}`);
  }

  async answersFacts(person: SpecimenPerson | SpecimenCedula): Promise<void> {
    for (const number of [1, 2, 3]) {
      const eyebrow = this.words.fact.number.replace('{{number}}', String(number)).replace('{{of}}', '3');
      await expect(this.page.getByText(eyebrow, { exact: true })).toBeVisible();
      await this.answersOneFact(person);
      await this.atScreen(`fact-question-${number}`);
      await this.pressContinue();
    }
  }

  async answersOneFact(person: SpecimenPerson | SpecimenCedula): Promise<void> {
    const title = await this.page.getByRole('heading', { level: 1 }).innerText();
    const questions = this.words.fact.question;
    if (!('passport' in person)) {
      switch (title.trim()) {
        case questions['document-expiry']:
          return this.touchDate(person.expiryDate);
        case questions['document-issue']:
          return this.touchDate(person.issueDate);
        case questions['fingerprint-digits']:
          return this.touchDigits(fingerprintDigits(person.fingerprintCode));
        default:
          throw new Error('an unknown question on the facts of a cédula');
      }
    }
    switch (title.trim()) {
      case questions.employer:
        return this.page.getByRole('radio', { name: person.contract.employerName }).click({ force: true });
      case questions.position:
        return this.page.getByRole('radio', { name: person.contract.position }).click({ force: true });
      case questions.remuneration: {
        const name = amountInFigures(person.contract.remuneration, this.language);
        return this.page.getByRole('radio', { name, exact: true }).click({ force: true });
      }
      case questions['contract-start']:
        return this.touchDate(person.contract.startDate);
      case questions['passport-last-digits']: {
        const boxes = this.page.getByLabel(title.trim()).first();
        const length = Number((await boxes.getAttribute('maxlength')) ?? 4);
        return this.touchDigits(person.passport.number.replace(/\D/g, '').slice(-length));
      }
      default:
        throw new Error('an unknown question on facts');
    }
  }

  async choosesImage(secrets: WorkerSecrets): Promise<void> {
    await this.seesTitle(this.words.image.title);
    const name = securityImageNames[this.language][secrets.image];
    await this.atScreen('security-image');
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.seesTitle(this.words.image.touchTitle);
    await this.atScreen('security-image-name');
    await this.press(name);
  }

  async answersBank(secrets: WorkerSecrets): Promise<void> {
    for (const [index, [question, answer]] of secrets.answers.entries()) {
      await this.seesTitle(this.words.bank.chooseTitle);
      if (index === 0) await this.atScreen('question-bank');
      await this.press(bankQuestionNames[this.language][question]);
      await this.seesTitle(bankQuestionNames[this.language][question]);
      await this.touchText(answer.toLocaleLowerCase());
      if (index === 0) await this.atScreen('question-bank-answer');
      await this.pressContinue();
      await this.seesTitle(this.words.bank.confirmTitle);
      if (index === 0) await this.atScreen('question-bank-confirm');
      await this.press(this.words.bank.keep);
    }
  }

  async givesEmailCode(code: string): Promise<void> {
    await this.seesTitle(this.words.emailCode.title);
    await this.touchDigits(code);
    await this.atScreen('email-code');
    await this.pressContinue();
  }

  async acceptsTerms(): Promise<void> {
    const accept = this.page.getByRole('button', { name: this.words.terms.accept, exact: true });
    await expect(accept).toBeVisible();
    await this.atScreen('terms');
    const more = this.page.getByRole('button', { name: this.words.frame.scrollDown });
    await expect(async () => {
      if (await accept.isDisabled()) await more.click({ timeout: 1000 });
      expect(await accept.isEnabled()).toBe(true);
    }).toPass({ timeout: 20_000 });
    await accept.click();
  }

  /** Capitals, digits and hyphens on the keyboard for codes. */
  async touchCode(code: string): Promise<void> {
    const { hyphen } = this.words.keyboard.character;
    await touchKeys(
      this.keyboard,
      [...code].map((character) => (character === '-' ? hyphen : character)),
    );
  }

  /** An address on the keyboard for e-mail, whose signs are named. */
  async touchEmail(address: string): Promise<void> {
    const keys = [...address].map((character) => {
      const name = characterName(character);
      return name === undefined ? character : this.words.keyboard.character[name];
    });
    await touchKeys(this.keyboard, keys);
  }

  async touchBackspace(): Promise<void> {
    await touchKeys(this.keyboard, [this.words.keyboard.backspace]);
  }

  /** Touches the keys of the credential keyboard by what they show, wherever the shuffle put them. */
  async touchCredential(credential: string): Promise<void> {
    const keyboard = this.page.getByRole('group', { name: this.words.credential.keyboard });
    for (const [index, character] of [...credential].entries()) {
      if (character !== character.toLowerCase()) await touchKeys(keyboard, [this.words.keyboard.shift]);
      await touchKeys(keyboard, [character]);
      const typed = this.words.credential.typed_other.replace('{{count}}', String(index + 1));
      await expect(this.page.getByRole('img', { name: typed })).toBeVisible();
    }
  }

  async choosesCredential(secrets: WorkerSecrets): Promise<void> {
    await this.seesTitle(this.words.credential.title);
    await this.touchCredential(secrets.credential);
    await this.atScreen('credential');
    await this.press(this.words.credential.next);
    await this.seesTitle(this.words.credential.titleAgain);
    await this.touchCredential(secrets.credential);
    await this.atScreen('credential-again');
    await this.press(this.words.credential.generate);
  }

  /** "Do you want a sheet of codes?": not today. */
  async declinesKit(): Promise<void> {
    await this.seesTitle(this.words.kit.offer.title);
    await this.atScreen('recovery-kit');
    await this.press(this.words.kit.offer.no);
  }

  async finishes(): Promise<void> {
    await this.seesTitle(this.words.done.title);
    await this.atScreen('done');
    await this.leaves();
  }

  /** Until main has let go of the visit: the counter may begin the next one at once. */
  async leaves(): Promise<void> {
    await this.press(this.words.done.finish);
    await expect(this.page.getByRole('button', { name: this.words.done.finish })).toHaveCount(0);
  }

  /** From the language to the question bank: everything before the e-mail code. */
  async provesIdentityAndChoosesSecrets(
    person: SpecimenPerson | SpecimenCedula,
    secrets: WorkerSecrets,
  ): Promise<void> {
    await this.choosesLanguage();
    await this.readsNotice();
    await this.confirmsCaptured();
    await this.givesBirthDate('passport' in person ? person.passport.birthDate : person.birthDate);
    await this.answersFacts(person);
    await this.choosesImage(secrets);
    await this.answersBank(secrets);
  }
}
