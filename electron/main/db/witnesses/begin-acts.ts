import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '#electron/main/ports.ts';
import { insertMissingActs } from '../act-store.ts';
import { appendAudit } from '../audit-store.ts';
import type { Connection } from '../connection.ts';
import { transact } from '../transact.ts';
import { type ActFile, openActFile } from './act-file.ts';
import { type ActWatch, createActWatch } from './act-watch.ts';
import { anchorFileName } from './audit-anchor.ts';
import {
  isDecisive,
  type Judgement,
  listOwnActs,
  type Testimony,
  type WitnessFault,
  type WitnessKeys,
} from './judge-witnesses.ts';

/** A person who goes on although acts are missing. */
export interface GoingOn {
  readonly accountId: string;
  readonly reason: string;
}

export interface WitnessedActs {
  readonly watch: ActWatch;
  readonly file: ActFile;
}

/**
 * From here on every act is witnessed. What the witnesses disagreed on is put on the trail before their files are made
 * anew, so that it stays known for good. Throws when a decisive fault has nobody who goes on.
 */
export function beginActs(
  db: Connection,
  directory: string,
  keys: WitnessKeys,
  { testimony, faults }: Pick<Judgement, 'faults'> & { readonly testimony: Testimony },
  clock: Clock,
  goingOn: GoingOn | undefined,
): WitnessedActs {
  if (faults.some(isDecisive) && goingOn === undefined) throw new Error('nobody decided to go on');
  const watch = createActWatch(db);
  if (faults.length > 0) transact(db, () => recordFaults(db, faults, clock.now(), goingOn));
  const known = listOwnActs(db, testimony.acts).filter(({ act }) => act < watch.last().act);
  const file = openActFile(directory, keys.acts, [...known, watch.last()]);
  watch.writeTo(file);
  const anchor = join(directory, anchorFileName);
  if (existsSync(anchor)) renameSync(anchor, `${anchor}.replaced`);
  return { watch, file };
}

function recordFaults(
  db: Connection,
  faults: readonly WitnessFault[],
  at: Date,
  goingOn: GoingOn | undefined,
): void {
  for (const fault of faults) {
    const detail = { witness: fault.witness, state: fault.fault, ...factsOf(fault) };
    appendAudit(db, { event: 'witness-differs', accountId: null, subject: null, detail, at });
  }
  if (goingOn === undefined) return;
  const { accountId, reason } = goingOn;
  const missing = faults.filter((fault) => fault.fault === 'acts-missing');
  const first = Math.min(...missing.map((fault) => fault.first));
  const last = Math.max(...missing.map((fault) => fault.last));
  if (missing.length > 0) insertMissingActs(db, { first, last, acceptedBy: accountId, reason, at });
  const detail = missing.length > 0 ? { first, last } : { first: 0, last: 0 };
  appendAudit(db, { event: 'missing-acts-accepted', accountId, subject: null, detail, at });
}

/** Numbers that a fault is about: acts, or files. */
function factsOf(fault: WitnessFault): { readonly first: number; readonly last: number } {
  switch (fault.fault) {
    case 'acts-missing':
      return { first: fault.first, last: fault.last };
    case 'other-trail':
    case 'behind':
      return { first: fault.act, last: fault.act };
    case 'files-missing':
      return { first: 0, last: fault.count };
    case 'absent':
    case 'forged':
      return { first: 0, last: 0 };
  }
}
