import type { Widen } from '../../catalogue.ts';
import type * as spanish from '../../es/clerk/procedure.ts';

export const procedure: Widen<typeof spanish.procedure> = {
  registration: {
    capture: {
      identity: {
        step: 'Passport',
        title: 'Passport',
        lead: 'Scan the copy: the data fill themselves in. Compare them with the paper.',
      },
      contract: {
        step: 'Contract',
        title: 'Contract registered in SUT',
        lead: 'Scan the contract: the data fill themselves in. Compare them with the paper.',
      },
      contact: {
        step: 'Contact',
        title: 'Contact data',
        lead: 'The person confirms it later on their own screen.',
      },
    },
    search: {
      renewed: 'With a new passport, open their record all the same: the code does not change.',
      waiting: 'Type the passport number or the name.',
    },
    code: 'Identification code',
    codeLead: 'A provisional number of this branch. The employer uses it in the entry notice.',
    toIdentity: 'Go to Passport',
  },
  enrolment: {
    capture: {
      identity: {
        step: 'Cédula',
        title: 'Cédula',
        lead: 'Capture both sides. The person is asked later about its dates and the fingerprint code.',
      },
      contact: {
        step: 'Contact',
        title: 'Contact data',
        lead: 'The person confirms it later on their own screen.',
      },
    },
    search: {
      renewed: 'If they are here, open their record: nobody is enrolled twice.',
      waiting: 'Type the cédula number or the name.',
    },
    code: 'Cédula',
    codeLead: 'The number the person is known by.',
    toIdentity: 'Go to Cédula',
  },
};

export const identityDocument: Widen<typeof spanish.identityDocument> = {
  passport: {
    comparedByEye: 'I compared the names and the passport’s photograph with the person present.',
    problem: {
      'document-expired': 'The passport has expired.',
      'document-expires-soon': 'The passport expires in less than six months.',
      'document-reported': 'That passport was reported lost, stolen or expired: it proves nobody.',
    },
    documentReported: 'Passport {{number}} was reported: capture the new one, with its copy.',
    attemptsSpent:
      'Check again that this is the person of the passport. Going on starts the attempts anew, and it is recorded.',
  },
  cedula: {
    comparedByEye: 'I compared the names and the cédula’s photograph with the person present.',
    problem: {
      'document-expired': 'The cédula has expired.',
      'document-expires-soon': 'The cédula expires in less than six months.',
      'document-reported':
        'That cédula was reported lost, stolen or expired. The renewed one has the same number and another expiry.',
    },
    documentReported: 'Cédula {{number}} was reported: capture the renewed one, with its dates and its copy.',
    attemptsSpent:
      'Check again that this is the person of the cédula. Going on starts the attempts anew, and it is recorded.',
  },
};
