import type { GreyImage } from '#shared/reading/pixel-image.ts';

const SIDE = 32;
/** Lowest frequencies across and down that are kept; the constant one is left out. */
const KEPT = 16;

/**
 * 256 bits of a page's look, hexadecimal: whether each of its lowest frequencies (discrete cosine transform) is above
 * their median. A second scan, a little shifted, lighter or compressed again, differs in few bits.
 */
export function fingerprintOf(page: GreyImage): string {
  const small = shrink(page);
  const basis = new Float32Array(KEPT * SIDE);
  for (let frequency = 0; frequency < KEPT; frequency += 1) {
    for (let at = 0; at < SIDE; at += 1) {
      basis[frequency * SIDE + at] = Math.cos(((at + 0.5) * (frequency + 1) * Math.PI) / SIDE);
    }
  }
  const across = new Float32Array(SIDE * KEPT);
  for (let y = 0; y < SIDE; y += 1) {
    for (let frequency = 0; frequency < KEPT; frequency += 1) {
      let sum = 0;
      for (let x = 0; x < SIDE; x += 1) {
        sum += (small[y * SIDE + x] as number) * (basis[frequency * SIDE + x] as number);
      }
      across[y * KEPT + frequency] = sum;
    }
  }
  const strengths = new Float32Array(KEPT * KEPT);
  for (let down = 0; down < KEPT; down += 1) {
    for (let frequency = 0; frequency < KEPT; frequency += 1) {
      let sum = 0;
      for (let y = 0; y < SIDE; y += 1) {
        sum += (across[y * KEPT + frequency] as number) * (basis[down * SIDE + y] as number);
      }
      strengths[down * KEPT + frequency] = sum;
    }
  }
  const median = strengths.toSorted()[strengths.length / 2] as number;
  let text = '';
  for (let at = 0; at < strengths.length; at += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit += 1)
      digit = digit * 2 + ((strengths[at + bit] as number) > median ? 1 : 0);
    text += digit.toString(16);
  }
  return text;
}

function shrink(page: GreyImage): Float32Array {
  const small = new Float32Array(SIDE * SIDE);
  for (let y = 0; y < SIDE; y += 1) {
    const top = Math.floor((y * page.height) / SIDE);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * page.height) / SIDE));
    for (let x = 0; x < SIDE; x += 1) {
      const left = Math.floor((x * page.width) / SIDE);
      const right = Math.max(left + 1, Math.floor(((x + 1) * page.width) / SIDE));
      let sum = 0;
      for (let row = top; row < bottom; row += 1) {
        for (let column = left; column < right; column += 1)
          sum += page.data[row * page.width + column] as number;
      }
      small[y * SIDE + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return small;
}
