import type { PaperBase } from './paper-content.ts';

/**
 * What the sheet of recovery codes is printed from, once: it is not stored, not shown and not printed again. Neither a
 * name nor an identification code is on it, so that whoever finds it does not know whose it is.
 */
export interface KitSheetContent extends PaperBase {
  readonly serial: string;
  /** As printed, in the order of the lines. */
  readonly codes: readonly string[];
}
