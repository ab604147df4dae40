import type { FolderEntry } from '#electron/main/documents/document-folder.ts';
import type { KeyRing } from '#electron/main/keys/key-ring.ts';
import { type AuditHead, findAuditHash, getAuditHead } from '../audit-trail/audit-store.ts';
import type { Connection } from '../core/connection.ts';
import { findHighWater } from '../core/high-water-store.ts';
import { getEpoch } from '../head-office/event-origin.ts';
import { findReservedCodes, type ReservedCodes } from '../registration/code-reservation.ts';
import { type Closing, listClosings } from '../safety/closing-file.ts';
import { type ActFileReading, readActFile, slotOf, type WitnessedAct } from './act-file.ts';
import { getActNumber, isMissingAct } from './act-store.ts';
import { type AnchorReading, readAuditAnchor } from './audit-anchor.ts';
import {
  compareDocuments,
  type DocumentComparison,
  type DocumentTestimony,
  readDocumentTestimony,
} from './document-testimony.ts';

/** What keeps a record of the store's acts outside its database. */
export type Witness = 'acts' | 'codes' | 'documents';

export type WitnessFault =
  /** The witness knows later acts than the database: an older copy was put back, or the last ones were lost. */
  | {
      readonly fault: 'acts-missing';
      readonly witness: Witness;
      /** Numbers of the acts. */
      readonly first: number;
      readonly last: number;
      /** What is known of them, in order: the last 64 at most. */
      readonly acts: readonly WitnessedAct[];
    }
  /** The entry of the trail that the witness knows under `act` is another one. */
  | { readonly fault: 'other-trail'; readonly witness: Witness; readonly act: number }
  /** The witness is gone. */
  | { readonly fault: 'absent'; readonly witness: Witness }
  /** The witness was not written with this store's key. */
  | { readonly fault: 'forged'; readonly witness: Witness }
  /** The witness lacks what it must have been told: an older copy of it was put back. */
  | { readonly fault: 'behind'; readonly witness: Witness; readonly act: number }
  /** Rows name files that are not there. */
  | { readonly fault: 'files-missing'; readonly witness: 'documents'; readonly count: number };

/** Keys of what lies outside the database. */
export interface WitnessKeys {
  /** As `KeyRing.store`. */
  readonly store: string;
  readonly acts: Uint8Array;
  readonly files: Uint8Array;
  readonly documents: Uint8Array;
}

export function witnessKeysOf(keys: KeyRing): WitnessKeys {
  return {
    store: keys.store,
    acts: keys.key('witness'),
    files: keys.key('file'),
    documents: keys.key('documents'),
  };
}

/** What lies outside the database, read before it: the database then never knows less than was read. */
export interface Testimony {
  readonly acts: ActFileReading;
  readonly codes: ReservedCodes | undefined;
  /** The witness of versions before 240. */
  readonly anchor: AnchorReading;
  readonly documents: DocumentTestimony;
  /** That this store was closed here, and what it was then. */
  readonly closings: readonly Closing[];
}

/** Throws `StoreFileError` for a file that cannot be had. */
export function readTestimony(directory: string, keys: WitnessKeys): Testimony {
  return {
    acts: readActFile(directory, keys.acts),
    codes: findReservedCodes(directory, keys.files, 'accept'),
    anchor: readAuditAnchor(directory, keys.files),
    documents: readDocumentTestimony(directory),
    closings: listClosings(directory, keys.store),
  };
}

export interface Judgement {
  /** Every disagreement between the database and its witnesses, either way. The gravest come first. */
  readonly faults: readonly WitnessFault[];
  /** Stored files that no row names. */
  readonly orphans: readonly FolderEntry[];
}

export function judgeWitnesses(db: Connection, testimony: Testimony, keys: WitnessKeys): Judgement {
  const act = getActNumber(db);
  const documents = compareDocuments(db, testimony.documents, keys.documents);
  const faults = [
    ...judgeActs(db, act, testimony),
    ...testimony.closings.flatMap((closing) => judgeClosing(db, act, closing)),
    ...judgeCodes(db, act, testimony.codes),
    ...judgeDocuments(act, documents),
  ];
  return {
    faults: faults.toSorted((left, right) => Number(isDecisive(right)) - Number(isDecisive(left))),
    orphans: documents.orphans,
  };
}

/** Whether the database is not the one the witness saw last: nobody may write in it before a person has decided. */
export function isDecisive({ fault }: WitnessFault): boolean {
  return fault === 'acts-missing' || fault === 'other-trail';
}

