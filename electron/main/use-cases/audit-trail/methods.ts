import type { UseCases } from '#electron/main/context/handlers.ts';
import { listAuditEntries, verifyAuditTrail } from './watch-audit-trail.ts';

/** Methods of the audit trail, each by the use case that answers it. */
export const auditTrailMethods = {
  listAuditEntries,
  verifyAuditTrail,
} satisfies Partial<UseCases>;
