import type { BankQuestionId, SecurityImageId } from '#shared/domain/credential/question-bank.ts';

/** Name of each security image. The worker types it; main accepts any language’s name. Source: domain.md 5. */
export const securityImages: Readonly<Record<SecurityImageId, string>> = {
  sun: 'Sun',
  moon: 'Moon',
  star: 'Star',
  tree: 'Tree',
  flower: 'Flower',
  fish: 'Fish',
  bird: 'Bird',
  cat: 'Cat',
  dog: 'Dog',
  horse: 'Horse',
  house: 'House',
  boat: 'Boat',
  bicycle: 'Bicycle',
  key: 'Key',
  umbrella: 'Umbrella',
  guitar: 'Guitar',
  apple: 'Apple',
  mountain: 'Mountain',
  butterfly: 'Butterfly',
  cup: 'Cup',
};

/** Each question of the bank, for the screens and for the rule that an answer must not repeat its words. */
export const bankQuestions: Readonly<Record<BankQuestionId, string>> = {
  'first-pet': 'What was the name of your first pet?',
  'primary-school': 'What was the name of your primary school?',
  'childhood-nickname': 'What was your nickname as a child?',
  'childhood-best-friend': 'What was the name of your best friend as a child?',
  'childhood-street': 'In which street or place did you live as a child?',
  'favourite-teacher': 'What was the name of your favourite teacher?',
  'mother-birth-city': 'In which city was your mother born?',
  'father-birth-city': 'In which city was your father born?',
  'grandmother-first-name': 'What was the first name of one of your grandmothers?',
  'parents-meeting-place': 'Where did your parents meet?',
  'first-job': 'What was your first job?',
  'first-trip': 'Where did you go on your first trip?',
  'first-concert': 'Which concert did you go to first?',
  'favourite-childhood-food': 'What was your favourite food as a child?',
  'favourite-childhood-game': 'What was your favourite game as a child?',
  'first-book': 'What was the first book you liked?',
};
