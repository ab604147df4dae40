/** A decoded picture: four bytes a pixel (red, green, blue, alpha), row by row, no padding. */
export interface PixelImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array;
}

/** One byte a pixel, 0 black to 255 white, row by row, no padding. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
