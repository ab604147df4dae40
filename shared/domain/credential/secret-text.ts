import { asciiDigits, characterCount, foldToCapitals, stripAccents, stripPunctuation } from '../text.ts';

export type AnswerCheck =
  | { ok: true }
  | { ok: false; problem: 'too-short' | 'repeats-question' | 'same-as-other' };

export type AnswerContext = {
  /** The question's words in the worker's language. */
  question?: string;
  /** The worker's other answers, in any form. */
  others?: readonly string[];
};

const minimumLength = 2;

/**
 * The form of a secret answer that is hashed and compared: NFKC, case folded, accents and punctuation gone, spaces
 * collapsed, digits of any script as ASCII. Works for every script. Source: domain.md 5 (answers in any script).
 */
export function normaliseAnswer(text: string): string {
  return stripPunctuation(stripAccents(asciiDigits(foldToCapitals(text)))).toLowerCase();
}

/**
 * Whether an answer is worth keeping: two characters or more (one is a word in Chinese or Japanese), not made of
 * words of its own question, and not given to another question too. Source: domain.md 5.
 */
export function checkAnswer(text: string, context: AnswerContext = {}): AnswerCheck {
  const answer = normaliseAnswer(text);
  const needed = /\p{sc=Han}/u.test(answer) ? 1 : minimumLength;
  if (characterCount(answer) < needed) return { ok: false, problem: 'too-short' };

  const questionWords = normaliseAnswer(context.question ?? '').split(' ');
  if (answer.split(' ').every((word) => questionWords.includes(word))) {
    return { ok: false, problem: 'repeats-question' };
  }
  const compact = answer.replaceAll(' ', '');
  const repeated = (context.others ?? []).some(
    (other) => normaliseAnswer(other).replaceAll(' ', '') === compact,
  );
  return repeated ? { ok: false, problem: 'same-as-other' } : { ok: true };
}
