import type { CheckDatabase } from '#electron/main/db/integrity/create-database-check.ts';
import type { OpenReading } from '#electron/main/db/reading/store-reading.ts';
import type { MethodName } from '#shared/contract/kiosk/api.ts';
import type { ClerkSession, WorkerSession } from '#shared/contract/kiosk/display/session.ts';
import type { RefusalReason, View } from '#shared/contract/kiosk/method.ts';
import type { Role } from '#shared/domain/accounts/account-status.ts';
import type { ProcedureRegistry } from '#shared/domain/procedures/procedures.ts';
import type { Handlers } from '../context/handlers.ts';
import type { HeadOfficeLines } from '../head-office/head-office-line.ts';
import type { EstimateGuesses } from '../keys/guess-estimator.ts';
import type { HashingCost } from '../keys/secret-hasher.ts';
import type {
  DocumentReader,
  KeySealer,
  Log,
  MailTransport,
  PaperRenderer,
  Printer,
  Randomness,
  RemovableDrives,
  Scanner,
} from '../ports.ts';

/** Everything the product needs from outside. Electron brings one, tests bring another. */
export interface KioskEnvironment {
  /** Folder of the database, the key ring and the documents. */
  readonly dataDirectory: string;
  /** The machine's clock, unguarded. */
  readonly systemTime: () => Date;
  readonly randomness: Randomness;
  /** The operating system's keystore, or undefined where there is none worth the name: then a key file is used. */
  readonly keystore: KeySealer | undefined;
  readonly reader: DocumentReader;
  readonly paperRenderer: PaperRenderer;
  readonly printer: Printer;
  readonly scanner: Scanner;
  readonly drives: RemovableDrives;
  readonly mail: MailTransport;
  readonly log: Log;
  /** Looks for damage in the whole database, beside the work; absent where nobody waits for it. */
  readonly checkDatabase?: CheckDatabase;
  /** What writes at the backup place, and what looks at places and reads them; absent where nothing does. */
  readonly backup?: {
    readonly threadFile: string;
    readonly safetyThreadFile: string;
    readonly version: string;
  };
  /** How head office is reached; absent where nothing goes over a line. */
  readonly headOffice?: { readonly lines: HeadOfficeLines; readonly version: string };
  /** Reads the store beside main's loop; absent where main reads it itself. */
  readonly openReading?: OpenReading;
  readonly hashing: HashingCost;
  /** By what people can be entered; absent for the product's own. */
  readonly procedures?: ProcedureRegistry;
  /** How easily a secret is guessed; absent for the product's own. */
  readonly estimateGuesses?: EstimateGuesses;
  /** Milliseconds between the moments at which a guess is answered; absent for the product's own, 0 in tests. */
  readonly answerStep?: number;
  /** True on the preview host: the screens say so. */
  readonly preview: boolean;
  readonly displays: () => number;
  /** Called after every change, once per view, with that view's own session. */
  readonly onClerkSession: (session: ClerkSession) => void;
  readonly onWorkerSession: (session: WorkerSession) => void;
  /** With one display the two windows take turns. */
  readonly showView: (view: 'clerk' | 'worker') => void;
}

/** What dispatch must know of the session before it runs a method. It comes from main, never from the caller. */
export interface KioskStatus {
  /** The store is open and set up. */
  readonly ready: boolean;
  readonly role: Role | undefined;
  readonly locked: boolean;
  /** A visit is handed over to the worker's view. */
  readonly visitHandedOver: boolean;
}

/** A call that was not run. */
export interface Refusal {
  /** Undefined when it came from none of our windows. */
  readonly view: View | undefined;
  /** Undefined when it is none of our methods, or its sender is none of our windows. */
  readonly method: MethodName | undefined;
  readonly reason: RefusalReason;
}

/** The running product behind both views. */
export interface Kiosk {
  readonly handlers: Handlers;
  status(): KioskStatus;
  clerkSession(): ClerkSession;
  workerSession(): WorkerSession;
  /** Puts a refused call on the audit trail when the store is open. Never throws. */
  recordRefusal(refusal: Refusal): void;
  /** Zeroes secrets, closes the store. */
  close(): Promise<void>;
}
