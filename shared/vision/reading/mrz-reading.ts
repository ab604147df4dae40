import type { MrzFormat } from '#shared/domain/mrz/mrz-shape.ts';
import type { GreyImage } from './pixel-image.ts';

/**
 * What the kiosk read from the machine readable zone of a page by itself. A person still compares the names by eye:
 * no check digit covers them (ICAO Doc 9303-3, 4.9).
 */
export interface MrzReading {
  readonly format: MrzFormat;
  /** Two lines of 44 or 36 characters, or three of 30, as read and repaired. */
  readonly lines: readonly string[];
  /**
   * True only when every check digit is right, the composite included, each character had real support in the image,
   * and no other reading that satisfies them comes close.
   */
  readonly verified: boolean;
  readonly fields: readonly MrzReadingField[];
  readonly place: MrzPlace;
  /** The lines as they were read, upright, one under the other, for the clerk to compare. */
  readonly strip: GreyImage;
  /** Machine readable zones seen on the page; above 1 the clerk must say which passport is meant. */
  readonly count: number;
}

export const mrzFieldNames = [
  'documentCode',
  'issuingState',
  'surname',
  'givenNames',
  'documentNumber',
  'nationality',
  'birthDate',
  'sex',
  'expiryDate',
  'personalNumber',
  'optionalData',
] as const;
export type MrzFieldName = (typeof mrzFieldNames)[number];

export interface MrzReadingField {
  readonly name: MrzFieldName;
  /** Dates as ISO 8601 where they exist, else as printed; names with spaces for fillers; empty where not given. */
  readonly value: string;
  readonly state: MrzFieldState;
  /** 0 to 1: the recogniser's own certainty of the field's weakest character. */
  readonly confidence: number;
}

/**
 * `read`: the likeliest characters, as they stand. `repaired`: a check digit decided between likely characters.
 * `doubtful`: somebody must look at the paper.
 */
export type MrzFieldState = 'read' | 'repaired' | 'doubtful';

/** Where the lines lie on the page as it was given. */
interface MrzPlace {
  /** Quarter turns clockwise that set the lines upright. */
  readonly quarterTurns: 0 | 1 | 2 | 3;
  /** One quad for each line. */
  readonly lines: readonly PageQuad[];
}

/** Fractions of the page's width and height. */
export interface PagePoint {
  readonly x: number;
  readonly y: number;
}

/** Corners in the direction of reading: top left, top right, bottom right, bottom left. */
export type PageQuad = readonly [PagePoint, PagePoint, PagePoint, PagePoint];
