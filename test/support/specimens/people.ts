/**
 * Invented people for tests and the tour. None of them exists; every drawing of theirs is marked SPECIMEN.
 * The MRZ lines are written out, not computed, so that the product's own rules can be checked against them.
 */

import type { IsoDate } from '#shared/domain/dates.ts';
import type { PartialDate } from '#shared/domain/partial-date.ts';
import type { ContractTypeId } from '#shared/domain/registration/contract-types.ts';

export interface SpecimenPassport {
  /** ICAO 9303 three-letter state. */
  readonly issuingState: string;
  readonly number: string;
  /** Names as printed in the visual zone. */
  readonly surname: string;
  readonly givenNames: string;
  /** The same names in their own script, where the page prints it too. */
  readonly nativeName: string | null;
  readonly nationality: string;
  readonly birthDate: PartialDate;
  readonly sex: 'F' | 'M';
  readonly issueDate: string;
  readonly expiryDate: IsoDate;
  /** Empty where the state prints none. */
  readonly personalNumber: string;
  readonly birthPlace: string;
  readonly portrait: 'long-hair' | 'short-hair' | 'beard';
  /** Names as the MRZ carries them: transliterated, and truncated where they do not fit. */
  readonly surnameMrz: string;
  readonly givenNamesMrz: string;
  /** TD3: two lines of 44 characters. */
  readonly mrz: readonly [string, string];
}

export interface SpecimenContract {
  readonly employerRuc: string;
  readonly employerName: string;
  readonly legalRepresentative: string;
  /** As written in the contract: given names first, accents as the employer typed them. */
  readonly workerName: string;
  readonly workerDocument: string;
  readonly workerNationality: string;
  readonly position: string;
  readonly type: ContractTypeId;
  readonly startDate: string;
  /** Empty for a contract without an end. */
  readonly endDate: string;
  /** United States dollars a month. */
  readonly remuneration: string;
  readonly workingDay: string;
  readonly workplace: string;
  readonly sutNumber: string;
  readonly sutDate: string;
}

export interface SpecimenPerson {
  readonly passport: SpecimenPassport;
  readonly contract: SpecimenContract;
  readonly contact: { readonly email: string; readonly mobile: string; readonly landline: string };
}

const employer = {
  employerRuc: '1799876503001',
  employerName: 'FLORÍCOLA ESPÉCIMEN DEL VALLE S.A.S.',
  legalRepresentative: 'Lucía Amparo Andrade Specimen',
} as const;

/** The person of the tour: ñ and accents in the printed names, none in the MRZ. */
export const specimenPerson: SpecimenPerson = {
  passport: {
    issuingState: 'VEN',
    number: 'S01234567',
    surname: 'QUINTERO ÑÁÑEZ',
    givenNames: 'MARÍA FERNANDA',
    nativeName: null,
    nationality: 'VEN',
    birthDate: '1991-03-14',
    sex: 'F',
    issueDate: '2021-08-21',
    expiryDate: '2031-08-21',
    personalNumber: '00123456',
    birthPlace: 'MARACAIBO',
    portrait: 'long-hair',
    surnameMrz: 'QUINTERO NANEZ',
    givenNamesMrz: 'MARIA FERNANDA',
    mrz: ['P<VENQUINTERO<NANEZ<<MARIA<FERNANDA<<<<<<<<<', 'S012345674VEN9103144F310821700123456<<<<<<14'],
  },
  contract: {
    ...employer,
    workerName: 'María Fernanda Quintero Ñáñez',
    workerDocument: 'S01234567',
    workerNationality: 'VEN',
    position: 'Supervisora de poscosecha',
    type: 'indefinido',
    startDate: '2026-11-16',
    endDate: '',
    remuneration: '640.00',
    workingDay: 'Completa, 40 horas semanales, lunes a viernes de 07:00 a 15:30',
    workplace: 'Av. de los Capulíes E4-120, Cayambe, Pichincha',
    sutNumber: 'SUT-SPECIMEN-2026-0048213',
    sutDate: '2026-11-18',
  },
  contact: { email: 'mfquintero@example.org', mobile: '+593991234567', landline: '+59322123456' },
};

