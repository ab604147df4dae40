import { z } from 'zod';
import { printerProblems } from '../values.ts';

/** Why there is no sheet: the printer's reasons, ours, or the person's word that it did not come out. */
const kitProblems = [...printerProblems, 'not-made', 'not-in-hand'] as const;
export type KitProblem = (typeof kitProblems)[number];

/** How far a sheet of recovery codes is, as its person sees it. The codes are on the paper and nowhere else. */
export const kitSheet = z.discriminatedUnion('state', [
  /** `replaces`: a sheet is in force, which ends when the new one is in hand. */
  z.strictObject({ state: z.literal('offered'), replaces: z.boolean() }),
  z.strictObject({ state: z.literal('making') }),
  /**
   * The print system took it; it counts once the person says that they hold it. `problem`: why it may not be out yet.
   */
  z.strictObject({
    state: z.literal('printed'),
    serial: z.string(),
    problem: z.enum(printerProblems).nullable(),
  }),
  z.strictObject({ state: z.literal('failed'), problem: z.enum(kitProblems) }),
]);
export type KitSheet = z.infer<typeof kitSheet>;
