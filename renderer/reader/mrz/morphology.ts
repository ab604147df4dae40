import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';

/** Grey-scale morphology with kernels of odd sides, in time that does not grow with them (van Herk). */

export function dilate(image: GreyImage, width: number, height = width): GreyImage {
  return slide(image, width, height, false);
}

export function erode(image: GreyImage, side: number): GreyImage {
  return slide(image, side, side, true);
}

/** What is dark and thinner than `side` pixels, as brightness: strokes on paper, whatever the paper's shade. */
export function blackHat(image: GreyImage, side: number): GreyImage {
  const closed = erode(dilate(image, side), side);
  const data = closed.data;
  for (let index = 0; index < data.length; index += 1) {
    data[index] = (data[index] ?? 0) - (image.data[index] ?? 0);
  }
  return closed;
}

/** Mean over a square of `side` pixels. */
export function boxMean(image: GreyImage, side: number): GreyImage {
  const { width, height } = image;
  const half = side >> 1;
  const across = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    let sum = 0;
    let count = 0;
    for (let x = 0; x < Math.min(half, width); x += 1) {
      sum += image.data[row + x] ?? 0;
      count += 1;
    }
    for (let x = 0; x < width; x += 1) {
      if (x + half < width) {
        sum += image.data[row + x + half] ?? 0;
        count += 1;
      }
      if (x - half - 1 >= 0) {
        sum -= image.data[row + x - half - 1] ?? 0;
        count -= 1;
      }
      across[row + x] = sum / count;
    }
  }
  const data = new Uint8Array(width * height);
  const sums = new Float32Array(width);
  let count = 0;
  for (let y = 0; y < Math.min(half, height); y += 1) {
    for (let x = 0; x < width; x += 1) sums[x] = (sums[x] ?? 0) + (across[y * width + x] ?? 0);
    count += 1;
  }
  for (let y = 0; y < height; y += 1) {
    if (y + half < height) {
      for (let x = 0; x < width; x += 1) sums[x] = (sums[x] ?? 0) + (across[(y + half) * width + x] ?? 0);
      count += 1;
    }
    if (y - half - 1 >= 0) {
      for (let x = 0; x < width; x += 1) sums[x] = (sums[x] ?? 0) - (across[(y - half - 1) * width + x] ?? 0);
      count -= 1;
    }
    for (let x = 0; x < width; x += 1) data[y * width + x] = (sums[x] ?? 0) / count + 0.5;
  }
  return { width, height, data };
}

function slide(image: GreyImage, kernelWidth: number, kernelHeight: number, isMinimum: boolean): GreyImage {
  const { width, height } = image;
  const flip = isMinimum ? 255 : 0;
  const across = new Uint8Array(width * height);
  const longest = Math.max(width, height);
  const padded = longest + 3 * Math.max(kernelWidth, kernelHeight);
  const line = new Uint8Array(padded);
  const forward = new Uint8Array(padded);
  const backward = new Uint8Array(padded);
  const pass = (
    from: Uint8Array,
    to: Uint8Array,
    start: number,
    step: number,
    length: number,
    side: number,
  ): void => {
    const half = side >> 1;
    const total = Math.ceil((length + 2 * half) / side) * side;
    line.fill(0, 0, total);
    for (let index = 0; index < length; index += 1)
      line[half + index] = (from[start + index * step] ?? 0) ^ flip;
    for (let block = 0; block < total; block += side) {
      let highest = 0;
      for (let index = block; index < block + side; index += 1) {
        const value = line[index] ?? 0;
        if (value > highest) highest = value;
        forward[index] = highest;
      }
      highest = 0;
      for (let index = block + side - 1; index >= block; index -= 1) {
        const value = line[index] ?? 0;
        if (value > highest) highest = value;
        backward[index] = highest;
      }
    }
    for (let index = 0; index < length; index += 1) {
      const left = backward[index] ?? 0;
      const right = forward[index + side - 1] ?? 0;
      to[start + index * step] = Math.max(left, right) ^ flip;
    }
  };
  for (let y = 0; y < height; y += 1) pass(image.data, across, y * width, 1, width, kernelWidth);
  const data = new Uint8Array(width * height);
  for (let x = 0; x < width; x += 1) pass(across, data, x, width, height, kernelHeight);
  return { width, height, data };
}
