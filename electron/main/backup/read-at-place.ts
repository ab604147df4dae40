import { existsSync } from 'node:fs';
import { isUnreadable } from '#electron/main/db/core/disk-errors.ts';

/**
 * One file at a place that cannot be read is a damaged file, and keeps nobody from what lies beside it. Undefined then;
 * where `folder`, in which it lies, is not there any more, what was thrown comes out.
 */
export function readAtPlace<Value>(folder: string, read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!isUnreadable(error) || !existsSync(folder)) throw error;
    return undefined;
  }
}
