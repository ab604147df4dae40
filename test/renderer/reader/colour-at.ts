import type { OpenReader } from './open-reader.ts';

/** The name of a JPEG's colour at fractions of its width and height. */
export async function colourAt(
  reader: Pick<OpenReader, 'page'>,
  jpeg: Uint8Array,
  x: number,
  y: number,
): Promise<string> {
  const text = Buffer.from(jpeg).toString('base64');
  const [red = 0, green = 0, blue = 0] = await reader.page.evaluate(
    async ([encoded, across, down]) => {
      const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      return [...(context?.getImageData(bitmap.width * across, bitmap.height * down, 1, 1).data ?? [])];
    },
    [text, x, y] as const,
  );
  if (red > 200 && green > 200 && blue > 200) return 'white';
  if (red < 50 && green < 50 && blue < 50) return 'black';
  if (red > 200 && green < 60) return 'red';
  return blue > 150 && red < 100 ? 'blue' : `${red},${green},${blue}`;
}
