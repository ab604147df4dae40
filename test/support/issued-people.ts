import { randomUUID } from 'node:crypto';
import { insertAccount } from '#electron/main/db/accounts/account-store.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  insertCredential,
  saveSecurityAnswers,
  saveSecurityImage,
} from '#electron/main/db/issuance/credential-store.ts';
import { createSecretHasher } from '#electron/main/keys/secret-hasher.ts';
import { inventPerson } from '#test/bench/people.ts';
import { registerWorker, testNow } from '#test/electron/db/test-store.ts';

/** Who signs in where `insertIssuedPeople` was. */
export const storeClerk = { username: 'reloj', password: 'arena-tibia-verde-4' };

/**
 * A clerk who can sign in, and so many people with a credential and an e-mail address, written into the store without
 * their turns at a display. Gives the people's codes.
 */
export async function insertIssuedPeople(
  store: Store,
  clerkId: string,
  count: number,
  hashing: Parameters<typeof createSecretHasher>[1],
): Promise<string[]> {
  const { db, keys } = store;
  const hasher = createSecretHasher(keys.key('pepper'), hashing);
  const hash = { encoded: await hasher.hash(Buffer.from('Zorro7Lento')), pepper: hasher.pepper };
  const passwordHash = await hasher.hash(Buffer.from(storeClerk.password));
  transact(db, () =>
    insertAccount(db, {
      id: randomUUID(),
      name: 'Reloj de arena',
      username: storeClerk.username,
      role: 'clerk',
      active: true,
      createdBy: null,
      signOff: 'founder',
      createdAt: testNow.toISOString(),
      passwordHash,
      pinHash: hash.encoded,
    }),
  );
  return Array.from({ length: count }, (_, index) => {
    const { workerId, code } = registerWorker(store, clerkId, inventPerson(index));
    transact(db, () => {
      insertCredential(db, { id: randomUUID(), workerId, hash, at: testNow });
      saveSecurityImage(db, workerId, hash, testNow);
      const questions = ['first-pet', 'first-job', 'first-book'] as const;
      const answers = questions.map((question) => ({ question, hash }));
      saveSecurityAnswers(db, workerId, answers, testNow);
    });
    return code;
  });
}
