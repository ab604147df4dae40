import { z } from 'zod';
import { paperKinds } from '#shared/domain/papers/paper-kinds.ts';
import { documentKinds } from '#shared/domain/registration/fields.ts';
import { instant } from '../values.ts';

/** What keeps a place from being used, or work at it from coming to its end. */
export const placeProblems = [
  /** A store that was restored from there is the one that goes on. */
  'goes-on-elsewhere',
  'away',
  'not-this-place',
  /** A file that all of it depends on: its mark, its record of restores, the key ring there. */
  'place-damaged',
  'full',
  'not-allowed',
  'no-answer',
  'failed',
  'cancelled',
] as const;

/** An absolute path of this machine, or of a share that it has. */
export const folderPath = z.string().trim().min(1).max(500);
const count = z.int().min(0);

/** How the store stands with its place: for everybody at the counter, so without anything but the place's name. */
export const safetyStatus = z.strictObject({
  /**
   * `none`: no place was chosen; `looking`: the place is being read; `snapshot`: the first one is being written; `kept`:
   * acts are there within seconds; `problem`: the place cannot be used.
   */
  state: z.enum(['none', 'looking', 'snapshot', 'kept', 'problem']),
  problem: z.enum(placeProblems).nullable(),
  /** What people call the place. */
  place: z.string().nullable(),
  /** The place is on the disk of the data: what is copied there is not safe. */
  isSameDisk: z.boolean(),
  /** Up to which everything is known to be at the place, to the minute; null: nothing is known to be. */
  safeThrough: instant.nullable(),
  /** Where nothing is known to be safe: since when there is no place. */
  without: instant.nullable(),
  /**
   * Files at the place that are damaged and that this terminal could not write anew, or that its last drill could not
   * read: the newest copy lacks them.
   */
  lackingFiles: count,
  /** No restore was drilled for longer than the terminal's setting says. */
  isDrillDue: z.boolean(),
  /** The recovery passphrase was not tried for longer than the terminal's setting says. */
  isPassphraseDue: z.boolean(),
});
export type SafetyStatus = z.infer<typeof safetyStatus>;

/** A snapshot as its manifest says: who wrote it is known only once the passphrase opened it. */
const snapshot = z.strictObject({
  generation: z.string().max(40),
  finishedAt: instant,
  people: count,
  documents: count,
  /** Bytes of the database. */
  size: count,
  /** Of the product that wrote it. */
  version: z.string(),
  /** A newer product wrote it than this one. */
  isNewer: z.boolean(),
  /** When something was last written to its journal, by the clock of that disk; null: no act came after it. */
  journalAt: instant.nullable(),
});

const storeAtPlace = z.strictObject({
  /** Name of its folder at the place. */
  name: z.string().max(60),
  branchCode: z.string(),
  branchName: z.string(),
  terminal: z.int(),
  /** It is this terminal's own. */
  isOwn: z.boolean(),
  /** The newest first. */
  snapshots: z.array(snapshot),
  /** Snapshots whose manifest cannot be read. */
  unreadable: count,
});
export type StoreAtPlace = z.infer<typeof storeAtPlace>;

export const placeView = z.strictObject({
  path: folderPath,
  name: z.string(),
  kind: z.enum(['drive', 'folder']),
  /** Bytes; null where the system does not tell. */
  free: z.number().nullable(),
  total: z.number().nullable(),
  /** It is on the disk of the data. */
  isSameDisk: z.boolean(),
  stores: z.array(storeAtPlace),
  problem: z.enum([...placeProblems, 'not-a-folder', 'inside-data']).nullable(),
});
export type PlaceView = z.infer<typeof placeView>;

/** Where the journal could not be read on. */
const journalFault = z.strictObject({ file: z.string(), fault: z.enum(['damaged', 'missing']) });

