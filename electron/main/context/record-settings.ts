import type { EventPayload } from '#shared/contract/head-office/events.ts';
import type { Context } from './context.ts';
import { emit } from './emit.ts';
import { record } from './record.ts';
import { requireAccount } from './require-account.ts';

/**
 * Inside the transaction that saved them: which settings are others, on the trail, and what they are now, to head
 * office. No value is a secret: of a password only the name is told.
 */
export function recordSettings(
  context: Context,
  names: readonly string[],
  values: EventPayload<'settings-changed'>['values'],
): void {
  record(context, 'settings-changed', null, { names: names.join(',').slice(0, 200) });
  emit(context, 'settings-changed', null, {
    names: [...names],
    values,
    changedBy: requireAccount(context).id,
    changedAt: context.clock.now().toISOString(),
  });
}
