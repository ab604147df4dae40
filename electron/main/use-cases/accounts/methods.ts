import type { UseCases } from '#electron/main/context/handlers.ts';
import type { CoSignedActs } from '#electron/main/use-cases/approvals/co-sign.ts';
import { accountReset, chooseFirstSecrets, renewOneTimeSecret } from './account-secrets.ts';
import { changeOwnSecrets, chooseOwnLanguage } from './change-own-secrets.ts';
import { lockScreen, reportClerkActivity, unlockScreen } from './lock-screen.ts';
import { createAccount, listAccounts, setAccountActive } from './manage-accounts.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { acceptAccountAlone, accountSignOff } from './vouch-for-account.ts';

/** Methods of accounts, each by the use case that answers it. */
export const accountsMethods = {
  signIn,
  signOut,
  lockScreen,
  unlockScreen,
  reportClerkActivity,
  listAccounts,
  createAccount,
  setAccountActive,
  changeOwnSecrets,
  chooseOwnLanguage,
  renewOneTimeSecret,
  chooseFirstSecrets,
  acceptAccountAlone,
} satisfies Partial<UseCases>;

/** Acts of this feature that take two people. */
export const accountsActs = {
  signOffAccount: accountSignOff,
  resetAccount: accountReset,
} satisfies Partial<CoSignedActs>;
