import { requirePlaceOf } from '#electron/main/backup/place-mark.ts';
import type { KeyRing } from '#electron/main/keys/key-ring.ts';
import type { BackupFault } from '#shared/contract/kiosk/safety/safety-values.ts';
import { viewBackup } from './backup-units.ts';

export interface CheckWishes {
  /** Where an earlier reading ended; null: from the beginning. */
  readonly after: string | null;
  /** Bytes after which it ends for now; null: everything. */
  readonly most: number | null;
  /** The share of the time in which it reads; 1: all of it. */
  readonly share: number;
  /** Only these files, by their names below the store's folder; null: all. */
  readonly only: readonly string[] | null;
}

export const checkEverything: CheckWishes = { after: null, most: null, share: 1, only: null };

export interface BackupCheck {
  readonly generations: number;
  readonly documents: number;
  /** Of the journals that were read. */
  readonly entries: number;
  /** Every file that was read and is not as it was written. */
  readonly faults: readonly BackupFault[];
  /** Where the next reading goes on; null: everything was read. */
  readonly next: string | null;
}

/**
 * Reads what is of a store at a backup place against its seals. Changes nothing; throws what the file system throws where
 * the place is gone, and the signal's reason when it is aborted. A file that the disk does not give any more is damaged.
 */
export async function checkBackup(
  folder: string,
  keys: Pick<KeyRing, 'key' | 'portable'>,
  { after, most, share, only }: CheckWishes = checkEverything,
  signal?: AbortSignal,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<BackupCheck> {
  const faults: BackupFault[] = [];
  const { units, generations, documents, entries } = await viewBackup(folder, keys);
  const asked = units.filter(
    ({ key, covers }) => (after === null || key > after) && (only === null || only.some(covers)),
  );
  let begun = performance.now();
  const pause = async (): Promise<void> => {
    const worked = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, worked * (1 / share - 1)));
    signal?.throwIfAborted();
    begun = performance.now();
  };
  let bytes = 0;
  let next: string | null = null;
  for (const [index, unit] of asked.entries()) {
    if (most !== null && bytes >= most) {
      next = asked[index - 1]?.key ?? null;
      break;
    }
    const tell = () => onProgress(index, asked.length);
    tell();
    await pause();
    faults.push(
      ...(await unit.read(async () => {
        tell();
        await pause();
      })),
    );
    bytes += unit.size;
  }
  // What lay on a stick that was pulled meanwhile is not damaged.
  if (faults.length > 0) requirePlaceOf(folder);
  return { generations, documents, entries: entries(), faults, next };
}
