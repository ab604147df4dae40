import type { SecretHash } from '#shared/contract/head-office/values.ts';
import type {
  ScannerDevice,
  ScannerProblem,
  ScanProgress,
  ScanSource,
} from '#shared/contract/kiosk/documents/capture-methods.ts';
import type { MailSettings } from '#shared/contract/kiosk/mail/mail-methods.ts';
import type { DocumentRefusal } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { PrinterProblem } from '#shared/contract/kiosk/values.ts';
import type { InspectionRequest, PagePreview, SourcePage } from '#shared/contract/reader/reader-messages.ts';
import type { MailProblem } from '#shared/domain/mail/mail-retry.ts';
import type { Message } from '#shared/text/languages/messages/compose-message.ts';
import type { DocumentReading, ReadingStage } from '#shared/vision/reading/document-reading.ts';
import type { PageEdit } from '#shared/vision/reading/page-edit.ts';

/**
 * The world outside the rules, as main's use cases see it. Electron, the operating system and the tests each bring
 * their own; no use case imports them.
 */

export interface Clock {
  /** Never earlier than any moment the store has already seen (high-water mark): deadlines cannot be revived. */
  now(): Date;
}

export interface Randomness {
  uuid(): string;
  bytes(length: number): Uint8Array;
  /** Uniform integer in [0, below), from the system's generator. */
  integer(below: number): number;
}

/** argon2id of secrets, with a pepper; a hash carries its parameters. `secret` is not kept; the caller zeroes it. */
export interface Hasher<Hash> {
  hash(secret: Uint8Array): Promise<Hash>;
  /** Of no hash: the same work, and false. */
  verify(hash: Hash | null | undefined, secret: Uint8Array): Promise<boolean>;
  /** True when it was made otherwise than it would be today, and weaker. */
  isOutdated(hash: Hash): boolean;
}

/** With the store's own pepper, for what is checked at this terminal alone: secrets of staff, one-time codes. */
export interface SecretHasher extends Hasher<string> {
  /** Which pepper its hashes are made with; says nothing about it. */
  readonly pepper: string;
}

/**
 * For people's secrets, which every counter of the branch may check: each hash names its pepper. Whether that one is
 * here is asked before an attempt is spent: what is made with another is like undefined.
 */
export interface BranchHasher extends Hasher<SecretHash> {
  /** Which pepper its hashes are made with. */
  readonly current: string;
  holds(pepper: string): boolean;
}

export type ReadOutcome =
  | { readonly ok: true; readonly mediaType: string; readonly pages: readonly PagePreview[] }
  | { readonly ok: false; readonly refusal: DocumentRefusal };

export type InspectionOutcome =
  | { readonly ok: true; readonly reading: DocumentReading; readonly strip: Uint8Array | null }
  | { readonly ok: false; readonly problem: 'damaged' | 'took-too-long' | 'reader-stopped' };

type EditOutcome =
  | { readonly ok: true; readonly pages: readonly PagePreview[] }
  | {
      readonly ok: false;
      readonly problem: 'page-not-found' | 'too-many-pages' | 'damaged' | 'took-too-long' | 'reader-stopped';
    };

/** Decodes files somebody brought, in a process that may die of them without harm. */
export interface DocumentReader {
  /** A stranger's file into pages of ours. */
  read(bytes: Uint8Array): Promise<ReadOutcome>;
  /** Gates and reading of pages of ours. */
  inspect(
    request: InspectionRequest<Uint8Array>,
    onProgress?: (progress: { readonly stage: ReadingStage; readonly fraction: number }) => void,
  ): Promise<InspectionOutcome>;
  /** Corrections of pages of ours, all or none. */
  edit(pages: readonly SourcePage<Uint8Array>[], edits: readonly PageEdit[]): Promise<EditOutcome>;
  /** Starts the process and loads its models, so that the first document does not wait for them. */
  warm(): Promise<void>;
}

export interface PaperRenderer {
  /** A complete HTML document, without scripts, to PDF by Chromium's own engine. */
  renderPdf(html: string): Promise<Uint8Array>;
}

export type PrintOutcome =
  /** `job` is what the print system calls it; null where it tells no more of what it took. */
  | { readonly ok: true; readonly job: string | null }
  /** `message` is the print system's own words, with `other` only. */
  | { readonly ok: false; readonly problem: PrinterProblem; readonly message: string | null };

/** Where a job is. `printed`: the print system says that it came out; `forgotten`: it knows nothing of it any more. */
export type PrintJobState =
  | { readonly state: 'queued'; readonly problem: PrinterProblem | null }
  | { readonly state: 'printed' }
  | { readonly state: 'failed'; readonly problem: PrinterProblem }
  | { readonly state: 'forgotten' };

