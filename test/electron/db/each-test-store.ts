import { afterEach, beforeEach } from 'vitest';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { openTestStore, setUpTestStore, temporaryDirectory } from './test-store.ts';

/** What `eachTestHasAStore` made for the test that runs. */
export let folder: ReturnType<typeof temporaryDirectory>;
export let store: Store;
export let clerkId: string;

/** A set-up store in a folder of its own for each test of the file that calls this; files share the module. */
export function eachTestHasAStore(): void {
  beforeEach(async () => {
    folder = temporaryDirectory();
    ({ store, clerkId } = await setUpTestStore(folder.path));
  });
  afterEach(() => {
    store.close();
    folder.remove();
  });
}

/** As after a restart. */
export async function reopen(): Promise<void> {
  store.close();
  store = await openTestStore(folder.path);
}
