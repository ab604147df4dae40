import type { UseCases } from '#electron/main/context/handlers.ts';
import type { CoSignedActs } from '#electron/main/use-cases/approvals/co-sign.ts';
import { answerAssistedQuestion, assistedUnlockApproval, startAssistedUnlock } from './assisted-unlock.ts';
import { recordServiceProof, startService } from './attend-service.ts';
import { checkCredential } from './check-credential.ts';
import { identify, startOwnService, unlockInstead } from './identify.ts';
import { confirmRecoveryContact, submitRecoveryAnswer, submitRecoveryImage } from './recover-credential.ts';

/** Methods of services, each by the use case that answers it. */
export const servicesMethods = {
  startService,
  recordServiceProof,
  startAssistedUnlock,
  startOwnService,
  identify,
  checkCredential,
  submitRecoveryImage,
  submitRecoveryAnswer,
  confirmRecoveryContact,
  unlockInstead,
  answerAssistedQuestion,
} satisfies Partial<UseCases>;

/** Acts of this feature that take two people. */
export const servicesActs = {
  approveAssistedUnlock: assistedUnlockApproval,
} satisfies Partial<CoSignedActs>;
