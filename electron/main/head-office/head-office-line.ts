import type {
  BeginAnswer,
  CollectAnswer,
  DocumentsAnswer,
  FeedAnswer,
  HelloAnswer,
  PieceAnswer,
  ReceiptsAnswer,
  SealedAnswer,
  SubmitAnswer,
} from '#shared/contract/head-office/line.ts';
import type { LineHost } from './open-secure-socket.ts';

/** Where head office is, and how it is known. */
export interface LineTarget {
  /** Tried in their order, until one takes what is sent. */
  readonly hosts: readonly LineHost[];
  readonly database: string;
  /** PEM. */
  readonly authority: string;
}

/** Who speaks: a joining code's login with its password, or a terminal's with its certificate. */
export interface LineLogin {
  readonly user: string;
  readonly password: string | null;
  readonly own: { readonly certificate: string; readonly key: string } | null;
}

/** As it is kept, byte for byte. */
interface SignedEvent {
  readonly content: string;
  /** Ed25519 in base64. */
  readonly signature: string;
}

interface Line {
  /** Leaves; the line is of no use afterwards. Never rejects. */
  close(): Promise<void>;
}

/** What a kiosk with a code may ask. Every call rejects with a `LineFault`. */
export interface JoiningLine extends Line {
  /** Gives the fingerprint. */
  ask(request: string, signature: string, csr: string): Promise<string>;
  collect(): Promise<CollectAnswer>;
}

/** What a terminal may ask. Every call rejects with a `LineFault`. */
export interface CounterLine extends Line {
  hello(product: string): Promise<HelloAnswer>;
  /** Events of one epoch that follow each other, with the numbers from `first` on: at most 500, and 4 MiB. */
  submit(epoch: number, first: number, events: readonly SignedEvent[]): Promise<SubmitAnswer>;
  receipts(after: number, atMost: number): Promise<ReceiptsAnswer>;
  /** What the branch did and head office decided, after a position, without a gap. */
  feed(after: number, atMost: number): Promise<FeedAnswer>;
  /** From now on `wake` is called when something new stands in the feed of this branch. It is a hint, and may be none. */
  listen(branch: string, wake: () => void): Promise<void>;
  /** Something that only another terminal of the branch, in one epoch, can read: 64 KiB at most. */
  sendSealed(terminal: string, epoch: number, sealed: Uint8Array): Promise<void>;
  /** What was sent to this terminal in its epoch, after a position. */
  sealed(after: number): Promise<SealedAnswer>;
  /** Up to where they are applied here. */
  acknowledge(feed: number, receipt: number): Promise<void>;
  /** What is known there of documents, by the hash of what is in them: at most 1,000. */
  documents(hashes: readonly string[]): Promise<DocumentsAnswer>;
  /** Of `size` enciphered bytes. Goes on where it was; `anew`: from the beginning. */
  beginDocument(sha256: string, size: number, anew: boolean): Promise<BeginAnswer>;
  sendPiece(sha256: string, at: number, piece: Uint8Array): Promise<PieceAnswer>;
  /** `chain`: as the terminal counted it. */
  finishDocument(sha256: string, chain: string): Promise<void>;
  /** The terminal cannot read it. */
  missDocument(sha256: string): Promise<void>;
}

/** How head office is reached. Both reject with a `LineFault`; the line ends where `signal` aborts. */
export interface HeadOfficeLines {
  openJoining(target: LineTarget, login: LineLogin, signal: AbortSignal): Promise<JoiningLine>;
  openCounter(target: LineTarget, login: LineLogin, signal: AbortSignal): Promise<CounterLine>;
}
