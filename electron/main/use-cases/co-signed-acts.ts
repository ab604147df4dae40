import type { CoSignedActs } from '#electron/main/session/co-sign.ts';
import { mrzAcceptance } from './accept-mrz.ts';
import { accountReset } from './account-secrets.ts';
import { signedConfirmation } from './confirm-registration.ts';
import { gateOverride } from './document-readings.ts';
import { kitRevocation } from './kit/revoke-kit.ts';
import { credentialRevocation } from './revoke-credential.ts';
import { assistedUnlockApproval } from './service/assisted-unlock.ts';
import { contactChangeApproval, contactChangeRefusal } from './service/change-contact.ts';
import { clockSetting } from './set-clock-right.ts';
import { accountSignOff } from './vouch-for-account.ts';
import { deathWithdrawal } from './withdraw-death.ts';

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
