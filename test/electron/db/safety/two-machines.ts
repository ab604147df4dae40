import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { setUpTestStore, temporaryDirectory } from '../test-store.ts';

/** What `eachTestHasTwoMachines` made for the test that runs. */
export let folder: ReturnType<typeof temporaryDirectory>;
/** The terminal's data, set up and closed. */
export let data: string;
/** Empty: where it is restored, another machine, and its stick. */
export let target: string;
export let other: string;
export let stick: string;
export let clerkId: string;

/** A terminal, its stick, and machines that have nothing yet, for each test of the file that calls this. */
export function eachTestHasTwoMachines(): void {
  beforeEach(async () => {
    folder = temporaryDirectory();
    [data = '', target = '', other = '', stick = ''] = ['data', 'target', 'other', 'stick'].map((name) =>
      join(folder.path, name),
    );
    for (const path of [data, target, other, stick]) mkdirSync(path);
    const setUp = await setUpTestStore(data);
    clerkId = setUp.clerkId;
    setUp.store.close();
  });
  afterEach(() => folder.remove());
}