/** A name transliterated from Chinese, and a contract that writes it in the other order. */
export const specimenZhang: SpecimenPerson = {
  passport: {
    issuingState: 'CHN',
    number: 'SE0123456',
    surname: 'ZHANG',
    givenNames: 'XIAOMING',
    nativeName: null,
    nationality: 'CHN',
    birthDate: '1988-09-02',
    sex: 'M',
    issueDate: '2023-01-16',
    expiryDate: '2033-01-15',
    personalNumber: '',
    birthPlace: 'GUANGDONG',
    portrait: 'short-hair',
    surnameMrz: 'ZHANG',
    givenNamesMrz: 'XIAOMING',
    mrz: ['P<CHNZHANG<<XIAOMING<<<<<<<<<<<<<<<<<<<<<<<<', 'SE01234563CHN8809025M3301155<<<<<<<<<<<<<<<4'],
  },
  contract: {
    ...employer,
    workerName: 'Xiaoming Zhang',
    workerDocument: 'SE0123456',
    workerNationality: 'CHN',
    position: 'Técnico de riego',
    type: 'obra-cierta',
    startDate: '2026-11-02',
    endDate: '2027-05-31',
    remuneration: '780.00',
    workingDay: 'Completa, 40 horas semanales',
    workplace: 'Km 3 vía a Tabacundo, Pichincha',
    sutNumber: 'SUT-SPECIMEN-2026-0047790',
    sutDate: '2026-11-05',
  },
  contact: { email: 'zhang.xiaoming@example.org', mobile: '+593987654321', landline: '' },
};

/** A name transliterated from Arabic, with a hyphen the MRZ turns into a filler. No e-mail. */
export const specimenAlMasri: SpecimenPerson = {
  passport: {
    issuingState: 'SYR',
    number: 'N00123456',
    surname: 'AL-MASRI',
    givenNames: 'ABD AL-RAHMAN',
    nativeName: 'عبد الرحمن المصري',
    nationality: 'SYR',
    birthDate: '1979-06-30',
    sex: 'M',
    issueDate: '2023-02-12',
    expiryDate: '2029-02-11',
    personalNumber: '',
    birthPlace: 'DAMASCUS',
    portrait: 'beard',
    surnameMrz: 'AL MASRI',
    givenNamesMrz: 'ABD AL RAHMAN',
    mrz: ['P<SYRAL<MASRI<<ABD<AL<RAHMAN<<<<<<<<<<<<<<<<', 'N001234566SYR7906307M2902119<<<<<<<<<<<<<<<6'],
  },
  contract: {
    ...employer,
    workerName: 'Abdalrahman Al Masri',
    workerDocument: 'N00123456',
    workerNationality: 'SYR',
    position: 'Panadero',
    type: 'jornada-parcial-permanente',
    startDate: '2026-11-10',
    endDate: '',
    remuneration: '320.50',
    workingDay: 'Parcial, 20 horas semanales',
    workplace: 'Calle Chimborazo 8-41, Cuenca, Azuay',
    sutNumber: 'SUT-SPECIMEN-2026-0047911',
    sutDate: '2026-11-12',
  },
  contact: { email: '', mobile: '+593961112223', landline: '' },
};

/** A name longer than the MRZ: the given names are cut to an initial (ICAO 9303-4, 4.2.3). */
export const specimenLongName: SpecimenPerson = {
  passport: {
    issuingState: 'NLD',
    number: 'SPEC01239',
    surname: 'VAN DER MUELENBROEK-SCHIMMELPENNINCK',
    givenNames: 'NICOLETTE JOHANNA MARIA THEODORA',
    nativeName: null,
    nationality: 'NLD',
    birthDate: '1995-12-24',
    sex: 'F',
    issueDate: '2020-11-05',
    expiryDate: '2030-11-05',
    personalNumber: '999999990',
    birthPlace: "'S-GRAVENHAGE",
    portrait: 'long-hair',
    surnameMrz: 'VAN DER MUELENBROEK SCHIMMELPENNINCK',
    givenNamesMrz: 'N',
    mrz: ['P<NLDVAN<DER<MUELENBROEK<SCHIMMELPENNINCK<<N', 'SPEC012392NLD9512243F3011054999999990<<<<<82'],
  },
  contract: {
    ...employer,
    workerName: 'Nicolette Johanna Maria Theodora van der Muelenbroek-Schimmelpenninck',
    workerDocument: 'SPEC01239',
    workerNationality: 'NLD',
    position: 'Directora de exportaciones y relaciones internacionales',
    type: 'indefinido',
    startDate: '2026-11-09',
    endDate: '',
    remuneration: '3150.00',
    workingDay: 'Completa, 40 horas semanales',
    workplace: 'Parque Industrial Turubamba, calle Oe3 y pasaje S49B, bodegas 12 a 15, Quito, Pichincha',
    sutNumber: 'SUT-SPECIMEN-2026-0048001',
    sutDate: '2026-11-11',
  },
  contact: {
    email: 'nicolette.vandermuelenbroek-schimmelpenninck@example.org',
    mobile: '+31612345678',
    landline: '+59323456789',
  },
};

export const specimenPeople = [specimenPerson, specimenZhang, specimenAlMasri, specimenLongName] as const;
