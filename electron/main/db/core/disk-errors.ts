/** Whether SQLite or the file system ran out of room (or quota). */
export function isDiskFull(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT';
}

/** Whether SQLite met bytes that it did not write, or that the disk does not give: nothing may be built on them. */
export function isDamage(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR');
}

/** Whether a row was refused by the schema: by a constraint or a trigger. */
export function isBrokenRule(error: unknown): boolean {
  return errorCode(error).startsWith('SQLITE_CONSTRAINT');
}

/**
 * Codes of a file that is there and gives no bytes: a bad sector, a folder in its place, a link that leads nowhere, more
 * gigabytes than can be read at once, which a broken file system made of it.
 */
const unreadable = [
  ...['EIO', 'EISDIR', 'EACCES', 'EPERM', 'ELOOP', 'EINVAL', 'ENXIO', 'EUCLEAN', 'EBADMSG'],
  'ERR_FS_FILE_TOO_LARGE',
];

export function isUnreadable(error: unknown): boolean {
  return unreadable.includes(errorCode(error));
}

/** The `code` of an error of SQLite or Node, or an empty text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
