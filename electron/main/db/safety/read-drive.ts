import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PlaceError } from '#electron/main/backup/place-mark.ts';
import { longestJoiningFile } from '#electron/main/head-office/joining-file.ts';
import { headOfficeKeysFileName, readHeadOfficeKeys } from '#electron/main/packets/head-office-keys.ts';
import { longestReceipt, readReceipt, receiptEnding } from '#electron/main/packets/receipt-file.ts';
import { joiningFileName } from '#shared/contract/head-office/joining.ts';
import { type HeadOfficeKeys, headOfficeContent } from '#shared/contract/head-office/packet.ts';
import type { DriveAnswer, DriveOrder, ReceiptFile, WantedReceipts } from './packet-orders.ts';

/** Receipts of one drive that are looked at, the terminal's own and the newest first: nobody takes the old ones away. */
const mostReceipts = 200;
/** Bytes of a file of keys at most. */
const longestKeys = 10_000;

/** Looks at the drive's own folder, in no other, and follows no link to anywhere. Throws what the drive throws. */
export function readDrive({ folder, receipts }: DriveOrder): DriveAnswer {
  if (!existsSync(folder)) throw new PlaceError('away');
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();
  return {
    ok: true,
    keys: names.includes(headOfficeKeysFileName) ? keysIn(join(folder, headOfficeKeysFileName)) : null,
    joining: names.includes(joiningFileName) ? joiningIn(join(folder, joiningFileName)) : null,
    receipts: receipts === null ? [] : receiptsOf(folder, names, receipts),
  };
}

function receiptsOf(
  folder: string,
  names: readonly string[],
  { keys, terminal }: WantedReceipts,
): ReceiptFile[] {
  const isOwn = (name: string) => name.includes(`-${terminal}-`);
  return names
    .filter((name) => name.endsWith(receiptEnding))
    .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || b.localeCompare(a, 'en', { numeric: true }))
    .slice(0, mostReceipts)
    .map((file) => ({ file, reading: readOne(join(folder, file), keys) }));
}

function keysIn(path: string): string | 'unreadable' {
  const content = statSync(path).size > longestKeys ? '' : readFileSync(path, 'utf8');
  const keys = readHeadOfficeKeys(content);
  return keys === undefined ? 'unreadable' : headOfficeContent(keys);
}

/** What is too long is none, and read as such. */
function joiningIn(path: string): string {
  return statSync(path).size > longestJoiningFile ? '' : readFileSync(path, 'utf8');
}

function readOne(path: string, keys: HeadOfficeKeys): ReceiptFile['reading'] {
  if (statSync(path).size > longestReceipt) return { ok: false, fault: 'not-ours' };
  const reading = readReceipt(readFileSync(path), keys);
  if (!reading.ok) return reading;
  const { receipt, content } = reading;
  return { ok: true, receipt, hash: createHash('sha256').update(content).digest('hex') };
}
