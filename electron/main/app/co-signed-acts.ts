import { accountReset } from '#electron/main/use-cases/accounts/account-secrets.ts';
import { accountSignOff } from '#electron/main/use-cases/accounts/vouch-for-account.ts';
import type { CoSignedActs } from '#electron/main/use-cases/approvals/co-sign.ts';
import {
  contactChangeApproval,
  contactChangeRefusal,
} from '#electron/main/use-cases/contact/change-contact.ts';
import { mrzAcceptance } from '#electron/main/use-cases/documents/accept-mrz.ts';
import { gateOverride } from '#electron/main/use-cases/documents/document-readings.ts';
import { credentialRevocation } from '#electron/main/use-cases/people/revoke-credential.ts';
import { deathWithdrawal } from '#electron/main/use-cases/people/withdraw-death.ts';
import { kitRevocation } from '#electron/main/use-cases/recovery-kit/revoke-kit.ts';
import { signedConfirmation } from '#electron/main/use-cases/registration/confirm-registration.ts';
import { assistedUnlockApproval } from '#electron/main/use-cases/services/assisted-unlock.ts';
import { clockSetting } from '#electron/main/use-cases/terminal/set-clock-right.ts';

/** Every act that takes two people: what is shown before it is signed, and what it does. */
export const coSignedActs: CoSignedActs = {
  acceptMrz: mrzAcceptance,
  overrideGate: gateOverride,
  confirmWithSignature: signedConfirmation,
  approveAssistedUnlock: assistedUnlockApproval,
  approveContactChange: contactChangeApproval,
  declineContactChange: contactChangeRefusal,
  revokeCredential: credentialRevocation,
  withdrawDeath: deathWithdrawal,
  revokeKit: kitRevocation,
  setClockRight: clockSetting,
  signOffAccount: accountSignOff,
  resetAccount: accountReset,
};
