import type { Widen } from '../catalogue.ts';
import type { contactChange as spanish } from '../es/worker-contact.ts';

export const contactChange: Widen<typeof spanish> = {
  title: {
    email: 'Which is your new e-mail address?',
    mobile: 'Which is your new mobile number?',
    landline: 'Which is your new landline?',
  },
  inForce: {
    email: 'Now: {{value}}.',
    mobile: 'Now: {{value}}. From another country, begin with + and the country’s code.',
    landline: 'Now: {{value}}. Begin with the area code.',
  },
  noneInForce: {
    email: 'There is none now.',
    mobile: 'There is none now. From another country, begin with + and the country’s code.',
    landline: 'There is none now. Begin with the area code.',
  },
  field: { email: 'E-mail', mobile: 'Mobile', landline: 'Landline' },
  keep: 'Leave it as it is',
  none: 'I have none any more',
  stillNone: 'I have none',
  problem: {
    empty: 'Type it, or say that you have none.',
    shape: 'It is not complete. Check it.',
    'too-short': 'Digits are missing.',
    'too-long': 'It is too long.',
    'not-a-mobile': 'That is not a mobile number.',
    'not-a-landline': 'That is not a landline.',
    'unknown-country': 'We do not know that country’s code.',
    domain: 'What follows the @ is not complete.',
    'suspicious-domain': 'Did you mean {{address}}?',
  },
  useSuggestion: 'Yes, it is {{address}}',
  insist: 'No, it is right as I typed it',
  unknownNumber: 'We do not know that number. Check it.',
  insistNumber: 'The number is right like this',
  confirm: {
    title: 'Is everything right?',
    hint: 'Staff compare your document, and a second person signs the change.',
    fresh: 'New',
    same: 'As before',
    none: 'None',
    go: 'Yes, ask for the change',
    nothing: 'Nothing has changed. Go back to correct something.',
  },
  approval: {
    title: 'Show your document at the counter',
    hint: 'Staff compare it, and a second person signs the change.',
  },
  coolsOff: 'Your new address receives no codes yet: for safety, they wait a few days.',
};
