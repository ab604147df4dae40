import type { GreyImage } from './pixel-image.ts';

/** Height of a strip in pixels; its width is a multiple of `stripWidthStep`. */
export const stripHeight = 32;
export const stripWidthStep = 8;
/** Height of the capitals in a strip, in pixels. */
export const stripCapHeight = 20;

/** The recogniser's classes: CTC's blank, then the 37 characters of a MRZ. */
export const recogniserClasses = 38;
export const mrzAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';

/** What the network says of one line. */
export interface LinePosteriors {
  readonly steps: number;
  /** `steps` rows of `recogniserClasses` natural logarithms; class 0 is the blank, class 1 + i is `mrzAlphabet[i]`. */
  readonly logProbabilities: Float32Array;
}

/** Reads upright strips of text lines, grey and not yet normalised, in one batch. */
export type LineRecogniser = (strips: readonly GreyImage[]) => Promise<readonly LinePosteriors[]>;
