import { findNationality } from '#shared/domain/nationality/nationality.ts';
import { checkRuc } from '#shared/domain/numbers/ruc.ts';
import type { ContractTypeId } from '#shared/domain/registration/contract-types.ts';
import type { ContractField } from '#shared/vision/reading/contract-reading.ts';
import { amountOf, findMoney } from './money.ts';
import { plainText } from './plain-text.ts';
import { findDates } from './spanish-dates.ts';

/** A value as the draft keeps it, and how plausible it is in itself, 0 to 1. */
export interface JudgedValue {
  readonly value: string;
  readonly plausibility: number;
}

/** Reads `raw` as a value of `field`; undefined when it cannot be one. */
export function judgeValue(field: ContractField, raw: string): JudgedValue | undefined {
  const text = tidy(raw);
  const plain = plainText(text);
  switch (field) {
    case 'contract.employerRuc':
      return judgeRuc(plain);
    case 'contract.startDate':
    case 'contract.endDate':
    case 'contract.sutDate': {
      const [found] = findDates(plain);
      return found === undefined || !isContractYear(found.date)
        ? undefined
        : { value: found.date, plausibility: 1 };
    }
    case 'contract.remuneration': {
      const amount =
        findMoney(plain)[0]?.amount ?? (/^\d[\d.,\s]*$/.test(plain) ? amountOf(plain) : undefined);
      return amount === undefined ? undefined : { value: amount, plausibility: isWage(amount) ? 1 : 0.5 };
    }
    case 'contract.type': {
      const type = contractTypeOf(plain);
      return type === undefined ? undefined : { value: type, plausibility: 1 };
    }
    case 'contract.workerDocument':
      return judgeDocument(plain);
    case 'contract.sutNumber': {
      const number = /[A-Z0-9][A-Z0-9./-]{3,39}/.exec(plain)?.[0];
      return number === undefined || !/\d{3}/.test(number) ? undefined : { value: number, plausibility: 1 };
    }
    case 'contract.sutHash': {
      // As printed: its algorithm is not published, so that a capital may matter.
      const hash = /[A-Za-z0-9+/=-]{16,128}/.exec(text)?.[0];
      return hash === undefined || !/\d/.test(hash) ? undefined : { value: hash, plausibility: 1 };
    }
    case 'contract.workerNationality': {
      const code = findNationality(text);
      return code === undefined ? undefined : { value: code, plausibility: 1 };
    }
    case 'contract.workerName':
    case 'contract.legalRepresentative':
      return judgeName(text);
    default:
      return /\p{L}{2}/u.test(text) && text.length <= 300 ? { value: text, plausibility: 1 } : undefined;
  }
}

/** Longest kind first: "eventual discontinuo" holds "eventual continuo" but for two letters. */
const typeWords: readonly (readonly [RegExp, ContractTypeId])[] = [
  [/JORNADA PARCIAL PERMANENTE/, 'jornada-parcial-permanente'],
  [/EVENTUAL\s+DIS?CONTINUO/, 'eventual-discontinuo'],
  [/EVENTUAL/, 'eventual-continuo'],
  [/OBRA CIERTA|OBRA O SERVICIO DETERMINADO/, 'obra-cierta'],
  [/TEMPORADA/, 'temporada'],
  [/APRENDIZAJE/, 'aprendizaje'],
  [/DESTAJO/, 'destajo'],
  [/ARTESAN/, 'artesanos'],
  [/INDEFINID|PLAZO INDEFINIDO/, 'indefinido'],
];

function contractTypeOf(plain: string): ContractTypeId | undefined {
  return typeWords.find(([pattern]) => pattern.test(plain))?.[1];
}

const lookAlikes: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
  G: '6',
};

/** Thirteen digits; letters are taken for the digits they look like only where the check digit then agrees. */
function judgeRuc(plain: string): JudgedValue | undefined {
  const compact = /[0-9OQDILSBZG][0-9OQDILSBZG\s.-]{11,18}/
    .exec(plain)?.[0]
    .replace(/[\s.-]/g, '')
    .slice(0, 13);
  if (compact?.length !== 13) return undefined;
  const digits = compact.replace(/\D/g, (letter) => lookAlikes[letter] ?? letter);
  const { verdict } = checkRuc(digits);
  const guessed = digits !== compact;
  if (verdict === 'block' || (guessed && verdict !== 'valid')) return undefined;
  return { value: digits, plausibility: verdict === 'valid' && !guessed ? 1 : 0.8 };
}

function judgeDocument(plain: string): JudgedValue | undefined {
  const tokens = plain.match(/[A-Z0-9][A-Z0-9-]{4,14}/g) ?? [];
  const value = tokens.find((token) => (token.match(/\d/g) ?? []).length >= 4)?.replaceAll('-', '');
  return value === undefined
    ? undefined
    : { value, plausibility: /^[A-Z]{0,3}\d{5,10}[A-Z]?$/.test(value) ? 1 : 0.85 };
}

/** Words of the sentences around a name, never of one. */
const notNames = /\b(?:NACIONALIDAD|PASAPORTE|EMPLEADOR|TRABAJADOR|CONTRATO|CALIDAD|PARTE|RUC|REGISTRO)\b/;

function judgeName(text: string): JudgedValue | undefined {
  const name = text
    .replace(
      /^(?:el|la)?\s*(?:señor(?:\s?\(a\))?|señora|señorita|sr\.?\s?\(?a?\)?\.?|sra\.?|srta\.?|ing\.?|dra?\.?|lic\.?|econ\.?|abg\.?|arq\.?)\s+/iu,
      '',
    )
    .trim();
  if (notNames.test(plainText(name))) return undefined;
  const words = name.split(/\s+/);
  const isName = words.length >= 2 && words.length <= 9 && /^[\p{L}\s'’.-]+$/u.test(name);
  return isName ? { value: name, plausibility: /ii/i.test(name) ? dottedPlausibility : 1 } : undefined;
}

/** OCR reads the two dots of "Güell" as letters, and does so wherever the name stands: two places that agree say little. */
const dottedPlausibility = 0.4;

function isContractYear(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return year >= 1990 && year <= 2080;
}

/** Monthly pay in USD that a contract of this country may name. */
function isWage(amount: string): boolean {
  return Number(amount) >= 100 && Number(amount) <= 30_000;
}

function tidy(raw: string): string {
  return raw
    .replace(/\s+/g, ' ')
    .replace(/^[\s:.,;|_-]+/, '')
    .replace(/[\s:,;|_]+$/, '')
    .trim();
}
