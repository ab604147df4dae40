import type { Context } from '#electron/main/context.ts';
import { type AccountWithSecrets, findAccountByUsername } from '#electron/main/db/account-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { failed, type Input, type Result } from '#electron/main/use-cases/use-case.ts';
import { type Api, api, type MethodName } from '#shared/api/api.ts';
import type { Role } from '#shared/api/method.ts';
import { normaliseName } from '#shared/rules/names.ts';
import { checkSecret, clearAttempts } from './check-secret.ts';
import { recordAs } from './record.ts';
import { requireAccount } from './require-account.ts';
import type { SignedInAccount } from './session-state.ts';
import { isSecretOf } from './staff-secret.ts';

/** The second person, known to be who they say, and why they sign. */
export interface CoSigner {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

/** Methods whose declaration asks for a second person. */
export type CoSignedMethodName = {
  [Name in MethodName]: Api[Name] extends { readonly coSignedBy: readonly Role[] } ? Name : never;
}[MethodName];

export type CoSignedUseCase<Name extends CoSignedMethodName> = (
  context: Context,
  input: Omit<Input<Name>, 'coSignature'>,
  coSigner: CoSigner,
) => Result<Name> | Promise<Result<Name>>;

/**
 * Four eyes: runs `useCase` only after a person other than the caller, active, of a role that the method declares, and
 * not guessing, has signed with their own PIN or password. Every refusal is an audit row about `subjectOf`. The use
 * case records both people.
 */
export function coSigned<Name extends CoSignedMethodName>(
  name: Name,
  useCase: CoSignedUseCase<Name>,
  subjectOf: (context: Context, input: Input<Name>) => string | null,
): (context: Context, input: Input<Name>) => Promise<Result<Name>> {
  const { coSignedBy } = api[name];
  return async (context, input) => {
    const caller = requireAccount(context);
    const { username, secret, reason } = input.coSignature;
    const refuse = (code: 'own-act' | 'wrong-co-signer') =>
      recordAs(context, caller.id, 'co-signature-failed', subjectOf(context, input), { act: name, code });

    if (isSamePerson(caller, findAccountByUsername(context.db, username), username)) {
      transact(context.db, () => refuse('own-act'));
      return failed({ code: 'own-act' }) as Result<Name>;
    }
    const check = await checkSecret(context, {
      scope: 'co-signature',
      subject: username,
      isRight: async () => {
        const account = findAccountByUsername(context.db, username);
        const isRight = await isSecretOf(context, account, secret);
        return isRight && account !== undefined && coSignedBy.some((role) => role === account.role);
      },
      onWrong: () => refuse('wrong-co-signer'),
    });
    if (check.verdict === 'throttled') {
      return failed({ code: 'throttled', retryAt: check.retryAt }) as Result<Name>;
    }
    const signer = findAccountByUsername(context.db, username);
    // Who called is no longer who is signed in: the signature was for another person's act.
    const isStillTheirs = context.session.account === caller;
    if (check.verdict === 'wrong' || signer === undefined || !isStillTheirs) {
      return failed({ code: 'wrong-co-signer' }) as Result<Name>;
    }
    transact(context.db, () => clearAttempts(context, 'co-signature', username));
    return useCase(context, input, { id: signer.id, name: signer.name, reason });
  };
}

/** The same account, or a second one under the same name. */
function isSamePerson(
  caller: SignedInAccount,
  signer: AccountWithSecrets | undefined,
  username: string,
): boolean {
  if (username === caller.username) return true;
  return signer !== undefined && normaliseName(signer.name) === normaliseName(caller.name);
}
