import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';

/** The specimen of ICAO Doc 9303-4, appendix A. */
const specimen = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
] as const;
const size = { width: 800, height: 560 } as const;
const pitch = 16;

/**
 * A page with the standard's own specimen in the system's fixed-pitch face. Reading it once has the network and all
 * the code around it compiled before the first document comes.
 */
export function drawWarmingPage(): PixelImage {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('No drawing context');
  context.fillStyle = '#e8e8e0';
  context.fillRect(0, 0, size.width, size.height);
  context.fillStyle = '#202020';
  context.font = `bold ${Math.round(pitch * 1.4)}px monospace`;
  for (const [row, line] of specimen.entries()) {
    for (const [place, character] of [...line].entries()) {
      context.fillText(character, 44 + place * pitch, 460 + row * pitch * 2.5);
    }
  }
  return context.getImageData(0, 0, size.width, size.height);
}
