import type { UseCases } from '#electron/main/context/handlers.ts';
import type { CoSignedActs } from '#electron/main/use-cases/approvals/co-sign.ts';
import { confirmKit, declineKit, printKit } from './give-kit.ts';
import { kitRevocation, revokeOwnKit } from './revoke-kit.ts';
import { submitKitCode } from './use-kit.ts';

/** Methods of recovery kits, each by the use case that answers it. */
export const recoveryKitMethods = {
  printKit,
  confirmKit,
  declineKit,
  revokeOwnKit,
  submitKitCode,
} satisfies Partial<UseCases>;

/** Acts of this feature that take two people. */
export const recoveryKitActs = {
  revokeKit: kitRevocation,
} satisfies Partial<CoSignedActs>;
