import type { Widen } from '../catalogue.ts';
import type { likely as spanish } from '../es/clerk-likely.ts';

export const likely: Widen<typeof spanish> = {
  title: 'Is it somebody who is registered already?',
  text: 'They have the same name and birth date. If it is the same person with a new document, open their record: their code does not change. If it is another person, say why when you confirm.',
  other: 'It is another person',
  reason: 'Why it is another person',
};
