import type { ContractTypeId } from '#shared/domain/registration/contract-types.ts';
import type { ContractField } from '#shared/vision/reading/contract-reading.ts';

/** Invented contracts, drawn from a seed: nobody and nothing in them exists, and every page says SPECIMEN. */

export interface ContractFacts {
  readonly employerRuc: string;
  readonly employerName: string;
  readonly legalRepresentative: string;
  readonly workerName: string;
  readonly workerDocument: string;
  /** The country's adjective, as contracts write it. */
  /** An adjective. */
  readonly nationality: keyof typeof nationalities;
  readonly position: string;
  readonly type: ContractTypeId;
  /** ISO 8601. */
  readonly startDate: string;
  /** Null for a contract without an end. */
  readonly endDate: string | null;
  /** US dollars a month, two decimals. */
  readonly remuneration: string;
  readonly workingDay: string;
  readonly workplace: string;
  readonly sutNumber: string;
  readonly sutDate: string;
}

/** A generator of numbers below 1 that says the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const givenNames = [
  'María José',
  'Luis Alberto',
  'Yohana',
  'Ángel David',
  'Nguyen Van',
  'Fátima',
  'Wilmer',
  'Zoraida Inés',
  'Peter',
  'Jean Baptiste',
];
const surnames = [
  'Pérez Muñoz',
  'Quintana Ruiz',
  'Ñáñez Arévalo',
  'O’Connor',
  'Toussaint',
  'Zambrano',
  'Li',
  'Rodríguez de la Cruz',
  'Hernández Güell',
  'Okafor',
];
const companies = [
  'FLORES ESPÉCIMEN DEL COTOPAXI S.A.',
  'COMERCIAL MUESTRA Y ASOCIADOS CÍA. LTDA.',
  'TEXTILES INVENTADOS DEL AUSTRO S.A.S.',
  'CAMARONERA EJEMPLO DEL PACÍFICO S.A.',
  'CONSTRUCTORA PRUEBA ANDINA CÍA. LTDA.',
  'HOTEL SPECIMEN PLAZA S.A.',
];
const positions = [
  'Operario de cultivo',
  'Cocinero',
  'Auxiliar de bodega',
  'Ingeniera de procesos',
  'Conductor profesional',
  'Asistente administrativa',
  'Soldador',
];
/** As contracts write them, and the code that a draft keeps. */
const nationalities = {
  venezolana: 'VEN',
  colombiana: 'COL',
  peruana: 'PER',
  cubana: 'CUB',
  haitiana: 'HTI',
  china: 'CHN',
  española: 'ESP',
  argentina: 'ARG',
} as const;
const nationalityNames = Object.keys(nationalities) as (keyof typeof nationalities)[];
const days = [
  'Completa, 40 horas semanales, lunes a viernes de 08:00 a 17:00',
  'Ordinaria de ocho horas diarias, de lunes a viernes',
  'Parcial, 20 horas semanales, de 08:00 a 12:00',
];
const places = [
  'Av. Amazonas N34-120 y Azuay, Quito, Pichincha',
  'Km 4 vía a Daule, Guayaquil, Guayas',
  'Calle Larga 3-55, Cuenca, Azuay',
  'Panamericana Norte km 12, Latacunga, Cotopaxi',
];
const types: readonly ContractTypeId[] = [
  'indefinido',
  'obra-cierta',
  'eventual-continuo',
  'temporada',
  'jornada-parcial-permanente',
];
const provinces = ['01', '05', '09', '17', '18'];

export function inventContract(seed: number): ContractFacts {
  const random = seeded(seed);
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value;
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const type = pick(types);
  const year = 2024 + Math.floor(random() * 3);
  const date = (month: number) =>
    `${year}-${String(month).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
  const start = 1 + Math.floor(random() * 6);
  return {
    employerRuc: inventRuc(pick(provinces), digits(6)),
    employerName: pick(companies),
    legalRepresentative: `${pick(givenNames)} ${pick(surnames)}`,
    workerName: `${pick(givenNames)} ${pick(surnames)}`,
    workerDocument: pick([`${pick(['A', 'AB', 'PE', 'C'])}${digits(7)}`, digits(9)]),
    nationality: pick(nationalityNames),
    position: pick(positions),
    type,
    startDate: date(start),
    endDate: type === 'indefinido' || type === 'jornada-parcial-permanente' ? null : date(start + 6),
    remuneration: `${470 + Math.floor(random() * 2400)}.${pick(['00', '00', '50', '75'])}`,
    workingDay: pick(days),
    workplace: pick(places),
    sutNumber: `${pick(['SUT', 'MDT'])}-SPECIMEN-${year}-${digits(7)}`,
    sutDate: date(start + 1),
  };
}

/** A company's RUC whose check digit is right. Source: domain.md 4. */
function inventRuc(province: string, serial: string): string {
  const coefficients = [4, 3, 2, 7, 6, 5, 4, 3, 2];
  for (let change = 0; change < 10; change += 1) {
    const nine = `${province}9${serial.slice(0, 5)}${change}`;
    const sum = coefficients.reduce((total, coefficient, at) => total + coefficient * Number(nine[at]), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${nine}${check}001`;
  }
  throw new Error('no serial of ten has a check digit');
}

/** What a reader should find, by field; a name or place is right when it is the same text but for case and accents. */
export function expectedFields(facts: ContractFacts): Partial<Record<ContractField, string>> {
  return {
    'contract.employerRuc': facts.employerRuc,
    'contract.employerName': facts.employerName,
    'contract.legalRepresentative': facts.legalRepresentative,
    'contract.workerName': facts.workerName,
    'contract.workerDocument': facts.workerDocument,
    'contract.workerNationality': nationalities[facts.nationality],
    'contract.position': facts.position,
    'contract.type': facts.type,
    'contract.startDate': facts.startDate,
    ...(facts.endDate === null ? {} : { 'contract.endDate': facts.endDate }),
    'contract.remuneration': facts.remuneration,
    'contract.workingDay': facts.workingDay,
    'contract.workplace': facts.workplace,
    'contract.sutNumber': facts.sutNumber,
    'contract.sutDate': facts.sutDate,
  };
}
