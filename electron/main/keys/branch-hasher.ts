import type { BranchHasher, SecretHasher } from '#electron/main/ports.ts';
import { createSecretHasher, type HashingCost } from './secret-hasher.ts';

/** A branch's peppers: the store's own and those that other counters handed over. */
export interface PepperSet {
  /** With which new hashes are made; null: with the store's own. */
  readonly current: string | null;
  /** 32 bytes each, without the store's own. */
  readonly others: readonly Uint8Array[];
}

/** A hasher whose peppers may change at work. */
export interface ChangingHasher extends BranchHasher {
  /** Holds these from now on. */
  change(set: PepperSet): void;
}

/** `own`: the store's, which is held whatever others are; at first it is alone. */
export function createBranchHasher(own: SecretHasher, hashing: HashingCost): ChangingHasher {
  let held = new Map([[own.pepper, own]]);
  let current = own;

  function change({ current: name, others }: PepperSet): void {
    held = new Map(
      [own, ...others.map((pepper) => createSecretHasher(pepper, hashing))].map((each) => [
        each.pepper,
        each,
      ]),
    );
    current = held.get(name ?? own.pepper) ?? own;
  }
  return {
    change,
    get current() {
      return current.pepper;
    },
    holds: (pepper) => held.has(pepper),
    async hash(secret) {
      const { pepper } = current;
      return { encoded: await current.hash(secret), pepper };
    },
    verify(hash, secret) {
      const hasher = hash == null ? undefined : held.get(hash.pepper);
      return (hasher ?? own).verify(hasher && hash?.encoded, secret);
    },
    isOutdated: ({ encoded, pepper }) =>
      (current !== own && pepper !== current.pepper) || current.isOutdated(encoded),
  };
}
