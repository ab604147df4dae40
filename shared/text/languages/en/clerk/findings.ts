import type { Widen } from '../../catalogue.ts';
import type { findings as spanish } from '../../es/clerk/findings.ts';

/** Words of what the program decided, or left to be decided, by what several counters told. */
export const findings: Widen<typeof spanish> = {
  title: 'Decided automatically',
  lead: 'What Ventanilla decided, or left to be decided, by what several counters told. Look at each case and say what you found.',
  open: 'See why',
  foundAt: 'Known since {{at}}',
  told: 'What was told',
  toldAt: '{{kind}} · counter {{terminal}} · {{at}}',
  value: '{{field}}: {{value}}',
  empty: 'empty',
  what: {
    'registered-twice': 'One person registered at two counters',
    'document-of-two': 'One document in two records',
    'cedula-of-two': 'One cédula of two people',
    'two-cedulas': 'Two cédulas of one person',
    'facts-differ': 'Different data at two counters',
    'attempts-added-up': 'Attempts at several counters, added up',
    'lock-survived': 'A lock that stayed after an unlock',
    'issued-twice': 'Two credentials issued without knowing of each other',
    'revocation-won': 'A credential ended by a revocation',
    'kit-gave-way': 'A recovery kit that no longer counts',
  },
  why: {
    'registered-twice':
      'The same document, with the same birth date, was registered at two counters that had not heard of each other. It became one person: all the numbers find them.',
    'document-of-two':
      'Two records have the same document, by a correction or with another birth date. They were not joined: compare them and correct the one that is wrong.',
    'cedula-of-two':
      'A cédula was recorded for a person on record at one counter, and at another one that had not heard of it the same cédula is of another record. They were not joined, and searching by the cédula shows both: find out whose card it is. If it is one person, attend them by one of the records only.',
    'two-cedulas':
      'Two counters that had not heard of each other recorded different cédulas for the same person. The newest is in force and both find the person: see which one is right.',
    'facts-differ':
      'Two counters that had not heard of each other wrote different values. The newest is in force and all are kept: see which one is right and correct the record if needed.',
    'attempts-added-up':
      'Wrong attempts at several counters added up and locked the credential, although no counter had enough of them.',
    'lock-survived':
      'It was unlocked at a counter that did not know of a lock at another one. The lock stays: it can be unlocked again.',
    'issued-twice':
      'Two counters issued a credential without knowing of each other. The newest is in force, with its image and answers.',
    'revocation-won':
      'A credential was issued at a counter that did not know of a revocation at another one. The revocation wins: the credential ended.',
    'kit-gave-way':
      'Another counter issued a credential without knowing of this kit. The kit no longer counts.',
  },
  markError: {
    'not-found': 'It is no longer on the list: read again.',
    'about-yourself': 'You acted in it: somebody else looks at it.',
    'looked-at': 'Somebody else looked at it already: read again.',
  },
};
