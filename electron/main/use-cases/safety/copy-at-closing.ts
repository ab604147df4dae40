import type { Context } from '#electron/main/context/context.ts';
import { getAnomalySettings } from '#electron/main/db/anomalies/anomaly-settings-store.ts';
import type { BackupKeeper } from '#electron/main/db/safety/backup-keeper.ts';
import { lastClosing } from '#shared/domain/safety/close-of-day.ts';

interface Copied extends Pick<Context, 'db' | 'clock'> {
  readonly safety?: { readonly backup: Pick<BackupKeeper, 'status' | 'takeSnapshot'> } | undefined;
}

/**
 * Makes the full copy of a day when the branch closes, by its opening hours. A machine that was off by then makes it when its
 * place is there again; who stopped it has the next one at the next closing.
 */
export function createCopyAtClosing({ db, clock, safety }: Copied): () => Promise<void> {
  let stopped: number | undefined;
  return async () => {
    if (safety === undefined) return;
    const { state, progress, snapshotAt } = safety.backup.status();
    if (state !== 'kept' || progress !== null || snapshotAt === null) return;
    const closing = lastClosing(clock.now().toISOString(), getAnomalySettings(db));
    if (closing === undefined || closing === stopped || Date.parse(snapshotAt) >= closing) return;
    if ((await safety.backup.takeSnapshot()) === 'cancelled') stopped = closing;
  };
}
