import type { Context } from '#electron/main/context/context.ts';
import type { ServicePurpose } from '#shared/domain/procedures/services.ts';
import { emit, findAttempted } from '../context/emit.ts';
import { record } from '../context/record.ts';

/** Trail and head office, inside the transaction that ends a service. `code` is what the trail calls its person. */
export function recordServiceEnd(
  context: Context,
  ended: { readonly visitId: string; readonly purpose: ServicePurpose; readonly code: string | null },
  outcome: string,
): void {
  const { visitId, purpose, code } = ended;
  record(context, 'service-ended', code, { purpose, outcome });
  const attended = code === null ? undefined : findAttempted(context, code);
  emit(context, 'visit-closed', attended?.workerId ?? null, {
    visit: visitId,
    purpose,
    outcome,
    workerId: attended?.workerId ?? null,
    identificationCode: attended?.identificationCode ?? null,
    reason: null,
    closedAt: context.clock.now().toISOString(),
  });
}
