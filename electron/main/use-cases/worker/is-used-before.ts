import type { Context } from '#electron/main/context.ts';
import { listCredentialHashes } from '#electron/main/db/credential-store.ts';
import type { TurnWorker } from '#electron/main/session/session-state.ts';

/** Whether what was typed is any credential this person ever had, a revoked one included. */
export async function isUsedBefore(
  context: Context,
  { workerId }: TurnWorker,
  typed: Uint8Array,
): Promise<boolean> {
  const secret = Buffer.from(typed);
  try {
    for (const hash of listCredentialHashes(context.db, workerId)) {
      if (await context.hasher.verify(hash, secret)) return true;
    }
    return false;
  } finally {
    secret.fill(0);
  }
}
