import type { ReadingKind } from '#shared/vision/reading/document-reading.ts';
import type { GateId } from '#shared/vision/reading/gates.ts';

/** How a page of the labelled set came to be, and what every gate should say of it. */

export type Subject =
  | 'data-page'
  | 'visa'
  | 'inner-page'
  | 'cover'
  | 'card-front'
  | 'card-back'
  | 'blank'
  | 'two-passports'
  | 'contract'
  /** Sheets of a contract: two signatures and nothing else, and a back with nothing on it. */
  | 'signatures'
  | 'blank-back';

export type Toning =
  | 'colour'
  | 'faded'
  | 'grey'
  | 'sepia'
  | 'blue grey'
  | 'yellowed grey'
  | 'grey with colour noise'
  | 'grey with stamp'
  | 'grey with pen'
  | 'grey with marker';

export type Side = 'left' | 'top' | 'right' | 'bottom';

/** A reflection, in millimetres of the document from its top left corner. */
export interface Reflection {
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
}

export interface PagePlan {
  /** The same plan and seed give the same page. */
  readonly seed: number;
  /** What was done to it, in words, for the table. */
  readonly case: string;
  readonly kind: ReadingKind;
  /** Gates that should fail. */
  readonly fails: readonly GateId[];
  /** Gates about which this page says nothing: its fault spoils what they look at. */
  readonly unsettled: readonly GateId[];
  readonly subject: Subject;
  readonly toning: Toning;
  /** Share of colour kept where the toning is `faded`. */
  readonly saturation: number;
  readonly isPhoto: boolean;
  /** Pixels for a millimetre of the document itself. */
  readonly scale: number;
  /** What the file declares; null where it declares nothing. */
  readonly dotsPerInch: number | null;
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** Clockwise, in degrees. */
  readonly tilt: number;
  readonly quarterTurns: 0 | 1 | 2 | 3;
  /** The document's middle, in shares of the picture. */
  readonly middle: { readonly x: number; readonly y: number };
  /** Millimetres of the document beyond one side of the picture. */
  readonly cut: { readonly side: Side; readonly millimetres: number } | null;
  readonly table: 'white' | 'lid' | 'dark' | 'light' | 'striped';
  /** Standard deviation of a defocus, in millimetres of the document. */
  readonly blur: number;
  /** Length of a movement, in millimetres of the document. */
  readonly motion: number;
  /** Standard deviation in levels of 255. */
  readonly noise: number;
  /** A level `v` becomes `lift + gain * v`. */
  readonly gain: number;
  readonly lift: number;
  /** How much darker the darkest side is, 0 to 1. */
  readonly shade: number;
  /** How much darker what lies in the shadow of a hand or a lid is, 0 to 1. */
  readonly shadow: number;
  readonly reflection: Reflection | null;
  /** Lightness of the paper where it has no print, 0 to 255. */
  readonly paper: number;
  /** JPEG quality, 0 to 100. */
  readonly quality: number;
}
