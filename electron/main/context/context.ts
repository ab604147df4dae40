import type { Connection } from '#electron/main/db/core/connection.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import type { BranchPeppers } from '#electron/main/db/head-office/branch-peppers.ts';
import type { EventOrigin } from '#electron/main/db/head-office/event-origin.ts';
import type { StoreReading } from '#electron/main/db/reading/store-reading.ts';
import type { CodeReservation } from '#electron/main/db/registration/code-reservation.ts';
import type { BackupDesk } from '#electron/main/db/safety/backup-desk.ts';
import type { PrinterProblem } from '#shared/contract/kiosk/values.ts';
import type { Anomaly } from '#shared/domain/anomalies/anomaly.ts';
import type { ProcedureRegistry } from '#shared/domain/procedures/procedures.ts';
import type { ReadingStage } from '#shared/vision/reading/document-reading.ts';
import type { GuardedClock } from '../clock/create-guarded-clock.ts';
import type { DocumentStore } from '../documents/document-store.ts';
import type { HeadOfficeDesk } from '../head-office/office-desk.ts';
import type { EstimateGuesses } from '../keys/guess-estimator.ts';
import type { SecretSealer } from '../keys/secret-sealer.ts';
import type { DigestUnknownNumber } from '../keys/unknown-numbers.ts';
import type { MailPacing } from '../mail/mail-pacing.ts';
import type {
  BranchHasher,
  DocumentReader,
  Log,
  MailTransport,
  PaperRenderer,
  Printer,
  Randomness,
  RemovableDrives,
  Scanner,
  SecretHasher,
} from '../ports.ts';
import type { CaptureState } from './capture-state.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import type { Scheduler } from './scheduler.ts';
import type { SessionState } from './session-state.ts';

/** All a use case may touch, once the store is open. There are no singletons. */
export interface Context {
  readonly db: Connection;
  /** The same store, read beside main's loop. */
  readonly reading: StoreReading;
  readonly documents: DocumentStore;
  readonly procedures: ProcedureRegistry;
  readonly codes: CodeReservation;
  /** What this terminal's events are written as and signed with. */
  readonly events: EventOrigin;
  readonly clock: GuardedClock;
  readonly scheduler: Scheduler;
  readonly randomness: Randomness;
  readonly hasher: SecretHasher;
  /** For people's secrets. */
  readonly branchHasher: BranchHasher;
  readonly peppers: BranchPeppers;
  readonly estimateGuesses: EstimateGuesses;
  readonly sealer: SecretSealer;
  readonly digestUnknownNumber: DigestUnknownNumber;
  readonly reader: DocumentReader;
  readonly paperRenderer: PaperRenderer;
  readonly printer: Printer;
  readonly scanner: Scanner;
  readonly drives: RemovableDrives;
  readonly capture: CaptureState;
  /** What the anomaly board showed last. */
  readonly anomalies: { found: readonly Anomaly[] };
  readonly mail: MailTransport;
  readonly log: Log;
  readonly session: SessionState;
  readonly branch: Branch;
  readonly displays: () => number;
  /** Milliseconds between the moments at which a guess is answered. */
  readonly answerStep: number;
  readonly showView: (view: 'clerk' | 'worker') => void;
  readonly verifyAudit: Store['verifyAudit'];
  /** Where the store is kept elsewhere; undefined where nothing is written at a place. */
  readonly safety: BackupDesk | undefined;
  /** The line to head office; undefined where nothing goes over one. */
  readonly headOffice: HeadOfficeDesk | undefined;
  readonly secretsOneAtATime: OneAtATime;
  readonly papersOneAtATime: OneAtATime;
  readonly printJobsOneAtATime: OneAtATime;
  /** What was last seen of the jobs in the print system. */
  printing: PrintingStatus;
  /** Scheduler's milliseconds at which a visit's missing papers were last tried, by visit. */
  readonly papersTriedAt: Map<string, number>;
  readonly mailOneAtATime: OneAtATime;
  readonly mailPacing: MailPacing;
  /** Inspections under way, by document. */
  readonly inspections: Map<string, RunningInspection>;
  /** Aborts when the store closes: nothing may be written from then on. */
  readonly closing: AbortSignal;
  /** After the commit: the store says that this terminal ends its work on this machine. */
  readonly leave: () => void;
  /** Tells both views what changed, in the middle of work. */
  readonly publish: () => void;
  /** Work after the commit (papers, mail): in the background; what it throws is logged and both views are told. */
  readonly later: (work: () => Promise<void>) => void;
}

interface RunningInspection {
  readonly visitId: string;
  readonly stage: ReadingStage;
  /** 0 to 1. */
  readonly fraction: number;
  readonly round: number;
}

/** What the clerk's view shows of the print system, whatever screen is open. */
export interface PrintingStatus {
  /** Jobs that did not come out and that something keeps. */
  readonly kept: number;
  readonly problem: PrinterProblem | null;
}

export const printingIdle: PrintingStatus = { kept: 0, problem: null };

export interface Branch {
  /** Three digits. */
  readonly code: string;
  readonly name: string;
  readonly terminalNumber: number;
}
