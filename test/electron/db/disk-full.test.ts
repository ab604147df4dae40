import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { transactUnlessFull } from '#electron/main/db/core/transact.ts';
import { getDraftValues, saveDraftField } from '#electron/main/db/registration/draft-store.ts';
import { setUpTestStore, startVisit, temporaryDirectory } from './test-store.ts';

/** A disk of two megabytes needs a mount, which only an administrator of the machine may make. */
const small = temporaryDirectory();
const canMount = mount(small.path);

function mount(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

beforeEach(() => mkdirSync(join(small.path, 'data'), { recursive: true }));

afterEach(() => {
  if (canMount) execFileSync('umount', [small.path]);
  small.remove();
});

test.skipIf(!canMount)(
  'a full disk is said by drafts and documents, and keeps what was saved before',
  async () => {
    const { store, clerkId } = await setUpTestStore(join(small.path, 'data'));
    const visitId = startVisit(store, clerkId);
    saveDraftField(store.db, visitId, 'identity.surname', 'Núñez');

    const document = await store.documents.put(Buffer.alloc(3 * 1024 * 1024, 7));
    expect(document).toEqual({ ok: false, problem: 'disk-full' });
    expect(await store.documents.list()).toEqual([]);

    let saved = 0;
    let outcome = transactUnlessFull<void>(store.db, () => undefined);
    while (outcome.ok && saved < 5000) {
      saved += 1;
      const text = `${saved} `.repeat(100);
      outcome = transactUnlessFull(store.db, () => saveDraftField(store.db, visitId, 'identity.mrz', text));
    }
    expect(outcome).toEqual({ ok: false, problem: 'disk-full' });
    expect(getDraftValues(store.db, visitId)).toEqual({
      'identity.surname': 'Núñez',
      'identity.mrz': `${saved - 1} `.repeat(100),
    });
    store.close();
  },
);
