/**
 * The question bank: stable, memorable, not written on the passport, the contract or the employer's papers. Three
 * are chosen and answered at issuance; the words of each live in the language catalogues. Source: domain.md 5.
 */
export const bankQuestionIds = [
  'first-pet',
  'primary-school',
  'childhood-nickname',
  'childhood-best-friend',
  'childhood-street',
  'favourite-teacher',
  'mother-birth-city',
  'father-birth-city',
  'grandmother-first-name',
  'parents-meeting-place',
  'first-job',
  'first-trip',
  'first-concert',
  'favourite-childhood-food',
  'favourite-childhood-game',
  'first-book',
] as const;

export type BankQuestionId = (typeof bankQuestionIds)[number];

/** How many questions of the bank each worker answers. Source: domain.md 5. */
export const bankQuestionsPerWorker = 3;

/** Security images, each drawn for the product and named in every language. Source: domain.md 1 and 5. */
export const securityImageIds = [
  'sun',
  'moon',
  'star',
  'tree',
  'flower',
  'fish',
  'bird',
  'cat',
  'dog',
  'horse',
  'house',
  'boat',
  'bicycle',
  'key',
  'umbrella',
  'guitar',
  'apple',
  'mountain',
  'butterfly',
  'cup',
] as const;

export type SecurityImageId = (typeof securityImageIds)[number];
