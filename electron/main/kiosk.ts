import type { Role } from '#shared/api/method.ts';
import type { ClerkSession, WorkerSession } from '#shared/api/session.ts';
import type { Handlers } from './handlers.ts';
import type {
  DocumentReader,
  KeySealer,
  Log,
  MailTransport,
  PaperRenderer,
  Printer,
  Randomness,
} from './ports.ts';

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
  readonly mail: MailTransport;
  readonly log: Log;
  /** Cost of argon2id: memory in KiB, passes, lanes. */
  readonly hashing: { readonly memory: number; readonly passes: number; readonly lanes: number };
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
export interface Standing {
  /** The store is open and set up. */
  readonly ready: boolean;
  readonly role: Role | undefined;
  readonly locked: boolean;
  /** A visit is handed over to the worker's view. */
  readonly visitHandedOver: boolean;
}

/** The running product behind both views. */
export interface Kiosk {
  readonly handlers: Handlers;
  standing(): Standing;
  clerkSession(): ClerkSession;
  workerSession(): WorkerSession;
  /** Zeroes secrets, closes the store. */
  close(): Promise<void>;
}
