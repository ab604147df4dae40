import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import {
  findAccount,
  findDeactivation,
  findReasonOfCreation,
  insertAccountAct,
  listAccounts,
  setSignOff,
} from '#electron/main/db/accounts/account-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { type CoSignedAct, signatureOf } from '#electron/main/use-cases/approvals/co-sign.ts';
import { isLikelySamePerson } from '#shared/domain/accounts/account-names.ts';
import { absenceDays, mayVouch, vouchingRoles } from '#shared/domain/accounts/account-status.ts';
import { tellAccountChanged } from './tell-account.ts';

const day = 24 * 60 * 60_000;

/** Who else could vouch for an account: `until` is when those who were switched off count no more; null: not at all. */
export interface SomebodyElse {
  readonly until: string | null;
}

/**
 * Whether an administrator or a supervisor is there beside whoever acts and the account itself. Who was switched off
 * counts for some days more, so that nobody makes themselves alone. Undefined: nobody else is there.
 */
export function findSomebodyElse(
  context: Context,
  actor: string,
  accountId: string | null,
): SomebodyElse | undefined {
  const now = context.clock.now();
  const after = new Date(now.getTime() - absenceDays * day);
  const others = listAccounts(context.db).filter(
    ({ id, role, chosenAt }) =>
      id !== actor &&
      id !== accountId &&
      chosenAt !== null &&
      vouchingRoles.some((vouching) => vouching === role),
  );
  // One who has chosen no new password after a reset is a person of the branch all the same.
  if (others.some((other) => mayVouch({ ...other, hasSecrets: true }))) return { until: null };
  const left = others
    .map(({ id }) => findDeactivation(context.db, id, after, now))
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);
  if (left === undefined) return undefined;
  return { until: new Date(Date.parse(left) + absenceDays * day).toISOString() };
}

/**
 * A second person says that the account is its person's: after these have chosen password and PIN, so that who signs can
 * ask them. Both names are kept. Also later, for one that was accepted while nobody else was there.
 */
export const accountSignOff: CoSignedAct<'signOffAccount'> = {
  show(context, { accountId }) {
    const { db } = context;
    const account = findAccount(db, accountId);
    if (account === undefined) return failed({ code: 'not-found' });
    if (account.id === requireAccount(context).id) return failed({ code: 'own-account' });
    if (!account.active) return failed({ code: 'account-off' });
    if (account.signOff !== 'waiting' && account.signOff !== 'alone') return failed({ code: 'not-waiting' });
    if (!account.hasSecrets) return failed({ code: 'not-begun' });
    const likely = listAccounts(db).filter(
      ({ id, name }) => id !== accountId && isLikelySamePerson(name, account.name),
    );
    const creator = account.createdBy === null ? undefined : findAccount(db, account.createdBy);
    const reason = findReasonOfCreation(db, accountId);
    return done({
      about: null,
      facts: [
        { what: 'accountName', value: account.name },
        { what: 'username', value: account.username },
        { what: 'role', value: account.role },
        { what: 'createdBy', value: creator?.name ?? null },
        { what: 'createdAt', value: account.createdAt },
        { what: 'chosenAt', value: account.chosenAt },
        ...(likely.length === 0
          ? []
          : ([
              {
                what: 'likelyAccounts',
                value: likely.map(({ name, username }) => `${name} (${username})`).join(', '),
              },
              { what: 'otherPerson', value: reason },
            ] as const)),
      ],
      version: [account.signOff, account.passwordHash, account.pinHash],
    });
  },
  run(context, { accountId }, coSigner) {
    const at = context.clock.now().toISOString();
    setSignOff(context.db, accountId, 'signed');
    const { approvalId } = coSigner;
    insertAccountAct(context.db, { accountId, act: 'signed-off', approvalId, at });
    record(context, 'account-signed-off', null, { account: accountId, coSigner: coSigner.id });
    const { attendedBy: changedBy, ...signature } = signatureOf(coSigner);
    tellAccountChanged(context, accountId, { change: 'signed-off', changedBy, ...signature });
    return done({});
  },
};

/** An account that waits for a signature which nobody is there to give any more. */
export function acceptAccountAlone(
  context: Context,
  { accountId, reason }: Input<'acceptAccountAlone'>,
): Result<'acceptAccountAlone'> {
  const caller = requireAccount(context);
  return transact(context.db, () => {
    const account = findAccount(context.db, accountId);
    if (account === undefined) return failed({ code: 'not-found' });
    if (account.signOff !== 'waiting') return failed({ code: 'not-waiting' });
    const somebodyElse = findSomebodyElse(context, caller.id, accountId);
    if (somebodyElse !== undefined) return failed({ code: 'somebody-else', ...somebodyElse });
    setSignOff(context.db, accountId, 'alone');
    const at = context.clock.now().toISOString();
    insertAccountAct(context.db, { accountId, act: 'accepted-alone', doneBy: caller.id, reason, at });
    record(context, 'account-accepted-alone', null, { account: accountId });
    const accepted = { change: 'accepted-alone', changedBy: caller.id, coSignedBy: null, reason } as const;
    tellAccountChanged(context, accountId, accepted);
    return done({});
  });
}
