import { code128 as drawCode128, drawingSVG, qrcode as drawQrCode } from 'bwip-js/generic';
import type { Markup } from './html.ts';

/**
 * Code 128 bars of `text`, sized by the style sheet, with a quiet zone of ten modules on either side (ISO/IEC 15417):
 * a reader that sees a frame or a word nearer than that takes it for a bar.
 */
export function code128(text: string): Markup {
  const bars = { bcid: 'code128', text, height: 14, includetext: false, paddingwidth: 10 };
  return drawing('barcode', drawCode128(bars, drawingSVG()));
}

/** QR symbol of `text` with error correction Q: a quarter of it may be stained or creased (ISO/IEC 18004). */
export function qrCode(text: string): Markup {
  const symbol = { bcid: 'qrcode', text, eclevel: 'Q' };
  return drawing('qr', drawQrCode(symbol, drawingSVG()));
}

/**
 * Bars are stretched to the box they are given: their widths keep their proportions, their height does not matter.
 * Inside HTML the namespace attribute is superfluous.
 */
function drawing(name: 'barcode' | 'qr', svg: string): Markup {
  const inline = svg.replace(' xmlns="http://www.w3.org/2000/svg"', '');
  const fitted = name === 'barcode' ? inline.replace('<svg ', '<svg preserveAspectRatio="none" ') : inline;
  return { markup: `<div class="${name}" aria-hidden="true">${fitted}</div>` };
}
