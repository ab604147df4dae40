import type { Widen } from '../../catalogue.ts';
import type { secret as spanish } from '../../es/clerk/branch-secret.ts';

export const secret: Widen<typeof spanish> = {
  title: 'Secret of the branch',
  own: 'To check here what people chose at another counter, both must share their secret. This is the fingerprint of {{terminal}}: read it to whoever is at the other one.',
  alone: 'Head office has not admitted another counter of this branch yet.',
  lacking:
    'There are people whose credential was chosen at another counter, and it cannot be checked here yet. Until then nobody checks or recovers their credential by themself on the display: it is begun at the counter.',
  counter: 'Counter {{terminal}}',
  waits: 'Asks to share the secret. Nobody has compared its fingerprint here.',
  offers: 'Handed over its secret and waits: nobody has compared its fingerprint here.',
  sending: 'It is sent as soon as there is a line.',
  sent: 'It has the secret of this one. People there have not compared this fingerprint yet.',
  both: 'Each can check the other’s credentials.',
  compare: 'Compare the fingerprint…',
  inUse: 'In use',
  eachOwn: 'Each counter’s own',
  renew: 'Make a new one…',
  share: {
    title: 'Share the secret with {{terminal}}',
    text: 'Go to that counter, or call somebody you know who stands before it, and compare the fingerprint on its screen with this one, group by group. If it is not the same, do not sign, and tell support: another machine passes itself off as it.',
    sign: 'The fingerprint is the same: share',
  },
  renewal: {
    title: 'A new secret for the branch',
    text: 'After the theft of a machine: first have head office revoke it, and see below that it does not get this. What people choose from now on cannot be guessed with the stolen one. What they chose before can, by whoever also has its hash: whoever can should choose another credential.',
    sign: 'Make a new secret',
  },
  refused: 'On {{when}} something that says it is from {{terminal}} was not taken: {{why}} Tell support.',
  why: {
    unreadable: 'it is not enciphered for this terminal, or was damaged.',
    newer: 'it is of a newer program.',
    'not-admitted': 'head office has not signed for that terminal.',
    ended: 'that terminal speaks no more.',
    forged: 'it is not signed by that terminal.',
    'another-branch': 'it is of another branch.',
    'another-office': 'it is of another head office.',
    'another-recipient': 'it is for another terminal.',
    'another-sender': 'another terminal wrote it.',
    replayed: 'it is older than what was taken.',
    'false-name': 'it is not what it says.',
    'false-ending': 'it says that a terminal speaks no more, and head office did not sign that.',
    ahead: 'it skips too many secrets.',
    'too-many': 'it brings more secrets than fit.',
  },
};
