import type { WorkerHit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { attemptLimit } from '#shared/domain/credential/credential-life.ts';
import {
  endingsOf,
  isSameWord,
  isShortScript,
  joinedRuns,
  joinedWords,
  nameWords,
  skeletonOf,
  soundOf,
  wordVariants,
} from '#shared/domain/names/name-keys.ts';
import { formalNamesOf } from '#shared/domain/names/nicknames.ts';
import { documentNumberKey } from '#shared/domain/numbers/document-number.ts';
import { readIdentificationNumber } from '#shared/domain/numbers/identification-number.ts';
import { lessKnownDates, mayBeSameDate, type PartialDate } from '#shared/domain/partial-date.ts';
import { type Connection, findRow, listRows } from '../core/connection.ts';
import { unlessDiskFails } from '../core/unless-disk-fails.ts';
import { indexNewWorkers, joinedToken, skeletonToken } from './search-index.ts';

/** Results shown. */
const hitLimit = 20;
/** Candidates read and ranked per way of matching: what keeps one short prefix of 100,000 names quick. */
const candidateLimit = 60;
const shortestPrefix = 2;

export interface WorkerQuery {
  /** Name in any order, document number, or any code; partly typed. */
  readonly text: string;
  /** Puts people of the same name first whose birth date may be this one. */
  readonly birthDate: PartialDate | null;
}

interface Candidate {
  readonly workerId: string;
  readonly identificationCode: string;
  readonly surname: string | null;
  readonly givenNames: string | null;
  readonly surnameMrz: string | null;
  readonly givenNamesMrz: string | null;
  readonly birthDate: PartialDate | null;
  readonly nationality: string | null;
  readonly documentNumber: string;
  readonly numberKey: string;
  readonly hasCredential: 0 | 1;
  readonly isLocked: 0 | 1;
  readonly isRevoked: 0 | 1;
}

const selectCandidate = `
  SELECT worker.id AS workerId, worker.identification_code AS identificationCode, passport.surname,
    passport.given_names AS givenNames, passport.surname_mrz AS surnameMrz,
    passport.given_names_mrz AS givenNamesMrz, passport.birth_date AS birthDate, passport.nationality,
    passport.number AS documentNumber, passport.number_key AS numberKey,
    EXISTS (SELECT 1 FROM credential WHERE credential.worker_id = worker.id AND replaced_at IS NULL) AS hasCredential,
    EXISTS (SELECT 1 FROM credential_revocation WHERE credential_revocation.worker_id = worker.id) AS isRevoked,
    EXISTS (SELECT 1 FROM credential_guard WHERE code = worker.identification_code
      AND (locked_at IS NOT NULL OR check_spent >= ${attemptLimit} OR recovery_spent >= ${attemptLimit})) AS isLocked
  FROM worker JOIN passport ON passport.key = (SELECT max(newest.key) FROM passport AS newest
    WHERE newest.key BETWEEN worker.number * 1000 AND worker.number * 1000 + 999)`;

/**
 * People this text may mean, best first: numbers exactly, then names whole, then as prefixes, then joined or apart and
 * what people are called, then by sound and consonants, then with one slip of the finger. Accents, order and capitals never matter. At most 20.
 */
export function searchWorkers(db: Connection, query: WorkerQuery): WorkerHit[] {
  unlessDiskFails(() => indexNewWorkers(db));
  const found = new Map<string, { hit: WorkerHit; score: number }>();
  const add = (
    candidates: readonly Candidate[],
    match: (candidate: Candidate) => WorkerHit['match'],
    score: number,
  ) => {
    for (const candidate of candidates) {
      if (found.has(candidate.workerId)) continue;
      const hit = hitOf(candidate, match(candidate));
      found.set(candidate.workerId, { hit, score: score + matchScore[hit.match] });
    }
  };
  const words = nameWords(query.text);
  const byName = (candidate: Candidate): WorkerHit['match'] =>
    query.birthDate !== null &&
    candidate.birthDate !== null &&
    mayBeSameDate(candidate.birthDate, query.birthDate) &&
    isNamed(candidate, words)
      ? 'likely'
      : 'similar';

  add(byNumber(db, query.text), () => 'exact', 100);
  add(byNumberPrefix(db, query.text), () => 'similar', 90);
  if (words.length > 0) {
    if (query.birthDate !== null) {
      add(
        byBirthDate(db, query.birthDate).filter((candidate) => isNamed(candidate, words)),
        byName,
        80,
      );
    }
    const ways: readonly (readonly [() => string, number])[] = [
      [() => words.map((word) => namedOrJoined(word, false)).join(' AND '), 40],
      [() => begun(db, words), 30],
      [() => joinedOrFormal(db, words), 25],
      [() => bySound(words), 20],
    ];
    for (const [matchOf, score] of ways) {
      if (found.size < hitLimit) add(byMatch(db, matchOf()), byName, score);
    }
    // Of a whole name that found somebody, other people's would only follow.
    if (found.size === 0 || (found.size < hitLimit && words.length <= 2)) {
      add(byMatch(db, byConsonants(words), hitLimit), byName, 15);
    }
    if (found.size < hitLimit) add(byMatch(db, withSlips(db, words)), byName, 10);
  }
  return [...found.values()]
    .toSorted((a, b) => b.score - a.score)
    .slice(0, hitLimit)
    .map(({ hit }) => hit);
}

const matchScore: Readonly<Record<WorkerHit['match'], number>> = { exact: 1000, likely: 500, similar: 0 };

function byNumber(db: Connection, text: string): Candidate[] {
  const reading = readIdentificationNumber(text);
  const key = documentNumberKey(text);
  if (key === '') return [];
  return listRows<Candidate>(
    db,
    `${selectCandidate} WHERE worker.number IN (
       SELECT number FROM worker WHERE identification_code = ?
       UNION SELECT worker_number FROM worker_alias WHERE value IN (?, ?)
       UNION SELECT worker_number FROM passport WHERE number_key = ?) LIMIT ${hitLimit}`,
    ['number' in reading ? reading.number : key, text.trim(), key, key],
  );
}

/** Whether somebody here is known by this very number. */
export function isNumberOfSomebody(db: Connection, text: string): boolean {
  return byNumber(db, text).length > 0;
}

function byNumberPrefix(db: Connection, text: string): Candidate[] {
  const key = documentNumberKey(text);
  if (key.length < 3 || !/\d/.test(key)) return [];
  return listRows<Candidate>(
    db,
    `${selectCandidate} WHERE worker.number IN (
       SELECT worker_number FROM passport WHERE number_key >= ? AND number_key < ? LIMIT ${hitLimit})`,
    [key, `${key}\u{10ffff}`],
  );
}

/** SQL for the rows of `passport` whose birth date may be this one: the same, less known or better known. */
export function maybeBornOn(birthDate: PartialDate): { readonly where: string; readonly values: string[] } {
  return {
    where: '(birth_date IN (SELECT value FROM json_each(?)) OR (birth_date >= ? AND birth_date < ?))',
    values: [JSON.stringify(lessKnownDates(birthDate)), `${birthDate}-`, `${birthDate}~`],
  };
}

function byBirthDate(db: Connection, birthDate: PartialDate): Candidate[] {
  const { where, values } = maybeBornOn(birthDate);
  return listRows<Candidate>(
    db,
    `${selectCandidate} WHERE worker.number IN (SELECT worker_number FROM passport WHERE ${where} LIMIT 400)`,
    values,
  );
}

/** Newest registrations first; the full-text index stops after `limit` rows however many match. */
function byMatch(db: Connection, match: string, limit = candidateLimit): Candidate[] {
  if (match === '') return [];
  return listRows<Candidate>(
    db,
    `${selectCandidate} WHERE worker.number IN (
       SELECT rowid FROM worker_search WHERE worker_search MATCH ? ORDER BY rowid DESC LIMIT ?)
     ORDER BY worker.number DESC`,
    [match, limit],
  );
}

/** FTS5 query: every word, in any order, unfinished ones too. A word that somebody has is no part of a joined one. */
function begun(db: Connection, words: readonly string[]): string {
  const known = wordsKnown(db, words);
  return words
    .map((word) => (known.includes(word) ? named(word, true) : namedOrJoined(word, true)))
    .join(' AND ');
}

function named(word: string, prefix: boolean, token = word): string {
  const mayGrow = prefix && ([...word].length >= shortestPrefix || isShortScript(word));
  return `name : "${token}"${mayGrow ? ' *' : ''}`;
}

function namedOrJoined(word: string, prefix: boolean): string {
  const token = joinedToken(word);
  if (token === word) return named(word, prefix);
  return `(${named(word, prefix)} OR ${named(word, prefix, token)})`;
}

/** FTS5 query: by how the words sound; the last letters of each may be missing. */
function bySound(words: readonly string[]): string {
  return words
    .map(soundOf)
    .filter((sound) => sound !== '')
    .map((sound) => `sound : "${sound}"${sound.length >= shortestPrefix ? ' *' : ''}`)
    .join(' AND ');
}

/** FTS5 query: finished words by the consonants of a name that came through another alphabet. Empty where none has. */
function byConsonants(words: readonly string[]): string {
  if (words.every((word) => skeletonOf(word) === undefined)) return '';
  return words.map(consonants).join(' AND ');
}

function consonants(word: string): string {
  const skeleton = skeletonOf(word);
  if (skeleton === undefined) return namedOrJoined(word, false);
  return `(${namedOrJoined(word, false)} OR sound : "${skeletonToken(skeleton)}")`;
}

/**
 * FTS5 query: neighbours written as one (only where somebody has that word), and given names for what people are
 * called. Empty for most texts, which costs nothing.
 */
function joinedOrFormal(db: Connection, words: readonly string[]): string {
  const runs = joinedRuns(words);
  const known = wordsKnown(
    db,
    runs.map(({ joined }) => joined),
  );
  const joined = runs
    .filter((run) => known.includes(run.joined))
    .map((run) => `(${[named(run.joined, false), ...run.rest.map(consonants)].join(' AND ')})`);
  const groups = words.map((word) => [word, ...formalNamesOf(word)]);
  const formal = groups.some((group) => group.length > 1)
    ? [`(${groups.map((group) => `(${group.map((word) => named(word, true)).join(' OR ')})`).join(' AND ')})`]
    : [];
  return [...joined, ...formal].join(' OR ');
}

function wordsKnown(db: Connection, words: readonly string[]): string[] {
  if (words.length === 0) return [];
  const rows = listRows<{ word: string }>(
    db,
    'SELECT word FROM name_variant WHERE variant IN (SELECT value FROM json_each(?)) AND word = variant',
    [JSON.stringify(words)],
  );
  return rows.map((row) => row.word);
}

/** FTS5 query: every word or one that is a slip away from it. Empty when no word has such a neighbour. */
function withSlips(db: Connection, words: readonly string[]): string {
  let hasNeighbour = false;
  const groups = words.map((word) => {
    const neighbours = neighboursOf(db, word);
    if (neighbours.length > 0) hasNeighbour = true;
    const finished = neighbours.map((neighbour) => `name : "${neighbour}"`);
    const own = `name : "${word}"${word.length >= shortestPrefix ? ' *' : ''}`;
    return `(${[own, ...finished].join(' OR ')})`;
  });
  return hasNeighbour ? groups.join(' AND ') : '';
}

function neighboursOf(db: Connection, word: string): string[] {
  const variants = wordVariants(word);
  if (variants.length === 0) return [];
  const rows = listRows<{ word: string }>(
    db,
    `SELECT DISTINCT word FROM name_variant WHERE variant IN (SELECT value FROM json_each(?)) AND word <> ? LIMIT 12`,
    [JSON.stringify(variants), word],
  );
  return rows.map((row) => row.word);
}

/** Every word typed is, sounds like or begins a word of the person's names. */
function isNamed(candidate: Candidate, words: readonly string[]): boolean {
  const names = nameWords(
    [candidate.surname, candidate.givenNames, candidate.surnameMrz, candidate.givenNamesMrz].join(' '),
  );
  const written = [...names, ...joinedWords(names)];
  const all = [...written, ...written.flatMap(endingsOf)];
  const typed = [words, ...joinedRuns(words).map(({ joined, rest }) => [joined, ...rest])];
  return typed.some((each) =>
    each.every((word) => all.some((name) => name.startsWith(word) || isSameWord(name, word))),
  );
}

function credentialStateOf({ hasCredential, isLocked, isRevoked }: Candidate): WorkerHit['credential'] {
  if (hasCredential === 1) return isLocked === 1 ? 'locked' : 'active';
  return isRevoked === 1 ? 'revoked' : 'none';
}

function hitOf(candidate: Candidate, match: WorkerHit['match']): WorkerHit {
  return {
    workerId: candidate.workerId,
    identificationCode: candidate.identificationCode,
    surname: candidate.surname ?? '',
    givenNames: candidate.givenNames ?? '',
    birthDate: candidate.birthDate,
    nationality: candidate.nationality ?? '',
    documentNumber: candidate.documentNumber,
    credential: credentialStateOf(candidate),
    match,
  };
}

/** These people, newest registration first, as search shows somebody of the same name and birth date. */
export function listHits(db: Connection, workerNumbers: readonly number[]): WorkerHit[] {
  if (workerNumbers.length === 0) return [];
  const rows = listRows<Candidate>(
    db,
    `${selectCandidate} WHERE worker.number IN (SELECT value FROM json_each(?)) ORDER BY worker.number DESC`,
    [JSON.stringify(workerNumbers)],
  );
  return rows.map((candidate) => hitOf(candidate, 'likely'));
}

/** Exact on issuing state and document number: the check before a registration is created. */
export function findExactHit(db: Connection, issuingState: string, number: string): WorkerHit | undefined {
  const row = findRow<Candidate>(
    db,
    `${selectCandidate} WHERE worker.number =
       (SELECT worker_number FROM passport WHERE number_key = ? AND issuing_state = ?)`,
    [documentNumberKey(number), issuingState],
  );
  return row && hitOf(row, 'exact');
}
