import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';

/** Columns to either side whose mean and spread are taken out; the same as in the training script. */
const radius = 48;
const leastSpread = 4;
const furthest = 3;

/** Takes local brightness and contrast out of a strip: the recogniser sees ink, not light. */
export function normaliseStrip(strip: GreyImage): Float32Array {
  const { width, height, data } = strip;
  const totals = new Float64Array(width + 1);
  const squares = new Float64Array(width + 1);
  for (let column = 0; column < width; column += 1) {
    let total = 0;
    let square = 0;
    for (let row = 0; row < height; row += 1) {
      const value = data[row * width + column] ?? 0;
      total += value;
      square += value * value;
    }
    totals[column + 1] = (totals[column] ?? 0) + total;
    squares[column + 1] = (squares[column] ?? 0) + square;
  }
  const normal = new Float32Array(width * height);
  for (let column = 0; column < width; column += 1) {
    const left = Math.max(0, column - radius);
    const right = Math.min(width, column + radius + 1);
    const count = (right - left) * height;
    const mean = ((totals[right] ?? 0) - (totals[left] ?? 0)) / count;
    const variance = ((squares[right] ?? 0) - (squares[left] ?? 0)) / count - mean * mean;
    const spread = Math.sqrt(Math.max(0, variance)) + leastSpread;
    for (let row = 0; row < height; row += 1) {
      const value = ((data[row * width + column] ?? 0) - mean) / spread;
      normal[row * width + column] = Math.max(-furthest, Math.min(furthest, value));
    }
  }
  return normal;
}