function judgeActs(db: Connection, act: number, { acts: reading, anchor }: Testimony): WitnessFault[] {
  const witness = 'acts';
  if (reading.state === 'forged') return [{ fault: 'forged', witness }];
  if (reading.state === 'absent') return act === 0 ? judgeAnchor(db, anchor) : [{ fault: 'absent', witness }];
  const { acts, spoiled } = reading;
  const last = acts.at(-1)?.act ?? 0;
  const beyond = acts.filter((each) => each.act > act);
  if (beyond.length > 0) return [{ fault: 'acts-missing', witness, first: act + 1, last, acts: beyond }];
  // The write of the next act was begun, so its commit was on the disk.
  if (last === act && act > 0 && spoiled.length === 1 && spoiled[0] === slotOf(act + 1)) {
    return [{ fault: 'acts-missing', witness, first: act + 1, last: act + 1, acts: [] }];
  }
  const other = acts.find((each) => !isOurs(db, each));
  if (other !== undefined) return [{ fault: 'other-trail', witness, act: other.act }];
  // A power cut between the commit and the witness leaves it one act behind, or spoils one slot.
  if (last < act - 1) return [{ fault: 'behind', witness, act: last }];
  return spoiled.length > 1 ? [{ fault: 'forged', witness }] : [];
}

/** The witness of versions before 240 knew the trail's head alone. */
function judgeAnchor(db: Connection, anchor: AnchorReading): WitnessFault[] {
  const witness = 'acts';
  const head = getAuditHead(db);
  if (anchor.state !== 'read') return head.sequence > 0 ? [{ fault: anchor.state, witness }] : [];
  const { sequence, hash } = anchor.head;
  if (sequence > head.sequence) return [{ fault: 'acts-missing', witness, first: 1, last: 1, acts: [] }];
  return sequence > 0 && findAuditHash(db, sequence) !== hash
    ? [{ fault: 'other-trail', witness, act: 0 }]
    : [];
}

/** What was closed here and is here again, without what was done last: a copy of before. A restore began another epoch. */
function judgeClosing(db: Connection, act: number, { statement, act: last = 0 }: Closing): WitnessFault[] {
  const { epoch, audit } = statement;
  if (getEpoch(db) > epoch || findAuditHash(db, audit.entries) === audit.hash) return [];
  const first = act + 1;
  return [{ fault: 'acts-missing', witness: 'acts', first, last: Math.max(first, last), acts: [] }];
}

function judgeCodes(db: Connection, act: number, codes: Testimony['codes']): WitnessFault[] {
  const witness = 'codes';
  const allotted = findHighWater(db, 'code')?.value ?? 0;
  // It is made with the store; versions before 240 made it with the first code.
  if (codes === undefined) return act > 0 || allotted > 0 ? [{ fault: 'absent', witness }] : [];
  const { through, at } = codes;
  // Until the first act is counted, the file of a version before 240 is believed, which had no key.
  if (at === undefined && act > 0) return [{ fault: 'forged', witness }];
  if (at !== undefined && at.act > act) {
    return [{ fault: 'acts-missing', witness, first: act + 1, last: at.act, acts: [] }];
  }
  if (at !== undefined && !isOurs(db, at)) return [{ fault: 'other-trail', witness, act: at.act }];
  return through < allotted ? [{ fault: 'behind', witness, act: at?.act ?? 0 }] : [];
}

function judgeDocuments(act: number, { latestAct, missing }: DocumentComparison): WitnessFault[] {
  const witness = 'documents';
  const faults: WitnessFault[] = [];
  if (latestAct > act) {
    faults.push({ fault: 'acts-missing', witness, first: act + 1, last: latestAct, acts: [] });
  }
  if (missing > 0) faults.push({ fault: 'files-missing', witness, count: missing });
  return faults;
}

/** The acts a witness knows that this database holds: what its file is made anew from. */
export function listOwnActs(db: Connection, reading: ActFileReading): WitnessedAct[] {
  if (reading.state !== 'read') return [];
  const act = getActNumber(db);
  return reading.acts.filter((each) => each.act <= act && isOurs(db, each) && !isMissingAct(db, each.act));
}

/** Heads of the trail that the witnesses saw, of acts this database holds. */
export function witnessHeads(db: Connection, testimony: Testimony): AuditHead[] {
  const at = testimony.codes?.at;
  const known = at !== undefined && at.act <= getActNumber(db) && !isMissingAct(db, at.act) ? [at] : [];
  return [...listOwnActs(db, testimony.acts), ...known];
}

/** Whether this database holds an act as it is known elsewhere, or somebody went on without it. */
export function isHeld(db: Connection, known: Pick<WitnessedAct, 'act' | 'sequence' | 'hash'>): boolean {
  return known.act <= getActNumber(db) && isOurs(db, known);
}

/** Whether the trail has the entry that was its head after an act, or somebody went on without that act. */
function isOurs(
  db: Connection,
  { act, sequence, hash }: Pick<WitnessedAct, 'act' | 'sequence' | 'hash'>,
): boolean {
  return sequence === 0 || findAuditHash(db, sequence) === hash || isMissingAct(db, act);
}

/** Numbers that a fault is about: acts, or how many files as `last`; 0 where it has none. */
export function factsOf(fault: WitnessFault): { readonly first: number; readonly last: number } {
  switch (fault.fault) {
    case 'acts-missing':
      return { first: fault.first, last: fault.last };
    case 'other-trail':
    case 'behind':
      return { first: fault.act, last: fault.act };
    case 'files-missing':
      return { first: 0, last: fault.count };
    case 'absent':
    case 'forged':
      return { first: 0, last: 0 };
  }
}
