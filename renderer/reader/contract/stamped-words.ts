import type { ReadWord } from '#shared/vision/reading/contract-reading.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';

/** Distance between a pixel's brightest and darkest channel, beyond the paper's own, that makes it coloured ink. */
const colouredBeyondPaper = 40;
/** Brightest channel, as a share of the paper's, under which a pixel that is not coloured is print. */
const printShare = 0.6;
/** Shares of a word's box from which coloured ink lies over it, and from which there is print under that ink. */
const leastInkOver = 0.012;
const leastPrint = 0.02;
/** Pixels in either direction between those that are looked at. */
const step = 2;
/** Of a word's confidence, what is left: too little to be called read unless another place says the same. */
const trustUnderInk = 0.6;

/**
 * Words of OCR with less confidence where coloured ink (a stamp, a signature) crosses their print: taken away from the
 * picture it leaves gaps, and a letter with a gap is another letter. Print that is itself coloured is left as it is.
 */
export function doubtStampedWords(words: readonly ReadWord[], page: PixelImage): ReadWord[] {
  const paper = paperOf(page);
  return words.map((word) =>
    isUnderInk(word, page, paper) ? { ...word, confidence: word.confidence * trustUnderInk } : word,
  );
}

interface Paper {
  readonly chroma: number;
  readonly light: number;
}

/** The page's usual colourfulness and light: most of a page is paper. */
function paperOf({ data }: PixelImage): Paper {
  const chromas: number[] = [];
  const lights: number[] = [];
  const stride = 4 * Math.max(1, Math.floor(data.length / 4 / 20_000));
  for (let at = 0; at < data.length; at += stride) {
    const [darkest, brightest] = channelsAt(data, at);
    chromas.push(brightest - darkest);
    lights.push(brightest);
  }
  return { chroma: medianOf(chromas), light: medianOf(lights) };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}

function channelsAt(data: PixelImage['data'], at: number): readonly [darkest: number, brightest: number] {
  const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
  return [Math.min(red, green, blue), Math.max(red, green, blue)];
}

function isUnderInk(word: ReadWord, page: PixelImage, paper: Paper): boolean {
  const left = Math.max(0, Math.floor(word.left * page.width));
  const right = Math.min(page.width, Math.ceil((word.left + word.width) * page.width));
  const top = Math.max(0, Math.floor(word.top * page.height));
  const bottom = Math.min(page.height, Math.ceil((word.top + word.height) * page.height));
  let coloured = 0;
  let printed = 0;
  let all = 0;
  for (let y = top; y < bottom; y += step) {
    for (let x = left; x < right; x += step) {
      const [darkest, brightest] = channelsAt(page.data, (y * page.width + x) * 4);
      all += 1;
      if (brightest - darkest > paper.chroma + colouredBeyondPaper) coloured += 1;
      else if (brightest < printShare * paper.light) printed += 1;
    }
  }
  return coloured >= leastInkOver * all && printed >= leastPrint * all && all > 0;
}
