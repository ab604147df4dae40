import { afterEach, beforeEach } from 'vitest';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { openTestStore, setUpTestStore, temporaryDirectory } from './test-store.ts';

/** A set-up store in a folder of its own for each test of the file that imports this. */
export let folder: ReturnType<typeof temporaryDirectory>;
export let store: Store;
export let clerkId: string;

beforeEach(async () => {
  folder = temporaryDirectory();
  ({ store, clerkId } = await setUpTestStore(folder.path));
});

afterEach(() => {
  store.close();
  folder.remove();
});

/** As after a restart. */
export async function reopen(): Promise<void> {
  store.close();
  store = await openTestStore(folder.path);
}
