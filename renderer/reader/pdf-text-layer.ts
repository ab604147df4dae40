import type { PDFPageProxy } from 'pdfjs-dist';
import {
  type TextLayer,
  type TextLayerRun,
  textRunLength,
  textRunLimit,
} from '#shared/vision/reading/text-layer.ts';

/** The text that a page carries itself, each run with its box. Text that is turned or mirrored has its box upright. */
export async function readTextLayer(page: PDFPageProxy): Promise<TextLayer> {
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform as readonly number[];
  const runs: TextLayerRun[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '' || runs.length >= textRunLimit) continue;
    const [, , slantX = 0, slantY = 0, x = 0, y = 0] = item.transform as readonly number[];
    const size = Math.hypot(slantX, slantY) || item.height;
    const left = a * x + c * y + e;
    const baseline = b * x + d * y + f;
    const box = {
      left: left / width,
      top: (baseline - size * 0.8) / height,
      width: item.width / width,
      height: size / height,
    };
    if (!Object.values(box).every(Number.isFinite)) continue;
    runs.push({ text: item.str.slice(0, textRunLength), ...clampBox(box) });
  }
  return runs;
}

/** Text beside the sheet lies on its edge. */
function clampBox({ left, top, width, height }: Omit<TextLayerRun, 'text'>): Omit<TextLayerRun, 'text'> {
  const within = (value: number): number => Math.min(1, Math.max(0, value));
  const [x, y] = [within(left), within(top)];
  return { left: x, top: y, width: within(left + width) - x, height: within(top + height) - y };
}
