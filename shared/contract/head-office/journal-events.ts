import { z } from 'zod';
import type { EventDefinitions } from './event-definition.ts';

const key = z.union([z.string(), z.number()]);
const value = z.union([z.string(), z.number(), z.null(), z.strictObject({ base64: z.base64() })]);

/** What a terminal tells itself alone, to be restored from: these never leave it but sealed with its own key. */
export const journalEvents = {
  'rows-changed': {
    text: 'One act, as the rows that it left behind: `number` is the act’s. A row that is null is gone.',
    version: 1,
    payload: z.strictObject({
      /** Of the database: a journal is applied by a program of the same version. */
      databaseVersion: z.int().min(1),
      rows: z.array(
        z.strictObject({
          table: z.string(),
          key: z.array(key).min(1),
          row: z.record(z.string(), value).nullable(),
        }),
      ),
    }),
  },
} as const satisfies EventDefinitions;
