import { normaliseName } from './names.ts';

/** What people write where there is no name. Source: domain.md 2. */
const placeholders: ReadonlySet<string> = new Set([
  'N A',
  'N D',
  'S N',
  'FNU',
  'LNU',
  'NFN',
  'NO NAME',
  'NO SURNAME',
  'NO GIVEN NAME',
  'NO GIVEN NAMES',
  'NOT APPLICABLE',
  'NOT AVAILABLE',
  'UNKNOWN',
  'SIN NOMBRE',
  'SIN NOMBRES',
  'SIN APELLIDO',
  'SIN APELLIDOS',
  'SIN DATO',
  'SIN DATOS',
  'NO TIENE',
  'NO APLICA',
  'NO CONSTA',
  'NO REGISTRA',
  'NINGUNO',
  'DESCONOCIDO',
  'DESCONOCIDA',
  'SE DESCONOCE',
]);
/** Ways to address somebody that are nobody's name; `Don` and `Ing` are people's names and are not here. */
const titles: ReadonlySet<string> = new Set([
  'SR',
  'SRA',
  'SRTA',
  'SENOR',
  'SENORA',
  'SENORITA',
  'DR',
  'DRA',
  'LCDO',
  'LCDA',
  'ABG',
  'ARQ',
  'PROF',
  'MR',
  'MRS',
]);

/**
 * Whether a text stands where a name is missing: "N/A", "XXX", "SIN NOMBRE", or titles alone. A person who has one name
 * only leaves the other field empty. "Na", "Null" and "Test" are people's names and stay.
 */
export function isNoName(text: string): boolean {
  const words = normaliseName(text).split(' ');
  return (
    placeholders.has(words.join(' ')) ||
    words.every((word) => /^X{2,}$/.test(word)) ||
    words.every((word) => titles.has(word))
  );
}
