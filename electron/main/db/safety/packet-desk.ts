import { type OutgoingFiles, openOutgoingFiles } from '#electron/main/head-office/outgoing-files.ts';
import type { EncipherOrder, MakePacketOrder, PacketProgress, WantedReceipts } from './packet-orders.ts';
import { runSafetyOrder } from './run-safety-order.ts';
import type { BackupKeys, SafetyAnswers } from './safety-orders.ts';

export interface PacketWork {
  readonly cancel: () => void;
  progress: PacketProgress;
}

/** What an open store does with the drives that go to head office and come from there, and what it enciphers for it. */
export interface PacketDesk {
  /** What is enciphered for the line, in files. */
  readonly outgoing: OutgoingFiles;
  /** A packet that is being made; one at a time, and no receipt is read beside it. */
  work: PacketWork | null;
  /** Why the last one was not made. */
  failure: PacketFailed | null;
  make(wishes: PacketRequest, watch: Watch): Promise<SafetyAnswers['packet']>;
  /** Documents for the line, into the folder of what goes to head office. */
  encipher(
    wishes: Pick<EncipherOrder, 'recipient' | 'documents'>,
    signal: AbortSignal,
  ): Promise<SafetyAnswers['encipher']>;
  /** `receipts`: null where none is looked for. */
  look(folder: string, receipts: WantedReceipts | null): Promise<SafetyAnswers['drive']>;
}

interface PacketFailed {
  /** ISO instant. */
  readonly at: string;
  readonly problem: Extract<SafetyAnswers['packet'], { readonly ok: false }>['problem'];
}

type PacketRequest = Omit<MakePacketOrder, 'kind' | 'dataDirectory' | 'keys' | 'version'>;

interface Watch {
  readonly onProgress: (progress: PacketProgress) => void;
  readonly signal: AbortSignal;
}

interface Desk {
  readonly dataDirectory: string;
  /** `safety-thread.ts`, built or not. */
  readonly threadFile: string;
  /** Of the product. */
  readonly version: string;
  /** Copies: the thread's go with it. */
  readonly keysForThread: () => BackupKeys;
}

export function openPacketDesk({ dataDirectory, threadFile, version, keysForThread }: Desk): PacketDesk {
  return {
    outgoing: openOutgoingFiles(dataDirectory),
    work: null,
    failure: null,
    make(wishes, watch) {
      const { database, documents, 'document-names': names } = keysForThread();
      const keys = { database, documents, 'document-names': names };
      return runSafetyOrder(threadFile, { kind: 'packet', dataDirectory, version, keys, ...wishes }, watch);
    },
    encipher(wishes, signal) {
      const { documents, 'document-names': names } = keysForThread();
      const keys = { documents, 'document-names': names };
      return runSafetyOrder(threadFile, { kind: 'encipher', dataDirectory, keys, ...wishes }, { signal });
    },
    look: (folder, receipts) => runSafetyOrder(threadFile, { kind: 'drive', folder, receipts }),
  };
}
