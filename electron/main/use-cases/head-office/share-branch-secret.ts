import { randomBytes } from 'node:crypto';
import type { Context } from '#electron/main/context/context.ts';
import { emit } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Result } from '#electron/main/context/use-case.ts';
import { afterCommit } from '#electron/main/db/core/transact.ts';
import { listBranchTerminals } from '#electron/main/db/head-office/branch-terminals.ts';
import { getOfficeLine } from '#electron/main/db/head-office/line-store.ts';
import {
  findMadePepper,
  insertHolder,
  listHolders,
  listRefusedNotes,
  listWaitingNotes,
} from '#electron/main/db/head-office/pepper-store.ts';
import { listPeppersInUse } from '#electron/main/db/issuance/hash-peppers.ts';
import { fingerprintOfKeys, isRecipient } from '#electron/main/head-office/branch-secret-note.ts';
import { pepperName } from '#electron/main/keys/secret-hasher.ts';
import type { CoSignedAct } from '#electron/main/use-cases/approvals/co-sign.ts';
import type { Speaker, TerminalKeys } from '#shared/contract/head-office/branch-secret.ts';
import type { OtherCounter } from '#shared/contract/kiosk/head-office/branch-secret-methods.ts';
import { fingerprintGroups } from '#shared/domain/head-office/fingerprint-groups.ts';
import { digestOf, listSilenced } from './exchange-secrets.ts';

const refusalsShown = 5;

export function getBranchSecret(context: Context): Result<'getBranchSecret'> {
  const { db, events, branchHasher } = context;
  const { member } = getOfficeLine(db);
  const [terminal, epoch] = [events.terminal(), events.epoch()];
  const isMember = member?.epoch === epoch;
  const keys = isMember
    ? { terminal, epoch, publicKey: events.publicKey(), recipient: member.recipient }
    : null;
  return done({
    own: keys && { terminal, fingerprint: fingerprintOfKeys(keys) },
    counters: isMember ? listCounters(context) : [],
    madeAt: findMadePepper(db)?.madeAt ?? null,
    lacking: listPeppersInUse(db).filter((pepper) => !branchHasher.holds(pepper)).length,
    refused: listRefusedNotes(db, refusalsShown).map(({ terminal: by, why, receivedAt: at }) => ({
      terminal: by,
      why,
      at,
    })),
  });
}

function listCounters(context: Context): OtherCounter[] {
  const { db, events } = context;
  const holders = listHolders(db);
  const waiting = listWaitingNotes(db, events.epoch());
  const now = digestOf(context);
  return listSpeaking(context).map((each) => {
    const { terminal, epoch } = each;
    const fingerprint = fingerprintOfKeys(each);
    const holder = holders.find((other) => isSame(other, each) && other.keys === fingerprint);
    const isTold = holder?.told === now;
    const hasSent = waiting.some((note) => isSame(note, each));
    return {
      terminal,
      epoch,
      fingerprint,
      state: holder === undefined ? 'waits' : isTold ? 'sent' : 'sending',
      handedOver: hasSent ? 'waits' : (holder?.heardNumber ?? 0) > 0 ? 'taken' : 'no',
      since: holder?.since ?? null,
    };
  });
}

/** The other counters of the branch that head office admitted and that still speak. */
function listSpeaking(context: Context): TerminalKeys[] {
  const silenced = listSilenced(context);
  return listBranchTerminals(context.db).filter(
    (each) =>
      each.terminal !== context.events.terminal() &&
      isRecipient(each.recipient) &&
      !silenced.some((other) => isSame(other, each)),
  );
}

function isSame(one: Speaker, other: Speaker): boolean {
  return one.terminal === other.terminal && one.epoch === other.epoch;
}

/**
 * Two people compare what head office signed for with what the other counter shows of itself: an operator may admit a
 * machine that is not at the branch.
 */
export const branchSecretSharing: CoSignedAct<'shareBranchSecret'> = {
  show(context, counter) {
    const found = listSpeaking(context).find((each) => isSame(each, counter));
    if (found === undefined) return failed({ code: 'not-found' });
    const fingerprint = fingerprintOfKeys(found);
    return done({
      about: null,
      facts: [
        { what: 'terminal', value: found.terminal },
        { what: 'fingerprint', value: fingerprintGroups(fingerprint).join(' ') },
      ],
      version: [fingerprint],
    });
  },
  run(context, counter, coSigner) {
    const found = listSpeaking(context).find((each) => isSame(each, counter));
    if (found === undefined) return failed({ code: 'not-found' });
    const keys = fingerprintOfKeys(found);
    const { terminal, epoch } = found;
    insertHolder(context.db, { terminal, epoch, keys }, coSigner.approvalId, context.clock.now());
    record(context, 'branch-secret-shared', null, {
      coSigner: coSigner.id,
      terminal,
      epoch,
      fingerprint: keys,
    });
    tell(context, { act: 'shared', terminal, epoch, fingerprint: keys });
    return done({});
  },
};

/** From now on hashes are made with it; those of before hold until their people choose something else. */
export const branchSecretRenewal: CoSignedAct<'renewBranchSecret'> = {
  show(context) {
    const silenced = listSilenced(context).map(({ terminal }) => terminal);
    const holders = listHolders(context.db).map(({ terminal }) => terminal);
    return done({
      about: null,
      facts: [
        { what: 'secretHolders', value: namesOf(holders.filter((terminal) => !silenced.includes(terminal))) },
        { what: 'endedTerminals', value: namesOf(silenced) },
      ],
      version: [digestOf(context)],
    });
  },
  run(context, _input, coSigner) {
    const { db, clock, peppers } = context;
    const at = clock.now();
    const secret = randomBytes(32);
    const name = pepperName(secret);
    const generation = (findMadePepper(db)?.generation ?? 0) + 1;
    peppers.add({ name, secret: secret.toString('base64'), generation, madeAt: at.toISOString() }, null, at);
    secret.fill(0);
    record(context, 'branch-secret-renewed', null, { coSigner: coSigner.id, pepper: name });
    tell(context, { act: 'renewed', pepper: name });
    return done({});
  },
};

function tell(context: Context, branchSecret: Readonly<Record<string, string | number>>): void {
  const { db, clock, headOffice } = context;
  emit(context, 'settings-changed', null, {
    names: ['branchSecret'],
    values: { branchSecret },
    changedBy: requireAccount(context).id,
    changedAt: clock.now().toISOString(),
  });
  afterCommit(db, () => {
    if (headOffice !== undefined) headOffice.dueAt = 0;
  });
}

function namesOf(terminals: readonly string[]): string | null {
  return terminals.length === 0 ? null : [...new Set(terminals)].join(', ');
}
