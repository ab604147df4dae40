import type { Context } from '#electron/main/context/context.ts';
import { endOneTimeCodes } from '#electron/main/db/one-time-codes/one-time-code-store.ts';
import { clearGuard } from '#electron/main/db/services/credential-guard-store.ts';
import type { ServiceProof } from '#shared/domain/procedures/services.ts';
import { emit } from '../context/emit.ts';
import { record } from '../context/record.ts';

/**
 * Inside the caller's transaction, together with the proof's own rows: the lock and every spent attempt go, and no code
 * issued before works any more. Head office is told.
 */
export function unlockCredential(
  context: Context,
  { code, workerId }: { readonly code: string; readonly workerId: string },
  proof: ServiceProof,
): void {
  const { db } = context;
  if (!db.inTransaction) throw new Error('an unlock is one transaction with its proof');
  const at = context.clock.now();
  clearGuard(db, code);
  endOneTimeCodes(db, { code, workerId }, at);
  record(context, 'credential-unlocked', code, { proof });
  const unlocked = { workerId, identificationCode: code, proof, unlockedAt: at.toISOString() };
  emit(context, 'credential-unlocked', workerId, unlocked);
}
