import { z } from 'zod';

/** Runs and characters that one page may carry; a contract has some hundred lines. */
export const textRunLimit = 4000;
export const textRunLength = 2000;

const fraction = z.number().min(0).max(1);

/** Text that a PDF carries itself, in the order of its content; each run with the box it fills, in fractions. */
export const textLayer = z
  .array(
    z.strictObject({
      text: z.string().max(textRunLength),
      left: fraction,
      top: fraction,
      width: fraction,
      height: fraction,
    }),
  )
  .max(textRunLimit);

/** Runs of one page; empty for a scanned page. */
export type TextLayer = Readonly<z.infer<typeof textLayer>>;
export type TextLayerRun = TextLayer[number];
