import { withSecret } from '#electron/main/context/check-secret.ts';
import type { Context } from '#electron/main/context/context.ts';
import type { Handlers } from '#electron/main/context/handlers.ts';
import { recordAs } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import type { SignedInAccount } from '#electron/main/context/session-state.ts';
import { isSecretOf } from '#electron/main/context/staff-secret.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import {
  type AccountWithSecrets,
  findAccount,
  findAccountByUsername,
} from '#electron/main/db/accounts/account-store.ts';
import { isDiskFull } from '#electron/main/db/core/disk-errors.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { type Api, api } from '#shared/contract/kiosk/api.ts';
import {
  type ActRefusal,
  type ActToSign,
  type SignedActName,
  type SubjectOf,
  signedActs,
} from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import type { ErrorOf } from '#shared/contract/kiosk/method.ts';
import { isSameSeenName } from '#shared/domain/accounts/account-names.ts';
import { ask, decide, findShownRequest, isAsShown, type Shown } from './approval-request.ts';

/**
 * Four eyes. What is signed is shown by main (`showAct`): a request, on record with its facts, and signed under its id.
 * When the PIN is right, the act's transaction begins by reading what would take effect once more: it runs only where
 * that is, to the letter, what was shown, and with the decision. So an act cannot forget to look: it is never called
 * otherwise.
 */

declare const signed: unique symbol;

/** The second person, known to be who they say, and why they sign. Made here only, in the transaction of their act. */
export interface CoSigner<Name extends SignedActName> {
  readonly [signed]: Name;
  /** Their decision: what the act leaves names it. */
  readonly approvalId: string;
  /** The first person, who asked. */
  readonly attendedBy: string;
  readonly id: string;
  readonly reason: string;
}

/** The two people and why, as head office is told. */
export function signatureOf({ attendedBy, id, reason }: CoSigner<SignedActName>) {
  return { attendedBy, coSignedBy: id, reason };
}

type ShownOutcome<Name extends SignedActName> =
  | { readonly ok: true; readonly value: Shown }
  | {
      readonly ok: false;
      readonly error: { readonly code: ActRefusal & ErrorOf<Api[Name]>['code'] };
    };

/** In the transaction; what follows the disk is left to `afterCommit`. Records both people. */
type RunAct<Name extends SignedActName> = (
  context: Context,
  input: Omit<Input<Name>, 'coSignature'>,
  coSigner: CoSigner<Name>,
) => Result<Name>;

export type CoSignedAct<Name extends SignedActName> = {
  /** What was asked, where signing this one refuses it. */
  readonly refuses?: SignedActName;
  /** What is signed, from store and session; read when it is shown, and again when it takes effect. */
  readonly show: (context: Context, subject: SubjectOf<Name>) => ShownOutcome<Name>;
} & (
  | { readonly run: RunAct<Name> }
  /** Of an act that needs something slow, as a hash: made ready when the PIN was right, before the transaction. */
  | { readonly prepareRun: (context: Context) => Promise<RunAct<Name>> }
);

/** An act for every co-signed method: one without does not compile. */
export type CoSignedActs = { readonly [Name in SignedActName]: CoSignedAct<Name> };

/** Shows what an act is about, to sign it; whatever was shown before is not before anybody any more. */
export function showAct(acts: CoSignedActs) {
  return (context: Context, asked: ActToSign): Result<'showActToSign'> => {
    const caller = requireAccount(context);
    const { access } = api[asked.act];
    if (access.view !== 'clerk' || access.roles === 'anyone' || !access.roles.includes(caller.role)) {
      return failed({ code: 'not-found' });
    }
    const act = acts[asked.act] as CoSignedAct<typeof asked.act>;
    const shown = act.show(context, asked as never);
    if (!shown.ok) return shown;
    const { value } = shown;
    const request = { act: act.refuses ?? asked.act, shown: value };
    const put = ask(context, caller, { method: asked.act, input: asked }, request);
    return put.ok ? done({ id: put.value, facts: [...value.facts] }) : failed({ code: put.problem });
  };
}

