import type { Widen } from '../catalogue.ts';
import type * as spanish from '../es/worker-procedure.ts';

export const procedure: Widen<typeof spanish.procedure> = {
  registration: {
    group: { identity: 'Passport', contract: 'Contract', contact: 'Contact' },
    compare: 'Compare with your passport and your contract. Touch what is wrong.',
    code: 'Your identification code',
  },
  enrolment: {
    group: { identity: 'Cédula', contact: 'Contact' },
    compare: 'Compare with your cédula. Touch what is wrong.',
    code: 'Your cédula number',
  },
};

export const identityDocument: Widen<typeof spanish.identityDocument> = {
  passport: {
    birthDate: {
      day: 'As written in your passport.',
      month: 'The month and year, as written in your passport, which has no day.',
      year: 'The year, as written in your passport, which has no day or month.',
      wrong: 'That is not the date in your passport.',
    },
  },
  cedula: {
    birthDate: {
      day: 'As written on your cédula.',
      month: 'The month and year, as written on your cédula, which has no day.',
      year: 'The year, as written on your cédula, which has no day or month.',
      wrong: 'That is not the date on your cédula.',
    },
  },
};
