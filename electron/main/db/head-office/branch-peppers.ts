import type { ChangingHasher } from '#electron/main/keys/branch-hasher.ts';
import type { SecretSealer } from '#electron/main/keys/secret-sealer.ts';
import type { HeldPepper, Speaker } from '#shared/contract/head-office/branch-secret.ts';
import type { Connection } from '../core/connection.ts';
import { afterCommit } from '../core/transact.ts';
import { addPepper, listPeppers, readPepperSet } from './pepper-store.ts';

/** Every pepper that this store has, its own among them, and the hasher that works with them. */
export interface BranchPeppers {
  /** As they are handed over: in clear, for the moment of sealing. */
  list(): HeldPepper[];
  /** Inside the caller's transaction; from its commit on it is worked with. False where it is here already. */
  add(pepper: HeldPepper, from: Speaker | null, at: Date): boolean;
}

export function openBranchPeppers(
  db: Connection,
  sealer: SecretSealer,
  own: { readonly name: string; readonly secret: Uint8Array },
  hasher: ChangingHasher,
): BranchPeppers {
  const reload = (): void => hasher.change(readPepperSet(db, sealer));
  reload();
  return {
    list: () => [
      {
        name: own.name,
        secret: Buffer.from(own.secret).toString('base64'),
        generation: 0,
        madeAt: null,
      },
      ...listPeppers(db, sealer),
    ],
    add(pepper, from, at) {
      if (pepper.name === own.name) return false;
      afterCommit(db, reload);
      return addPepper(db, sealer, pepper, from, at);
    },
  };
}
