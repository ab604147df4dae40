import { join } from 'node:path';
import { z } from 'zod';
import { readPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import { writeFileAtomically } from '../store-files/write-file-atomically.ts';
import type { RememberedDisplays } from './assign-displays.ts';

const schema = z.strictObject({ clerk: z.string(), worker: z.string().nullable() });

/** Of no secret: which display faces whom must be known before the store is open. */
export function displaysFile(dataDirectory: string): {
  read(): RememberedDisplays | undefined;
  write(remembered: RememberedDisplays): void;
} {
  const path = join(dataDirectory, 'displays.json');
  return {
    read() {
      try {
        return schema.parse(JSON.parse(readPlainFile(path).toString('utf8')));
      } catch {
        // None yet, or unreadable: staff are asked again, which is always safe.
        return undefined;
      }
    },
    write: (remembered) => writeFileAtomically(path, JSON.stringify(remembered)),
  };
}
