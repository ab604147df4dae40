import type { Widen } from '../../catalogue.ts';
import type { comparison as spanish } from '../../es/clerk/comparison.ts';

export const comparison: Widen<typeof spanish> = {
  name: 'The name, word by word: passport above, contract below',
  nameMrz: 'The name in the machine readable zone, word by word: passport above, contract below',
  number: 'The number, character by character: passport above, contract below',
  onlyPassport: 'only in the passport',
  onlyContract: 'only in the contract',
  moved: 'in another place',
  word: {
    same: 'same',
    accents: 'the accents differ',
    transliteration: 'another way to write the letters',
    joined: 'joined or apart',
    initial: 'it is the initial',
    truncated: 'it is cut short',
    'one-letter': 'one letter differs',
  },
  lookAlike:
    'In the number only look-alike characters differ (O and 0, I and 1, S and 5, B and 8, Z and 2): check which is right.',
};