/** A document or paper that is not at the place as it was. */
const lackingDocument = z.strictObject({
  kind: z.enum([...documentKinds, ...paperKinds]),
  /** Identification code of the person; null: nobody has one by that registration yet. */
  code: z.string().nullable(),
  /** Of the registration or service that it belongs to. */
  reference: z.string(),
  /** All of it is lost; otherwise a part of it, as a page. */
  isWhole: z.boolean(),
});
export type LackingDocument = z.infer<typeof lackingDocument>;

/** What was brought back from a place, by a restore or a drill. */
const restored = z.strictObject({
  generation: z.string(),
  branchCode: z.string(),
  terminal: z.int(),
  snapshotAt: instant,
  /** The last act that was brought back. */
  restoredThrough: instant,
  people: count,
  documents: count,
  auditEntries: count,
  actsOfJournal: count,
  journalFault: journalFault.nullable(),
  /**
   * The first hundred. Reports that were kept earlier name rows of the database by their ids, which tell nobody
   * anything and are not shown.
   */
  missing: z.array(z.union([lackingDocument, z.string()])),
  missingCount: count,
  /** The last identification code's number that is not given: it may have been given and not be here. */
  codesThrough: count,
});
export type Restored = z.infer<typeof restored>;

/** A snapshot that cannot be restored: which file, and how. */
export const restoreDamage = z.strictObject({
  problem: z.enum(['manifest-changed', 'part-damaged', 'database-damaged']),
  file: z.string(),
});

export type RestoreDamage = z.infer<typeof restoreDamage>;

export const restoreReport = restored.extend({
  at: instant,
});
export type RestoreReport = z.infer<typeof restoreReport>;

const work = <Outcome extends z.ZodType>(outcome: Outcome) => z.strictObject({ at: instant, outcome });

export const drillResult = work(
  z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('restored'), report: restored }),
    z.strictObject({ outcome: z.literal('damaged'), damage: restoreDamage }),
    z.strictObject({ outcome: z.literal('problem'), problem: z.enum(placeProblems) }),
  ]),
);
export type DrillResult = z.infer<typeof drillResult>;

/** A drill could not bring back all that the place holds, and no full copy was made there since. */
export function isDrilledInVain(drill: DrillResult | null, snapshotAt: string | null): boolean {
  if (drill === null || snapshotAt === null || Date.parse(snapshotAt) > Date.parse(drill.at)) return false;
  const { outcome } = drill;
  return (
    outcome.outcome === 'damaged' || (outcome.outcome === 'restored' && outcome.report.journalFault !== null)
  );
}

/** A file at a place that is not as it was written. `unfinished`: a power cut ended an entry that was never said to be safe. */
export const backupFault = z.strictObject({
  /** Name below the store's folder. */
  file: z.string(),
  fault: z.enum(['missing', 'damaged', 'unfinished']),
  /** The newest copy needs it; otherwise older ones alone do. */
  isNeeded: z.boolean().default(true),
});
export type BackupFault = z.infer<typeof backupFault>;

export const checkResult = work(
  z.discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('read'),
      snapshots: count,
      documents: count,
      entries: count,
      faultCount: count,
      /** The first hundred. */
      faults: z.array(backupFault),
      /** Files that were damaged or missing and were written anew. */
      mendedCount: count.default(0),
    }),
    z.strictObject({ outcome: z.literal('problem'), problem: z.enum(placeProblems) }),
  ]),
);
export type CheckResult = z.infer<typeof checkResult>;

/** The recovery passphrase on its paper: whether it still opens the store is known only by trying it. */
export const passphraseStanding = z.strictObject({
  /** When somebody last typed it rightly, or changed it; null: not since the terminal was set up. */
  triedAt: instant.nullable(),
  /** It was not tried for longer than the terminal's setting says. */
  isDue: z.boolean(),
});

const restoreSteps = ['database', 'journal', 'documents', 'checking'] as const;

export const restoreProgress = z.strictObject({
  step: z.enum(restoreSteps),
  done: z.number().min(0),
  total: z.number().min(0),
});