/** A handler for every co-signed method; there is no other way to a `CoSigner`, and so to what an act does. */
export function coSignedHandlers(acts: CoSignedActs, open: Open): Pick<Handlers, SignedActName> {
  const names = Object.keys(signedActs) as SignedActName[];
  const handlers = names.map((name) => [name, open(coSigned(name, acts[name] as never))]);
  return Object.fromEntries(handlers) as Pick<Handlers, SignedActName>;
}

/** Binds a use case to the open store. */
export type Open = <Input, Output>(
  useCase: (context: Context, input: Input) => Output,
) => (input: Input) => Output;

/** Runs an act once a person other than the caller has signed it: active, of a role it declares, and not guessing. */
function coSigned<Name extends SignedActName>(name: Name, act: CoSignedAct<Name>) {
  const { coSignedBy } = api[name];
  return async (context: Context, input: Input<Name>): Promise<Result<Name>> => {
    const caller = requireAccount(context);
    const { shown, username, secret, reason } = input.coSignature;
    const asked = { method: name, input };
    const request = findShownRequest(context, shown);
    const refuse = (code: 'own-act' | 'wrong-co-signer' | 'changed-since-shown' | 'locked-since-shown') => {
      recordAs(context, caller.id, 'co-signature-failed', request?.about ?? null, { act: name, code });
      return failed({ code }) as Result<Name>;
    };

    try {
      if (isSamePerson(caller, findAccountByUsername(context.db, username), username)) {
        return transact(context.db, () => refuse('own-act'));
      }
      // Who called is no longer who is signed in: the signature was for another person's act. Or they locked the view, or
      // left it until it locked itself: nobody who would stop the act sees it any more.
      const isStillAsked = () => context.session.account === caller && !context.session.locked;
      let run = 'run' in act ? act.run : undefined;
      const outcome = await withSecret(context, {
        scope: 'co-signature',
        subject: username,
        findAccount: () => findAccountByUsername(context.db, username),
        isRight: async (account) => {
          const isRight = await isSecretOf(context, account, secret);
          if (!isRight || account === undefined || !coSignedBy.some((role) => role === account.role)) {
            return false;
          }
          if ('prepareRun' in act && isStillAsked()) run = await act.prepareRun(context);
          return true;
        },
        isStillAsked,
        onWrong: () => refuse('wrong-co-signer'),
        act: (signer) => {
          const now = act.show(context, input as SubjectOf<Name>);
          if (request === undefined || !now.ok || !isAsShown(context, request.id, asked, now.value)) {
            return refuse('changed-since-shown');
          }
          if (isSubject(context, input, signer)) return refuse('own-act');
          const prepared = run;
          if (prepared === undefined) throw new Error('the act was not prepared');
          const decision = {
            requestId: request.id,
            outcome: act.refuses === undefined ? 'approved' : 'refused',
            decidedBy: signer.id,
            reason,
          } as const;
          const coSigner = { approvalId: request.id, attendedBy: caller.id, id: signer.id, reason };
          return decide(context, decision, () => prepared(context, input, coSigner as CoSigner<Name>));
        },
      });
      switch (outcome.verdict) {
        case 'done':
          return outcome.value;
        case 'throttled':
          return failed({ code: 'throttled', retryAt: outcome.retryAt }) as Result<Name>;
        case 'over': {
          const isLocked = context.session.account === caller && context.session.locked;
          return transact(context.db, () => refuse(isLocked ? 'locked-since-shown' : 'wrong-co-signer'));
        }
        case 'wrong':
          return failed({ code: 'wrong-co-signer' }) as Result<Name>;
      }
    } catch (error) {
      if (isDiskFull(error)) return failed({ code: 'disk-full' }) as Result<Name>;
      throw error;
    }
  };
}

/** Nobody signs for their own account, nor for one that reads like theirs. */
function isSubject({ db }: Context, input: object, signer: AccountWithSecrets): boolean {
  const account =
    'accountId' in input && typeof input.accountId === 'string'
      ? findAccount(db, input.accountId)
      : undefined;
  return account !== undefined && (account.id === signer.id || isSameSeenName(account.name, signer.name));
}

/** The same account, or a second one under a name that reads the same. */
function isSamePerson(
  caller: SignedInAccount,
  signer: AccountWithSecrets | undefined,
  username: string,
): boolean {
  if (username === caller.username) return true;
  return signer !== undefined && isSameSeenName(signer.name, caller.name);
}
