import { compareNames, type NameComparison, normaliseName } from './names.ts';
import { nationalityAliases, nationalityWords } from './nationality-words.ts';

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
};

type Verdict = Pick<ComparedField, 'verdict' | 'hint'>;

const lookAlikes: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
  G: '6',
};
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
      passport: `${passport.surname} ${passport.givenNames}`.trim(),
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

function compareName(passport: PassportIdentity, contract: ContractIdentity): Verdict {
  const writings = [{ surname: passport.surname, givenNames: passport.givenNames }];
  if (passport.surnameMrz) {
    writings.push({ surname: passport.surnameMrz, givenNames: passport.givenNamesMrz ?? '' });
  }
  const rank = (comparison: NameComparison) => verdictOrder.indexOf(comparison.verdict);
  const [printed, ...others] = writings.map((writing) => compareNames(writing, contract.workerName));
  const best = others.reduce(
    (found, comparison) => (rank(comparison) < rank(found) ? comparison : found),
    printed as NameComparison,
  );
  return { verdict: best.verdict };
}

function compareDocumentNumbers(passport: string, contract: string): Verdict {
  const [first, second] = [normaliseDocumentNumber(passport), normaliseDocumentNumber(contract)];
  if (first === second) return { verdict: 'same' };
  const unified = (text: string) => [...text].map((character) => lookAlikes[character] ?? character).join('');
  return unified(first) === unified(second)
    ? { verdict: 'different', hint: 'look-alike-characters' }
    : { verdict: 'different' };
}

/** Contracts write a nationality as a code, a country or an adjective; `compatible` when no list knows the word. */
function compareNationalities(passport: string, contract: string): Verdict {
  const code = nationalityCode(passport);
  const written = normaliseName(contract);
  if (nationalityCode(written) === code || namesNationality(written, code)) return { verdict: 'same' };
  const isKnown =
    written.length <= 3 || Object.keys(nationalityWords).some((other) => namesNationality(written, other));
  return { verdict: isKnown ? 'different' : 'compatible' };
}

function nationalityCode(text: string): string {
  const code = normaliseName(text);
  return nationalityAliases[code] ?? code;
}

function namesNationality(written: string, code: string): boolean {
  const stem = written.replace(/(?:O|A|OS|AS)$/, '');
  return nationalityWords[code]?.some((word) => word === written || word === stem) ?? false;
}

function ifBoth(
  passport: string,
  contract: string,
  compare: (passport: string, contract: string) => Verdict,
): Verdict {
  return passport.trim() === '' || contract.trim() === ''
    ? { verdict: 'missing' }
    : compare(passport, contract);
}
