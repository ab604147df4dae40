import { isRealDate, parseTypedDate } from '../dates.ts';
import { fingerprintDigits } from '../numbers/fingerprint-code.ts';
import { parseTypedAmount } from '../registration/amounts.ts';
import { asciiDigits } from '../text.ts';
import { inventedEmployers, inventedPositions } from './fact-decoys.ts';
import { normaliseAnswer } from './secret-text.ts';

export const factQuestionIds = [
  'employer',
  'position',
  'contract-start',
  'passport-last-digits',
  'remuneration',
  'document-expiry',
  'document-issue',
  'fingerprint-digits',
] as const;

export type FactQuestionId = (typeof factQuestionIds)[number];

/**
 * Facts the clerk verified on the documents. An empty or absent text means that the fact is not known, or not asked of
 * this person: a contract's are asked after a registration, a cédula's after an enrolment.
 */
export type VerifiedFacts = {
  employer: string;
  position: string;
  /** The dates are `IsoDate` where they are known. */
  contractStart: string;
  documentNumber: string;
  /** Monthly pay as captured, for example '482.50'. */
  remuneration?: string;
  documentExpiry?: string;
  documentIssue?: string;
  /** As printed on a cédula, for example 'V4443V4442'. */
  fingerprintCode?: string;
};

export type FactQuestion =
  | { id: FactQuestionId; form: 'choice'; options: string[] }
  | { id: FactQuestionId; form: 'digits'; length: number }
  | { id: FactQuestionId; form: 'date' };

const questionsAsked = 3;
const optionCount = 4;
const longestTail = 4;
const shortestTail = 3;
const payFactors = [0.72, 0.81, 0.88, 1.13, 1.24, 1.36];

/**
 * Three random questions on verified facts, which prove a newcomer at the worker's display. Source: domain.md 5.
 * Fewer than three come back only when fewer facts are known. `random` gives numbers in [0, 1).
 *
 * Keep the chosen questions for the whole visit: choosing again would draw new decoys, and what stays the same
 * across two draws is the truth.
 */
export function chooseFactQuestions(facts: VerifiedFacts, random: () => number): FactQuestion[] {
  const possible = factQuestionIds.map((id) => questionOn(id, facts, random)).filter((q) => q !== null);
  return shuffled(possible, random).slice(0, questionsAsked);
}

/**
 * Whether `answer` is the fact: choices ignore case, accents and punctuation; dates may be typed day first or ISO;
 * digits must be exact. An unknown fact has no right answer. Source: domain.md 5.
 */
export function isFactAnswerRight(question: FactQuestion, facts: VerifiedFacts, answer: string): boolean {
  switch (question.id) {
    case 'employer':
      return isSameText(facts.employer, answer);
    case 'position':
      return isSameText(facts.position, answer);
    case 'remuneration':
      return isSameText(displayedPay(facts.remuneration ?? '') ?? '', answer);
    case 'contract-start':
    case 'document-expiry':
    case 'document-issue': {
      const truth = dateAskedBy(question.id, facts);
      return isRealDate(truth) && parseTypedDate(answer) === truth;
    }
    case 'passport-last-digits':
    case 'fingerprint-digits': {
      const truth = digitsAskedBy(question.id, facts);
      return truth !== null && asciiDigits(answer).replace(/\s/g, '') === truth;
    }
  }
}

function questionOn(id: FactQuestionId, facts: VerifiedFacts, random: () => number): FactQuestion | null {
  switch (id) {
    case 'employer':
      return choiceOf(id, facts.employer, inventedEmployers, random);
    case 'position':
      return choiceOf(id, facts.position, inventedPositions, random);
    case 'remuneration':
      return payChoice(facts.remuneration ?? '', random);
    case 'contract-start':
    case 'document-expiry':
    case 'document-issue':
      return isRealDate(dateAskedBy(id, facts)) ? { id, form: 'date' } : null;
    case 'passport-last-digits':
    case 'fingerprint-digits': {
      const digits = digitsAskedBy(id, facts);
      return digits === null ? null : { id, form: 'digits', length: digits.length };
    }
  }
}

function dateAskedBy(
  id: 'contract-start' | 'document-expiry' | 'document-issue',
  facts: VerifiedFacts,
): string {
  switch (id) {
    case 'contract-start':
      return facts.contractStart;
    case 'document-expiry':
      return facts.documentExpiry ?? '';
    case 'document-issue':
      return facts.documentIssue ?? '';
  }
}

function digitsAskedBy(
  id: 'passport-last-digits' | 'fingerprint-digits',
  facts: VerifiedFacts,
): string | null {
  if (id === 'passport-last-digits') return lastDigits(facts.documentNumber);
  const digits = fingerprintDigits(facts.fingerprintCode ?? '');
  return digits.length < shortestTail ? null : digits;
}

/** All options are shown in capitals, so that the way the clerk typed the truth does not give it away. */
function choiceOf(
  id: FactQuestionId,
  truth: string,
  decoys: readonly string[],
  random: () => number,
): FactQuestion | null {
  const trueOption = truth.normalize('NFKC').replace(/\s+/g, ' ').trim().toUpperCase();
  if (normaliseAnswer(trueOption) === '') return null;
  const wrong = shuffled(
    decoys.filter((decoy) => !isNearText(decoy, trueOption)),
    random,
  ).map((decoy) => decoy.toUpperCase());
  return { id, form: 'choice', options: shuffled([trueOption, ...wrong.slice(0, optionCount - 1)], random) };
}

/** Decoys keep the cents of the true amount, because a round figure among odd ones stands out. */
function payChoice(remuneration: string, random: () => number): FactQuestion | null {
  const truth = displayedPay(remuneration);
  if (truth === null) return null;
  const amount = Number(truth);
  const cents = truth.slice(-3);
  const wrong = [...new Set(payFactors.map((factor) => `${roundedLike(amount, factor)}${cents}`))].filter(
    (decoy) => decoy !== truth,
  );
  if (wrong.length < optionCount - 1) return null;
  return {
    id: 'remuneration',
    form: 'choice',
    options: shuffled([truth, ...shuffled(wrong, random).slice(0, optionCount - 1)], random),
  };
}

function roundedLike(amount: number, factor: number): number {
  const whole = Math.floor(amount);
  const step = whole % 10 === 0 ? 10 : 1;
  return Math.round((whole * factor) / step) * step;
}

function displayedPay(remuneration: string): string | null {
  const amount = parseTypedAmount(remuneration);
  return amount === null || Number(amount) < 10 ? null : amount;
}

function lastDigits(documentNumber: string): string | null {
  const tail = asciiDigits(documentNumber)
    .replace(/[^0-9]/g, '')
    .slice(-longestTail);
  return tail.length < shortestTail ? null : tail;
}

function isSameText(fact: string, answer: string): boolean {
  const truth = normaliseAnswer(fact);
  return truth !== '' && normaliseAnswer(answer) === truth;
}

/** Same beginning (MESERO beside MESERA): a decoy that could be taken for the truth is no decoy. */
function isNearText(decoy: string, truth: string): boolean {
  const beginning = (text: string) => normaliseAnswer(text).slice(0, 5);
  return beginning(decoy) === beginning(truth);
}

/** Fisher-Yates, from the end. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    const kept = result[last] as T;
    result[last] = result[chosen] as T;
    result[chosen] = kept;
  }
  return result;
}
