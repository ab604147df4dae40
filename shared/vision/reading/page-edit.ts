import { z } from 'zod';

/** Corrections of a document's pages. The original and the pages as they came stay; `restore` brings them back. */

const fraction = z.number().min(0).max(1);
const point = z.strictObject({ x: fraction, y: fraction });
const page = z.int().min(1);

export const pageEdit = z.discriminatedUnion('edit', [
  z.strictObject({
    edit: z.literal('crop'),
    page,
    area: z.strictObject({
      left: fraction,
      top: fraction,
      width: z.number().gt(0).max(1),
      height: z.number().gt(0).max(1),
    }),
  }),
  /** Clockwise, about the middle; the sheet grows so that nothing is cut. */
  z.strictObject({ edit: z.literal('rotate'), page, degrees: z.number().min(-180).max(180) }),
  /** Sets lines of text level by themselves. */
  z.strictObject({ edit: z.literal('deskew'), page }),
  /** Draws what lies inside four corners (top left, top right, bottom right, bottom left) as a flat sheet. */
  z.strictObject({ edit: z.literal('perspective'), page, corners: z.tuple([point, point, point, point]) }),
  /** One page into two: `across` cuts left from right, `down` upper from lower, at a fraction of the side. */
  z.strictObject({
    edit: z.literal('split'),
    page,
    direction: z.enum(['across', 'down']),
    at: z.number().min(0.1).max(0.9),
  }),
  /** Two pages into one sheet, side by side or one under the other; the second leaves its place. */
  z.strictObject({ edit: z.literal('merge'), page, withPage: page, direction: z.enum(['across', 'down']) }),
  z.strictObject({ edit: z.literal('remove'), page }),
]);
export type PageEdit = z.infer<typeof pageEdit>;

/** Corrections in one call. */
export const pageEditLimit = 10;
