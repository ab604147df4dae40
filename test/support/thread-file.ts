import { basename, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/**
 * A thread of main's, by its file below `electron/main`: as `npm test` has built it, else from its source. Node reads
 * TypeScript with a WebAssembly module of each thread's own, and V8 can end the program when many threads come and go
 * with theirs (`Check failed: jit_page.has_value()`); what is built has none.
 */
export function threadFile(source: string): string {
  return process.env['VENTANILLA_TEST_BUILT'] === '1'
    ? resolve(root, 'out/main', basename(source).replace(/\.ts$/, '.js'))
    : resolve(root, 'electron/main', source);
}
