/** A frame's place without the folders that lead to it: `dispatch.ts:40:12`. */
const PLACE = /(?:file:\/\/)?(?:[A-Za-z]:)?[^\s()]*[\\/]([^\\/\s()]+:\d+:\d+)/g;
/** Longest name of a class of error that is one word of a program. */
const NAME = /^[A-Za-z][A-Za-z0-9]{0,59}$/;

/** What SQLite and Node call an error: `SQLITE_CORRUPT_INDEX`, `ENOENT`. Never a person's words. */
const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;

/**
 * Name, code and stack of an error without its message, which may quote what a person typed, and without folders, which
 * may carry a person's name.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${error === null ? 'null' : typeof error}`;
  const name = NAME.test(error.name) ? error.name : 'Error';
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim().replace(PLACE, '$1'));
  const code = 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? error.code : '';
  return [`${name} ${code}`.trimEnd(), ...frames].join('\n');
}
