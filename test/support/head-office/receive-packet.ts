import { findParts, openPacket, type PartFile } from '#electron/main/packets/open-packet.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import type { Receipt, ReceiptAnswer } from '#shared/contract/head-office/packet.ts';

/** What head office keeps of one terminal. */
export interface ReceivedTerminal {
  /** Hash of every event, by epoch and number. */
  readonly events: Map<string, string>;
  readonly contents: string[];
  readonly documents: Set<string>;
  receipts: number;
}

export function nothingReceived(): ReceivedTerminal {
  return { events: new Map(), contents: [], documents: new Set(), receipts: 0 };
}

export type Received =
  | { readonly ok: true; readonly receipt: Receipt; readonly fresh: number; readonly known: number }
  /** `gap`: a packet before it is missing; `cloned`: another event has that number already. */
  | { readonly ok: false; readonly why: 'part-missing' | 'gap' | 'cloned' };

/**
 * Takes a packet in, all of it or nothing, and answers every event of it: what was received before is answered again.
 * `refuse` gives the reason for an event that is refused.
 */
export async function receivePacket(
  office: Office,
  terminal: ReceivedTerminal,
  file: PartFile,
  refuse: (type: string, number: number) => string | undefined = () => undefined,
): Promise<Received> {
  const { parts, missing } = findParts(file);
  if (missing.length > 0) return { ok: false, why: 'part-missing' };
  const hashes = new Set(terminal.events.values());
  for (const { before } of file.manifest.events) {
    const isKnown = /^0+$/.test(before) || hashes.has(before) || isInside(file, before);
    if (!isKnown) return { ok: false, why: 'gap' };
  }
  const answers: ReceiptAnswer[] = [];
  const documents: NonNullable<Receipt['documents']> = [];
  const taken: (() => void)[] = [];
  let fresh = 0;
  for await (const item of openPacket(parts, office.identity)) {
    if (item.kind === 'document') {
      documents.push({ sha256: item.sha256, state: 'there' });
      taken.push(() => terminal.documents.add(item.sha256));
    }
    if (item.kind === 'missing-document') documents.push({ sha256: item.sha256, state: 'missing' });
    if (item.kind !== 'event') continue;
    const { event, hash, content } = item;
    const { epoch, number, type } = event;
    const known = terminal.events.get(`${epoch} ${number}`);
    if (known !== undefined && known !== hash) return { ok: false, why: 'cloned' };
    if (known === undefined) {
      fresh += 1;
      taken.push(() => {
        terminal.events.set(`${epoch} ${number}`, hash);
        terminal.contents.push(content);
      });
    }
    const reason = refuse(type, number);
    answers.push(
      reason === undefined
        ? { epoch, number, hash, outcome: 'acknowledged' }
        : { epoch, number, hash, outcome: 'refused', reason },
    );
  }
  for (const take of taken) take();
  terminal.receipts += 1;
  const { manifest } = file;
  const receipt: Receipt = {
    format: 'ventanilla-receipt-1',
    number: terminal.receipts,
    terminal: manifest.terminal,
    epoch: manifest.epoch,
    headOffice: office.fingerprint,
    issuedAt: manifest.madeAt,
    answers,
    ...(documents.length > 0 && { documents }),
  };
  return { ok: true, receipt, fresh, known: answers.length - fresh };
}

/** A later epoch's run may follow one of the same packet: only the events themselves say so. */
function isInside({ manifest }: PartFile, before: string): boolean {
  return manifest.events.findIndex((run) => run.before === before) > 0;
}
