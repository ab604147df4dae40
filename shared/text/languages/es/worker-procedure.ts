import type { WorkerDocumentWords, WorkerProcedureWords } from '../procedure-words.ts';

/** What a worker reads of the procedure they are entered by. */
export const procedure = {
  registration: {
    group: { identity: 'Pasaporte', contract: 'Contrato', contact: 'Contacto' },
    compare: 'Compare con su pasaporte y su contrato. Toque lo que esté mal.',
    code: 'Su código de identificación',
  },
  enrolment: {
    group: { identity: 'Cédula', contact: 'Contacto' },
    compare: 'Compare con su cédula. Toque lo que esté mal.',
    code: 'Su número de cédula',
  },
} as const satisfies WorkerProcedureWords;

/** And of the document that says who they are, whatever the procedure. */
export const identityDocument = {
  passport: {
    birthDate: {
      day: 'Como está en su pasaporte.',
      month: 'El mes y el año, como están en su pasaporte, que no trae el día.',
      year: 'El año, como está en su pasaporte, que no trae día ni mes.',
      wrong: 'Esa no es la fecha que está en su pasaporte.',
    },
  },
  cedula: {
    birthDate: {
      day: 'Como está en su cédula.',
      month: 'El mes y el año, como están en su cédula, que no trae el día.',
      year: 'El año, como está en su cédula, que no trae día ni mes.',
      wrong: 'Esa no es la fecha que está en su cédula.',
    },
  },
} as const satisfies WorkerDocumentWords;
