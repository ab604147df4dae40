import type { Widen } from '../catalogue.ts';
import type { service as spanish } from '../es/clerk-service.ts';

export const service: Widen<typeof spanish> = {
  title: 'On the person’s display',
  purpose: {
    check: 'Check the credential',
    recover: 'Recover the credential',
    unlock: 'Unlock the credential',
    assisted: 'Assisted unlock',
    contact: 'Change of contact data',
  },
  stage: {
    language: 'Chooses the language',
    identify: 'Types their code',
    'check-credential': 'Types their credential',
    'recovery-birth-date': 'Answers: date',
    'recovery-image': 'Answers: picture',
    'recovery-answer': 'Answers: question',
    'recovery-contact': 'Confirms their contact data',
    'service-code': 'Waits for the code by e-mail',
    'service-kit': 'Uses their recovery sheet',
    'service-proof': 'Waits for you to compare the passport',
    'new-credential': 'Makes their new credential',
    locked: 'Credential locked',
    'service-done': 'Done',
  },
  own: 'The person began on their display',
  nobody: 'Nobody on this terminal has the code that was typed.',
  help: { asked: 'The person asks for help.', away: 'The person is away.' },
  resume: 'Go on',
  prove: 'Compare person and passport',
  proofText:
    'Without e-mail, you compare the person with the portrait and with the stored copy. It is recorded.',
  end: 'Take the display back',
  endText: 'The service ends. Spent attempts do not come back.',
  locked: 'Locked',
  mistypedCode: 'That code has a slip: its last character does not fit. Check it with the person.',
  lockedSince: 'Locked since {{date}}',
  actions: 'Services of the credential',
  unlock: 'Unlock',
  recover: 'Recover',
  check: 'Check',
  problem: {
    'not-found': 'That person is no longer on this terminal.',
    'already-handed-over': 'Somebody is attended on the other display already.',
    'no-credential': 'This person has no credential.',
  },
};
