import { alignCharacters, type CharacterPair } from '../names/character-differences.ts';
import { matchNameWords, type NameWordMatch } from '../names/name-words.ts';
import { compareNames, type NameComparison, type NameReason, writeName } from '../names/names.ts';
import { findNationality, plainNationalityCode } from '../nationality/nationality.ts';

export type PassportIdentity = {
  surname: string;
  givenNames: string;
  number: string;
  /** ICAO code of three letters, or 'D'. */
  nationality: string;
  surnameMrz?: string;
  givenNamesMrz?: string;
};

export type ContractIdentity = { workerName: string; workerDocument: string; workerNationality?: string };

export type ComparedField = {
  field: 'name' | 'documentNumber' | 'nationality';
  passport: string;
  contract: string;
  verdict: 'same' | 'compatible' | 'different' | 'missing';
  hint?: 'look-alike-characters';
  /** Of the name: what the verdict rests on, and the writing of the passport's name that fits best. */
  name?: { reasons: readonly NameReason[]; writing: 'printed' | 'mrz'; words: readonly NameWordMatch[] };
  /** Of the document number: both set under each other. */
  characters?: readonly CharacterPair[];
};

type Finding = Pick<ComparedField, 'verdict' | 'hint' | 'name' | 'characters'>;

/** Characters; what is longer is no document's number, and is not set out character by character. */
const longestExplained = 40;
const verdictOrder = ['same', 'compatible', 'different'] as const;

/**
 * Sets passport and contract side by side: name, document number, nationality, always in this order. Anything but
 * `same` needs "same person" and a reason from the clerk; `missing` says that one of the two does not tell.
 * Source: domain.md 2 (contract and passport are compared).
 */
export function comparePassportAndContract(
  passport: PassportIdentity,
  contract: ContractIdentity,
): ComparedField[] {
  const nationality = contract.workerNationality ?? '';
  return [
    {
      field: 'name',
      passport: writeName(passport),
      contract: contract.workerName,
      ...ifBoth(passport.surname + passport.givenNames, contract.workerName, () =>
        compareName(passport, contract),
      ),
    },
    {
      field: 'documentNumber',
      passport: passport.number,
      contract: contract.workerDocument,
      ...ifBoth(passport.number, contract.workerDocument, compareDocumentNumbers),
    },
    {
      field: 'nationality',
      passport: passport.nationality,
      contract: nationality,
      ...ifBoth(passport.nationality, nationality, compareNationalities),
    },
  ];
}

/** A document number without what people add to it: spaces, hyphens, dots, the word "pasaporte"; in capitals. */
export function normaliseDocumentNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^\s*(?:PASAPORTE|PASSPORT)\b/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The printed names and those of the MRZ each have their chance; the better one is explained. */
function compareName(passport: PassportIdentity, contract: ContractIdentity): Finding {
  const compareWriting = (surname: string, givenNames: string, writing: 'printed' | 'mrz') => {
    const comparison = compareNames({ surname, givenNames }, contract.workerName);
    const words = matchNameWords(`${surname} ${givenNames}`, contract.workerName);
    return { ...comparison, writing, words };
  };
  const rank = (comparison: NameComparison) => verdictOrder.indexOf(comparison.verdict);
  const printed = compareWriting(passport.surname, passport.givenNames, 'printed');
  const { surnameMrz = '', givenNamesMrz = '' } = passport;
  const mrz = surnameMrz + givenNamesMrz === '' ? printed : compareWriting(surnameMrz, givenNamesMrz, 'mrz');
  const { verdict, reasons, writing, words } = rank(mrz) < rank(printed) ? mrz : printed;
  return { verdict, name: { reasons, writing, words } };
}

function compareDocumentNumbers(passport: string, contract: string): Finding {
  const [first, second] = [normaliseDocumentNumber(passport), normaliseDocumentNumber(contract)];
  if (Math.max(first.length, second.length) > longestExplained) {
    return { verdict: first === second ? 'same' : 'different' };
  }
  const characters = alignCharacters(first, second);
  if (first === second) return { verdict: 'same', characters };
  return characters.every(({ match }) => match === 'same' || match === 'look-alike')
    ? { verdict: 'different', hint: 'look-alike-characters', characters }
    : { verdict: 'different', characters };
}

/** Contracts write a nationality as a code, a country or an adjective; `compatible` when no list knows the word. */
function compareNationalities(passport: string, contract: string): Finding {
  const written = findNationality(contract);
  if (written === undefined && plainNationalityCode(contract).length > 3) return { verdict: 'compatible' };
  return {
    verdict:
      (written ?? plainNationalityCode(contract)) === plainNationalityCode(passport) ? 'same' : 'different',
  };
}

function ifBoth(
  passport: string,
  contract: string,
  compare: (passport: string, contract: string) => Finding,
): Finding {
  return passport.trim() === '' || contract.trim() === ''
    ? { verdict: 'missing' }
    : compare(passport, contract);
}
