import type { Widen } from '../../catalogue.ts';
import type { likely as spanish } from '../../es/clerk/likely.ts';

export const likely: Widen<typeof spanish> = {
  title: 'Is it somebody who is registered already?',
  text: 'They have the same name and birth date. If it is the same person with a new document, choose them: their code does not change. If it is another, say why when you confirm.',
  unseen: {
    title: 'Not everybody was compared',
    more: 'There are more records than are compared or shown. Before you confirm, type the whole birth date if it is known, and search for the person by name and by document.',
    letters:
      'Somebody born that day has their name in other letters, which cannot be compared. Type the name as in the machine readable zone of the passport too, and search by document.',
  },
  other: 'It is another person',
  reason: 'Why it is another person',
  same: {
    title: 'Is it the same person with a new document?',
    text: 'What was captured here goes to {{name}}, {{code}}: the copies stay in their record, and no other code is given. If they have a credential, their data do not change at the counter, and the copies stay as evidence.',
    open: 'See their record',
    join: 'It is the same person',
    cedula: {
      title: 'Is it the same person, who has a cédula now?',
      text: '{{name}}, {{code}}, was registered with a passport. If it is the same person, the cédula goes on their record, and they are found and served by it too (at other counters once it reaches them); their code and credential do not change, and the copies go to their record. A supervisor signs.',
      join: 'It is the same person',
      sign: 'Compare the person, the cédula and the record. Names and birth date may differ in how they are written, not in whose they are.',
    },
    gone: 'This draft cannot be passed on any more: somebody else closed or registered it.',
  },
};
