import type { UseCases } from '#electron/main/context/handlers.ts';
import type { CoSignedActs } from '#electron/main/use-cases/approvals/co-sign.ts';
import {
  confirmContactChange,
  contactChangeApproval,
  contactChangeRefusal,
  submitContactField,
} from './change-contact.ts';

/** Methods of contact data, each by the use case that answers it. */
export const contactMethods = {
  submitContactField,
  confirmContactChange,
} satisfies Partial<UseCases>;

/** Acts of this feature that take two people. */
export const contactActs = {
  approveContactChange: contactChangeApproval,
  declineContactChange: contactChangeRefusal,
} satisfies Partial<CoSignedActs>;
