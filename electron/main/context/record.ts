import { appendAudit } from '#electron/main/db/audit-trail/audit-store.ts';
import type { Clock } from '#electron/main/ports.ts';
import type { AuditDetail, AuditEvent } from '#shared/domain/audit-trail/audit-events.ts';
import type { Context } from './context.ts';

/**
 * An audit row of the signed-in account, inside the caller's transaction. `subject` is an identification code, a
 * worker's id or a visit's reference.
 */
export function record<Event extends AuditEvent>(
  context: Context,
  event: Event,
  subject: string | null,
  detail: AuditDetail<Event>,
): void {
  recordAs(context, context.session.account?.id ?? null, event, subject, detail);
}

/** The same, of an account that is not (or not yet) the signed-in one. */
export function recordAs<Event extends AuditEvent>(
  context: Pick<Context, 'db'> & { readonly clock: Clock },
  accountId: string | null,
  event: Event,
  subject: string | null,
  detail: AuditDetail<Event>,
): void {
  appendAudit(context.db, { event, accountId, subject, detail, at: context.clock.now() });
}
