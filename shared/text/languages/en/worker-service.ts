import type { Widen } from '../catalogue.ts';
import type { service as spanish } from '../es/worker-service.ts';

export const service: Widen<typeof spanish> = {
  start: {
    title: 'Do you have a credential?',
    unlock: 'Unlock my credential',
    recover: 'I forgot my credential',
    check: 'Does my credential work?',
    closed: 'One moment: the counter is not open.',
    attending: 'One moment: somebody else is being attended.',
    notCheckable: 'This screen cannot check every credential yet. Ask at the counter.',
  },
  name: {
    check: 'Check the credential',
    recover: 'Recover the credential',
    unlock: 'Unlock the credential',
    assisted: 'Assisted unlock',
    contact: 'Contact data',
    kit: 'Sheet of codes',
  },
  part: {
    code: 'Your number',
    answers: 'Your answers',
    contact: 'Contact',
    proof: 'Identity',
    credential: 'New credential',
    check: 'Your credential',
    approval: 'Signature',
    sheet: 'Sheet of codes',
  },
  approval: {
    title: 'Everything matches. One moment',
    hint: 'A second member of staff signs at the counter.',
  },
  identify: {
    title: 'Type your code or your cédula',
    hint: 'The code is on your receipt and begins with E; the reader can scan its QR. A cédula has ten digits.',
    field: 'Identification code or cédula',
    shape: 'Something is missing or too much. A code looks like E017-2-000042-K; a cédula has ten digits.',
    checkCharacter: 'There is a slip in it. Compare each letter and number with your receipt or your cédula.',
    suggestion: 'Did you mean {{code}}?',
    useSuggestion: 'Yes, use {{code}}',
  },
  check: {
    title: 'Type your credential',
    hint: 'Nobody sees it. The third mistake locks it.',
    go: 'Check my credential',
    wrong: 'That is not the credential of this number.',
    working: 'Checking…',
  },
  birthDate: {
    title: 'When were you born?',
    hint: 'Then we ask for your picture and one answer. All three are checked together.',
    wrong: 'At least one of the three answers does not match.',
  },
  image: { title: 'Which is your security picture?', hint: 'The one you chose with your credential.' },
  answer: { hint: 'The answer you gave with your credential. Capitals and accents do not matter.' },
  contact: {
    title: 'Is this mailbox still yours?',
    email: 'E-mail',
    mobile: 'Mobile',
    none: 'None',
    hint: 'We send a code there to make the new credential.',
    hintNone: 'Without e-mail, staff compare your document at the counter.',
    mine: 'Yes, send the code',
    toCounter: 'Go to the counter',
    changed: 'Change my data',
  },
  code: {
    title: 'Type the code from your e-mail',
    sentTo: 'We sent a 6-digit code to {{email}}.',
    sent: 'If this number has an e-mail address, we sent 6 digits there.',
    counter: 'I have no e-mail now',
  },
  locked: {
    title: 'This credential is locked',
    hint: 'The third mistake locks it. To unlock it, we send a code to your e-mail.',
    unlock: 'Unlock it now',
  },
  done: {
    'credential-right': 'That is your credential',
    unlocked: 'Your credential is unlocked',
    recovered: 'Your new credential is kept',
    'contact-changed': 'Your contact data have changed',
    'contact-declined': 'Your data stay as they were',
    'kit-issued': 'Your sheet of codes works now',
    'kit-revoked': 'Your sheet is cancelled',
    hint: {
      'credential-right': 'There is nothing else to do.',
      unlocked:
        'Online it works again once head office knows. If you do not remember it, choose “I forgot my credential”.',
      recovered:
        'The one before no longer works here; online, once head office knows. Tell it to nobody, not to staff either.',
      'contact-changed':
        'We write to your previous mailbox and to the new one. For safety, the new one receives no codes for a few days.',
      'contact-declined': 'Staff could not sign the change. Ask at the counter.',
      'kit-issued':
        'If you had another one, it no longer works. Keep this one at home, away from your cédula or your code.',
      'kit-revoked': 'None of its codes works any more. You can tear it up.',
    },
  },
};
