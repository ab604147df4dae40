import type { Widen } from '../../catalogue.ts';
import type { revocation as spanish } from '../../es/clerk/revocation.ts';

export const revocation: Widen<typeof spanish> = {
  start: 'Revoke',
  title: 'Revoke the credential',
  text: 'The credential stops working now. A new one is made only in another visit with its proofs; after a death, none.',
  causeLabel: 'Cause',
  choose: 'Choose the cause',
  cause: {
    'document-lost': 'Document lost',
    'document-stolen': 'Document stolen',
    'document-expired': 'Document expired',
    death: 'Death',
    error: 'Error',
  },
  chooseFirst: 'Choose the cause.',
  sign: 'Sign and revoke',
  revoked: 'Revoked',
  closed: 'Record closed by a death: nothing more is issued here.',
  documentReported: 'The document of this record was reported: the new credential needs the new document.',
  withdraw: {
    start: 'The person lives',
    title: 'The death was a mistake',
    text: 'You and a supervisor see the person with their document, and the supervisor signs that they live. The record opens again; the credential of before does not come back: a new one is created, with its proofs.',
    done: 'The death was a mistake: {{date}}',
  },
  history: 'Revocations',
  signed: 'Signed by {{signer}}; attended by {{clerk}}',
  atDisplay: 'The credential of this code is revoked. Open the record: a new one asks for another visit.',
};
