import { inEveryLanguage } from './catalogues.ts';

/** The words of each question of the bank, for the screens and for the rule that an answer must not repeat them. */
export const bankQuestionNames = inEveryLanguage(({ bankQuestions }) => bankQuestions);
