import { toSVG } from 'bwip-js/node';
import type { Markup } from './html.ts';

/** Code 128 bars of `text` (ISO/IEC 15417), sized by the style sheet. */
export function code128(text: string): Markup {
  return drawing('barcode', toSVG({ bcid: 'code128', text, height: 14, includetext: false }));
}

/** QR symbol of `text` with error correction Q: a quarter of it may be stained or creased (ISO/IEC 18004). */
export function qrCode(text: string): Markup {
  const symbol = { bcid: 'qrcode', text, eclevel: 'Q' };
  return drawing('qr', toSVG(symbol));
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
