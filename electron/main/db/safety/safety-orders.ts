import type { BackupProblem } from '#electron/main/backup/backup-orders.ts';
import type { PlaceView, RestoreDamage } from '#shared/contract/kiosk/safety/safety-values.ts';
import type { BackupCheck, CheckWishes } from './check-backup.ts';
import type {
  DriveAnswer,
  DriveOrder,
  EncipherAnswer,
  EncipherOrder,
  MakePacketAnswer,
  MakePacketOrder,
  PacketProgress,
} from './packet-orders.ts';
import type { RestoreProgress, RestoreReport } from './restore-store.ts';

/** What main asks of the thread that looks at places and reads them, and what it answers: one order for one thread. */

export interface LookedAt {
  readonly path: string;
  readonly name: string;
  readonly kind: PlaceView['kind'];
}

interface LookOrder {
  readonly kind: 'look';
  readonly places: readonly LookedAt[];
  readonly dataDirectory: string;
  /** Digest of the key of the store here; null where there is none. */
  readonly own: string | null;
}

interface MarkOrder {
  readonly kind: 'mark';
  readonly path: string;
  readonly dataDirectory: string;
  /** The mark of a place that has none yet. */
  readonly newId: string;
}

/** What opens a store's backup, without its key. */
export interface BackupKeys {
  readonly backup: Uint8Array;
  readonly database: Uint8Array;
  readonly documents: Uint8Array;
  readonly 'document-names': Uint8Array;
}

interface CheckOrder {
  readonly kind: 'check';
  readonly folder: string;
  readonly keys: BackupKeys;
  /** The key ring as it has to be at the place. */
  readonly keyRing: string | undefined;
  readonly wishes: CheckWishes;
}

interface DrillOrder {
  readonly kind: 'drill';
  readonly folder: string;
  readonly target: string;
  readonly keys: BackupKeys;
  /** Milliseconds, of this machine's clock. */
  readonly at: number;
}

interface RestoreOrder {
  readonly kind: 'restore';
  readonly place: string;
  /** Name of its folder at the place. */
  readonly store: string;
  readonly generation: string;
  readonly target: string;
  readonly passphrase: string;
  /** Milliseconds, of this machine's clock. */
  readonly at: number;
}

/** Small files for people, each whole or not there. */
interface PutOrder {
  readonly kind: 'put';
  readonly folder: string;
  readonly dataDirectory: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export type SafetyOrder =
  | LookOrder
  | MarkOrder
  | CheckOrder
  | DrillOrder
  | RestoreOrder
  | PutOrder
  | MakePacketOrder
  | EncipherOrder
  | DriveOrder;

export interface PlaceFailure {
  readonly ok: false;
  readonly problem: BackupProblem | 'no-answer' | 'not-a-folder' | 'inside-data';
  /** For the log; null where nothing unexpected happened. */
  readonly error: string | null;
}

export type RestoreOutcome =
  | {
      readonly ok: true;
      readonly outcome: 'restored';
      readonly report: RestoreReport;
      /** Mark of the place; undefined where it has none any more. */
      readonly placeId: string | undefined;
    }
  | { readonly ok: true; readonly outcome: 'damaged'; readonly damage: RestoreDamage }
  | { readonly ok: true; readonly outcome: 'wrong-passphrase' | 'newer' }
  | PlaceFailure;

/** What each order is answered with. */
export interface SafetyAnswers {
  readonly look: { readonly ok: true; readonly places: readonly PlaceView[] } | PlaceFailure;
  readonly mark: { readonly ok: true; readonly id: string } | PlaceFailure;
  readonly put: { readonly ok: true } | PlaceFailure;
  readonly check: { readonly ok: true; readonly check: BackupCheck } | PlaceFailure;
  readonly drill: RestoreOutcome;
  readonly restore: RestoreOutcome;
  readonly packet: MakePacketAnswer | PlaceFailure;
  readonly encipher: EncipherAnswer | PlaceFailure;
  readonly drive: DriveAnswer | PlaceFailure;
}

/** What is said while an order is obeyed. */
export type ProgressOf<Kind extends SafetyOrder['kind']> = Kind extends 'packet'
  ? PacketProgress
  : RestoreProgress;
export type SafetyProgress = ProgressOf<SafetyOrder['kind']>;

/** `begun`: the thread is there, and turns to the place; `alive`: said now and then, while the place does not hold it. */
export type SafetyMessage =
  | { readonly begun: true }
  | { readonly alive: true }
  | { readonly progress: SafetyProgress }
  | { readonly answer: unknown };
