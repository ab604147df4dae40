import type { KeyObject } from 'node:crypto';
import type { ReceiptReading } from '#electron/main/packets/receipt-file.ts';
import type { WrittenPacket } from '#electron/main/packets/write-packet.ts';
import type { EventRun, HeadOfficeKeys } from '#shared/contract/head-office/packet.ts';
import type { HashedReceipt } from '../head-office/receipt-store.ts';

/** What main asks for: a packet of everything that waits. */
export interface MakePacketOrder {
  readonly kind: 'packet';
  readonly folder: string;
  readonly dataDirectory: string;
  readonly keys: {
    readonly database: Uint8Array;
    readonly documents: Uint8Array;
    readonly 'document-names': Uint8Array;
  };
  readonly packet: string;
  readonly number: number;
  readonly terminal: string;
  readonly epoch: number;
  readonly madeAt: string;
  readonly version: string;
  readonly publicKey: string;
  readonly signingKey: KeyObject;
  readonly recipient: string;
  readonly headOffice: string;
  /** Bytes of a part at most. */
  readonly partSize: number;
}

export interface PacketOfWaiting extends WrittenPacket {
  readonly runs: readonly EventRun[];
  readonly events: number;
  readonly documents: number;
}

/** What keeps a packet from being made, besides the drive itself. */
export type PacketFailure =
  | 'nothing-waits'
  /** The drive takes no file of that size. */
  | 'file-too-large'
  /** Less room than the packet needs, before anything was written. */
  | 'no-room'
  | 'not-written'
  | 'not-a-folder'
  | 'inside-data';

export type MakePacketAnswer =
  | { readonly ok: true; readonly packet: PacketOfWaiting }
  | { readonly ok: false; readonly problem: PacketFailure; readonly error: null };

export interface PacketProgress {
  readonly step: 'reading' | 'writing' | 'checking';
  /** Events or bytes. */
  readonly done: number;
  readonly total: number;
}

/** What main asks for: documents enciphered for head office, each in a file of its own. */
export interface EncipherOrder {
  readonly kind: 'encipher';
  readonly dataDirectory: string;
  readonly keys: { readonly documents: Uint8Array; readonly 'document-names': Uint8Array };
  readonly recipient: string;
  readonly documents: readonly { readonly sha256: string; readonly size: number }[];
}

/** On the disk, under this name in the folder of what goes to head office; null: it cannot be read as it was. */
export interface EncipheredDocument {
  readonly sha256: string;
  readonly enciphered: { readonly file: string; readonly size: number; readonly hash: string } | null;
}

export interface EncipherAnswer {
  readonly ok: true;
  readonly documents: readonly EncipheredDocument[];
}

/** What main asks for: what head office left on a drive. */
export interface DriveOrder {
  readonly kind: 'drive';
  readonly folder: string;
  /** Null: only keys are looked for. */
  readonly receipts: WantedReceipts | null;
}

export interface WantedReceipts {
  /** Of the head office that wrote them. */
  readonly keys: HeadOfficeKeys;
  /** Whose they are: drives hold those of others, too. */
  readonly terminal: string;
}

type ReceiptFault = Extract<ReceiptReading, { readonly ok: false }>['fault'];

export interface ReceiptFile {
  readonly file: string;
  readonly reading:
    | ({ readonly ok: true } & HashedReceipt)
    | { readonly ok: false; readonly fault: ReceiptFault };
}

export interface DriveAnswer {
  readonly ok: true;
  /** Canonical text of the keys that lie there; `unreadable` where the file holds none. */
  readonly keys: string | 'unreadable' | null;
  /** Text of the joining file that lies there, whatever it is. */
  readonly joining: string | null;
  readonly receipts: readonly ReceiptFile[];
}
