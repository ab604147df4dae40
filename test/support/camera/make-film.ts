import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { photograph } from '#test/support/chromium/photograph.ts';
import { chromiumPath } from '#test/support/specimens/make-specimens.ts';

/** Pixels of a film's frame: what a document camera of five megapixels gives. */
const frame = { width: 2560, height: 1920 };
/** Frames of the film, which Chromium plays over and over: all the same, so that the picture is still. */
const frames = 30;

/**
 * A film (MJPEG) of a page lying askew on a dark desk, seen a little from the side, as a camera over the counter sees
 * it. `side` is the page's share of the frame's height.
 */
export async function makeFilm(path: string, pageJpeg: string, side = 0.86): Promise<void> {
  const page64 = readFileSync(pageJpeg).toString('base64');
  const html = `<!doctype html><style>
    html, body { margin: 0; height: 100%; overflow: hidden }
    body { display: grid; grid-template-rows: 100%; place-items: center; perspective: 3000px;
      background: linear-gradient(115deg, #4c3a2d, #35281f) }
    img { height: ${side * 100}%; transform: rotateX(9deg) rotateY(-6deg) rotateZ(-3deg); }
  </style><img src="data:image/jpeg;base64,${page64}">`;
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: frame });
    await page.setContent(html);
    await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
    const jpeg = await photograph(page, { type: 'jpeg', quality: 92 });
    writeFileSync(path, Buffer.concat(Array.from({ length: frames }, () => jpeg)));
  } finally {
    await browser.close();
  }
}
