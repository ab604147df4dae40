import type { UseCases } from '#electron/main/context/handlers.ts';
import type { CoSignedActs } from '#electron/main/use-cases/approvals/co-sign.ts';
import { credentialRevocation } from './revoke-credential.ts';
import { openWorker, searchWorkers } from './search-workers.ts';
import { deathWithdrawal } from './withdraw-death.ts';

/** Methods of people on record, each by the use case that answers it. */
export const peopleMethods = {
  searchWorkers,
  openWorker,
} satisfies Partial<UseCases>;

/** Acts of this feature that take two people. */
export const peopleActs = {
  revokeCredential: credentialRevocation,
  withdrawDeath: deathWithdrawal,
} satisfies Partial<CoSignedActs>;
