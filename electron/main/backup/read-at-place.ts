import { existsSync } from 'node:fs';
import { errorCode } from '#electron/main/db/core/disk-errors.ts';

/** What the file system says of a file that lies there and cannot be read: a bad sector, a folder in its place. */
const unreadable = ['EIO', 'EISDIR', 'EACCES', 'EPERM', 'ELOOP', 'EINVAL', 'ENXIO', 'EUCLEAN', 'EBADMSG'];

/**
 * One file at a place that cannot be read is a damaged file, and keeps nobody from what lies beside it. Undefined then;
 * where `folder`, in which it lies, is not there any more, what was thrown comes out.
 */
export function readAtPlace<Value>(folder: string, read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!unreadable.includes(errorCode(error)) || !existsSync(folder)) throw error;
    return undefined;
  }
}
