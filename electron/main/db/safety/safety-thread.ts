import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { workAfterMain } from '#electron/main/backup/after-main.ts';
import {
  isFolderOf,
  manifestName,
  readManifest,
  storeFolderNamed,
} from '#electron/main/backup/backup-place.ts';
import { markPlace, PlaceError, placeProblemOf, readPlaceId } from '#electron/main/backup/place-mark.ts';
import { readWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { describeError } from '#electron/main/log/describe-error.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';
import { migrations } from '../migrations.ts';
import { checkBackup } from './check-backup.ts';
import { lookAtPlace, placeFault } from './look-at-places.ts';
import { listRestorable, type RestoreWishes, restoreStore } from './restore-store.ts';
import type {
  BackupKeys,
  PlaceFailure,
  RestoreOutcome,
  SafetyMessage,
  SafetyOrder,
  SafetyProgress,
} from './safety-orders.ts';

/**
 * One order, obeyed beside main: a share that hangs holds this thread and never main's loop. Any message from main
 * cancels it. Keys and passphrase come as copies of this thread's own, and go with it.
 */
const order = workerData as SafetyOrder;
const cancelled = new AbortController();
/** Milliseconds between two words about progress. */
const tellInterval = 200;
/** Milliseconds between two signs of life. */
const pulseInterval = 5000;
let toldAt = 0;
let toldStep = '';

workAfterMain();
parentPort?.once('message', () => cancelled.abort());

function say(message: SafetyMessage): void {
  parentPort?.postMessage(message);
}

function tell(progress: SafetyProgress): void {
  if (progress.step === toldStep && Date.now() - toldAt < tellInterval) return;
  toldAt = Date.now();
  toldStep = progress.step;
  say({ progress });
}

/** What a look at a place needs not is loaded for packets alone. */
async function packets() {
  return {
    ...(await import('./make-packet.ts')),
    ...(await import('./encipher-documents.ts')),
    ...(await import('./read-drive.ts')),
  };
}

async function obey(): Promise<object> {
  switch (order.kind) {
    case 'look':
      return {
        ok: true,
        places: order.places.map((place) => lookAtPlace(place, order.dataDirectory, order.own)),
      };
    case 'mark': {
      const fault = placeFault(order.path, order.dataDirectory);
      if (fault !== undefined) return { ok: false, problem: fault, error: null };
      return { ok: true, id: markPlace(order.path, () => order.newId) };
    }
    case 'put': {
      const fault = placeFault(order.folder, order.dataDirectory);
      if (fault !== undefined) return { ok: false, problem: fault, error: null };
      for (const { name, bytes } of order.files) writeFileAtomically(join(order.folder, name), bytes);
      return { ok: true };
    }
    case 'check': {
      const { folder, keyRing } = order;
      const keys = { ...ringOf(order.keys), portable: () => keyRing };
      const onProgress = (done: number, total: number) => tell({ step: 'checking', done, total });
      return { ok: true, check: await checkBackup(folder, keys, order.wishes, cancelled.signal, onProgress) };
    }
    case 'drill': {
      const { folder, target } = order;
      const now = new Date(order.at);
      const [newest] = listRestorable(folder);
      if (newest === undefined) throw new PlaceError('not-this-place');
      rmSync(target, { recursive: true, force: true });
      mkdirSync(target, { recursive: true, mode: 0o700 });
      try {
        const keys = { ...ringOf(order.keys), portable: () => undefined };
        return await restored({ folder, generation: newest.generation, target, keys, purpose: 'drill', now });
      } finally {
        rmSync(target, { recursive: true, force: true });
      }
    }
    case 'packet': {
      const { makePacket } = await packets();
      return makePacket(order, { signal: cancelled.signal, onProgress: tell });
    }
    case 'encipher': {
      const { encipherDocuments } = await packets();
      return encipherDocuments(order, cancelled.signal);
    }
    case 'drive': {
      const { readDrive } = await packets();
      return readDrive(order);
    }
    case 'restore': {
      const { place, generation, target, passphrase } = order;
      const now = new Date(order.at);
      const folder = storeFolderNamed(place, order.store);
      const schema = schemaOf(join(folder, generation, manifestName));
      if (schema === 'damaged') {
        return { ok: true, outcome: 'damaged', damage: { problem: 'manifest-changed', file: manifestName } };
      }
      if (schema > (migrations.at(-1)?.version ?? 0)) return { ok: true, outcome: 'newer' };
      const keys = await readWithPassphrase(folder, passphrase, (_key, store) => isFolderOf(folder, store));
      if (keys === undefined) return { ok: true, outcome: 'wrong-passphrase' };
      try {
        return await restored(
          { folder, generation, target, keys, purpose: 'restore', now },
          knownPlaceId(place),
        );
      } finally {
        keys.close();
      }
    }
  }
}

function schemaOf(manifest: string): number | 'damaged' {
  try {
    return readManifest(manifest).manifest.schema;
  } catch (error) {
    if (error instanceof StoreFileError) return 'damaged';
    throw error;
  }
}

/** Of a place whose mark is damaged none: what lies there was restored all the same. */
function knownPlaceId(place: string): string | undefined {
  try {
    return readPlaceId(place);
  } catch (error) {
    if (error instanceof StoreFileError) return undefined;
    throw error;
  }
}

async function restored(wishes: RestoreWishes, placeId?: string): Promise<RestoreOutcome> {
  const outcome = await restoreStore({ ...wishes, signal: cancelled.signal, onProgress: tell });
  if (outcome.ok) return { ok: true, outcome: 'restored', report: outcome, placeId };
  const { problem, file } = outcome;
  if (problem === 'place-not-writable') return { ok: false, problem: 'not-allowed', error: null };
  return { ok: true, outcome: 'damaged', damage: { problem, file } };
}

/** The four keys that a backup is made with, as the key ring gives them. */
function ringOf(keys: BackupKeys) {
  const given: Readonly<Partial<Record<string, Uint8Array>>> = { ...keys };
  return {
    key(purpose: string): Buffer {
      const key = given[purpose];
      if (key === undefined) throw new Error(`no key for ${purpose}`);
      return Buffer.from(key.buffer, key.byteOffset, key.length);
    },
  };
}

function failureOf(error: unknown): PlaceFailure {
  const problem = cancelled.signal.aborted ? 'cancelled' : placeProblemOf(error);
  return { ok: false, problem, error: problem === 'failed' ? describeError(error) : null };
}

const pulse = setInterval(() => say({ alive: true }), pulseInterval);
try {
  if (order.kind === 'packet' || order.kind === 'encipher' || order.kind === 'drive') await packets();
  say({ begun: true });
  say({ answer: await obey() });
} catch (error) {
  say({ answer: failureOf(error) });
}
clearInterval(pulse);
parentPort?.close();
