import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { findService, insertService, saveServiceProof } from '#electron/main/db/services/service-store.ts';
import { serviceProofs, servicePurposes } from '#shared/domain/procedures/services.ts';
import { clerkId, eachTestHasAStore, store } from '../each-test-store.ts';
import { testNow } from '../test-store.ts';

eachTestHasAStore();

/** The tables of states say what there is, the schema what may be kept: a service that only one of them knows fails here. */
test.each(servicePurposes)('a service of the purpose %s is kept with every proof', (purpose) => {
  for (const proof of serviceProofs) {
    const id = randomUUID();
    insertService(store.db, { id, purpose, startedBy: 'counter', openedBy: clerkId, at: testNow });
    saveServiceProof(store.db, id, proof);
    expect(findService(store.db, id)).toMatchObject({ purpose, provedBy: proof });
  }
});
