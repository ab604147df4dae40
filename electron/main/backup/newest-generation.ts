import type { AttachAnswer } from './backup-orders.ts';
import { findSealed, isWhole, listGenerations, type Manifest } from './backup-place.ts';
import { findJournalEnd, type JournalFound } from './journal-writer.ts';

export interface NewestGeneration {
  readonly manifest: Manifest;
  /** Undefined where it is damaged. */
  readonly journal: JournalFound | undefined;
}

/** The newest generation that this store wrote, and what its journal holds. */
export function findNewest(folder: string, key: Uint8Array): NewestGeneration | undefined {
  const name = listGenerations(folder).findLast((each) => isWhole(folder, each));
  if (name === undefined) return undefined;
  const manifest = findSealed(folder, name, key);
  if (manifest === undefined) return undefined;
  return { manifest, journal: findJournalEnd(folder, name, key, Buffer.from(manifest.journalSeed, 'hex')) };
}

/** The last act that the place knows of an epoch. */
export function lastKnown(newest: NewestGeneration | undefined, epoch: number): AttachAnswer['known'] {
  if (newest === undefined || newest.manifest.epoch !== epoch) return undefined;
  const { manifest, journal } = newest;
  const { act, sequence, hash, codes } = journal?.moment ?? { ...manifest, codes: 0 };
  return { act, sequence, hash, codes };
}

/** How far a place is written, by its newest generation: another text once anybody wrote there. */
export function standOf(newest: NewestGeneration | undefined): string {
  if (newest === undefined) return '';
  const { manifest, journal } = newest;
  return `${manifest.generation} ${journal?.moment?.act ?? manifest.act}`;
}
