import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PartFile, packetEnding } from '#electron/main/packets/open-packet.ts';
import { examinePart } from '#electron/main/packets/packet-frame.ts';
import { receiptFileName, writeReceipt } from '#electron/main/packets/receipt-file.ts';
import type { Receipt } from '#shared/contract/head-office/packet.ts';
import type { Office } from './office.ts';

/** Files of packets on a drive, whole ones alone, oldest first. */
export function packetsOn(folder: string): PartFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(packetEnding))
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name);
      const reading = examinePart(path);
      return reading.ok && reading.manifest.part === 1 ? [{ path, manifest: reading.manifest }] : [];
    });
}

/** Gives the path. */
export function putReceipt(office: Office, receipt: Receipt, folder: string): string {
  return putReceiptFile(writeReceipt(receipt, office.signingKey), receipt, folder);
}

/** A receipt that was signed before. Gives the path. */
export function putReceiptFile(
  content: string,
  receipt: Pick<Receipt, 'terminal' | 'number'>,
  folder: string,
): string {
  const path = join(folder, receiptFileName(receipt));
  writeFileSync(path, content);
  return path;
}