export interface Printer {
  listQueues(): Promise<string[]>;
  /** Silent, on one side of each sheet; `title` carries no personal data. */
  print(queue: string, pdf: Uint8Array, title: string): Promise<PrintOutcome>;
  /** Undefined when the print system could not be asked. Never rejects. */
  followJob(job: string): Promise<PrintJobState | undefined>;
  /** A job that has ended stays as it is. Never rejects. */
  cancelJob(job: string): Promise<void>;
}

/** One message to one person. */
export interface OutgoingMail extends Message {
  readonly to: string;
  /** With its angle brackets; the same at every attempt. */
  readonly messageId: string;
  /** When it was queued: the same at every attempt. */
  readonly date: Date;
}

/** A mail server with its login, and who the messages are from. */
export interface MailServer {
  readonly settings: MailSettings;
  /** Null where the server asks for no login. */
  readonly password: string | null;
}

export type MailOutcome =
  /** The server took it, in its own words. */
  | { readonly state: 'sent'; readonly answer: string | null }
  /** The server refuses this message or its address for good. */
  | { readonly state: 'failed'; readonly answer: string }
  /** The server puts this message off. */
  | { readonly state: 'deferred'; readonly answer: string }
  /**
   * No server, no line, or a server that takes nothing from this terminal. `begun`: it broke when the message was on
   * its way, so that the server may even have taken it.
   */
  | {
      readonly state: 'no-line';
      readonly problem: MailProblem;
      readonly answer: string | null;
      readonly begun: boolean;
    };

export interface MailTransport {
  /** Never rejects. `server` is undefined until one is set. Ends early, as a broken line, when the signal says so. */
  send(server: MailServer | undefined, message: OutgoingMail, signal?: AbortSignal): Promise<MailOutcome>;
  /** Connects and logs in, and sends nothing. Undefined when all of it works. Never rejects. */
  findFault(
    server: MailServer,
  ): Promise<{ readonly problem: MailProblem; readonly answer: string | null } | undefined>;
}

/** Fields a log line may carry. Personal data has no field here, so it has no way in. */
export interface LogFields {
  readonly method?: string;
  readonly incident?: string;
  readonly code?: string;
  readonly count?: number;
  readonly milliseconds?: number;
  readonly state?: string;
  readonly reason?: string;
  readonly version?: string;
  /** Name and stack of an error of ours, without its message. */
  readonly stack?: string;
}

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** Keeps the 256-bit key of the store between starts. */
export interface KeySealer {
  readonly kind: 'keystore' | 'key-file';
  seal(key: Uint8Array): Uint8Array;
  /** Undefined when this machine cannot unseal it. */
  unseal(sealed: Uint8Array): Uint8Array | undefined;
}

export interface ScanRequest {
  readonly scanner: string;
  readonly source: ScanSource;
  /** Dots an inch. */
  readonly resolution: number;
  readonly pageLimit: number;
  /** `png` loses nothing; `jpeg` keeps many pages small. */
  readonly format: 'png' | 'jpeg';
}

export interface ScanOutcome {
  /** Whole pages only, in order; also those scanned before a problem. */
  readonly pages: readonly Uint8Array<ArrayBuffer>[];
  readonly problem: ScannerProblem | null;
}

export interface Scanner {
  listDevices(): Promise<{
    readonly scanners: readonly ScannerDevice[];
    readonly problem: ScannerProblem | null;
  }>;
  /** In colour. Ends early, with `cancelled`, when the signal says so. Never rejects. */
  scan(
    request: ScanRequest,
    watch: { readonly onProgress: (progress: ScanProgress) => void; readonly signal: AbortSignal },
  ): Promise<ScanOutcome>;
}

export interface FoundDriveFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly modifiedAt: Date;
}

export interface RemovableDrive {
  /** Folder it is mounted at, or its drive letter. */
  readonly root: string;
  readonly name: string;
}

/** Drives people bring. Nothing is ever written to them. */
export interface RemovableDrives {
  list(): Promise<readonly RemovableDrive[]>;
  /** Files that may be documents, by their name's ending alone, newest first. */
  findDocuments(drive: RemovableDrive): Promise<readonly FoundDriveFile[]>;
  /** Undefined when the file is gone, is no plain file of this drive, or has more than `sizeLimit` bytes. */
  read(
    drive: RemovableDrive,
    path: string,
    sizeLimit: number,
  ): Promise<Uint8Array<ArrayBuffer> | 'too-large' | undefined>;
}
