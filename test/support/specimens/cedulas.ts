import type { PartialDate } from '#shared/domain/partial-date.ts';
import type { DraftField } from '#shared/domain/registration/fields.ts';

/** Invented people with an Ecuadorian cédula. The numbers are those of domain.md 4. */

export interface SpecimenCedula {
  readonly number: string;
  readonly surname: string;
  readonly givenNames: string;
  /** ICAO 9303 three-letter state. */
  readonly nationality: string;
  readonly birthDate: PartialDate;
  readonly sex: 'F' | 'M';
  readonly issueDate: string;
  readonly expiryDate: string;
  readonly fingerprintCode: string;
  readonly email: string;
  readonly mobile: string;
}

export const specimenCedula: SpecimenCedula = {
  number: '0962467429',
  surname: 'Quintero Salas',
  givenNames: 'Daniela Andreína',
  nationality: 'VEN',
  birthDate: '1994-09-12',
  sex: 'F',
  issueDate: '2023-05-17',
  expiryDate: '2033-05-17',
  fingerprintCode: 'E1333I1222',
  email: 'daniela.quintero@example.org',
  mobile: '+593991234568',
};

export const otherCedula: SpecimenCedula = {
  ...specimenCedula,
  number: '1710034065',
  surname: 'Restrepo Vélez',
  givenNames: 'Mauricio',
  nationality: 'COL',
  sex: 'M',
  email: 'mauricio.restrepo@example.org',
  mobile: '+593991234569',
};

/** As the clerk types it. */
export function cedulaDraft(person: SpecimenCedula): [DraftField, string][] {
  const { email, mobile, ...card } = person;
  return [
    ...Object.entries(card).map(([name, value]): [DraftField, string] => [
      `identity.${name}` as DraftField,
      value,
    ]),
    ['contact.email', email],
    ['contact.mobile', mobile],
  ];
}
