import type { Browser } from 'playwright';
import { photograph } from '../../chromium/photograph.ts';
import { type ContractFacts, inventContract, seeded } from './contract-facts.ts';
import { type ContractForm, contractPage } from './contract-layouts.ts';

/** Contracts as they reach the counter: files with text, scans and photographs of paper. Every one says SPECIMEN. */

export type ContractMedium = 'pdf' | 'scan' | 'photo';

export interface ContractLook {
  readonly name: string;
  readonly form: ContractForm;
  readonly medium: ContractMedium;
  /** A coloured rubber stamp across the print. */
  readonly hasStamp?: true;
  /** A QR code and the text of a code HASH. */
  readonly hasCodes?: true;
}

export const contractLooks: readonly ContractLook[] = [
  { name: 'table, file', form: 'ministry-table', medium: 'pdf' },
  { name: 'labelled lines, file', form: 'labelled-lines', medium: 'pdf' },
  { name: 'prose, file', form: 'prose', medium: 'pdf' },
  { name: 'two columns, file', form: 'two-columns', medium: 'pdf' },
  { name: 'stacked boxes, file', form: 'stacked-boxes', medium: 'pdf' },
  { name: 'table with codes, file', form: 'ministry-table', medium: 'pdf', hasCodes: true },
  { name: 'table, scan', form: 'ministry-table', medium: 'scan' },
  { name: 'stamped lines, scan', form: 'labelled-lines', medium: 'scan', hasStamp: true },
  { name: 'stacked boxes, scan', form: 'stacked-boxes', medium: 'scan' },
  { name: 'prose, photograph', form: 'prose', medium: 'photo' },
];

export interface MadeContract {
  readonly look: ContractLook;
  readonly facts: ContractFacts;
  /** A PDF, or a JPEG of the first page. */
  readonly bytes: Uint8Array;
}

const codes = {
  qr: 'https://specimen.example/contrato/verificar',
  hash: '9f2c4b7d1a6e8035c4d2b9f7016ea853',
};

/** One contract of a look; the same bytes' worth of content for the same seed. */
export async function makeContract(
  browser: Browser,
  look: ContractLook,
  seed: number,
): Promise<MadeContract> {
  const facts = inventContract(seed);
  const random = seeded(seed + 7);
  const extra = (look.hasStamp ? stamp(random) : '') + (look.hasCodes ? await codeBlock() : '');
  const html = contractPage(look.form, facts, extra);
  const isFile = look.medium === 'pdf';
  const context = await browser.newContext({
    viewport: look.medium === 'photo' ? { width: 900, height: 1260 } : { width: 794, height: 1122 },
    deviceScaleFactor: isFile ? 1 : 200 / 96,
  });
  try {
    const page = await context.newPage();
    await page.setContent(html);
    if (isFile) {
      const bytes = await page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true });
      return { look, facts, bytes };
    }
    await page.addStyleTag({ content: look.medium === 'scan' ? scanned(random) : photographed(random) });
    return { look, facts, bytes: await photograph(page, { type: 'jpeg', quality: 72 }) };
  } finally {
    await context.close();
  }
}

function scanned(random: () => number): string {
  const tilt = (random() - 0.5) * 1.6;
  return `html { background: #fdfdfb } .page { transform: rotate(${tilt}deg); filter: contrast(.86) brightness(1.03) blur(.25px) }`;
}

function photographed(random: () => number): string {
  const [x, y, z] = [2 + random() * 4, (random() - 0.5) * 6, (random() - 0.5) * 2];
  return `html { background: #57473a } body { perspective: 2600px; padding: 40px 50px }
    .page { transform: rotateX(${x}deg) rotateY(${y}deg) rotate(${z}deg); filter: brightness(.9) blur(.3px) }
    .page::after { content: ''; position: absolute; inset: 0; background: linear-gradient(${100 + random() * 60}deg, rgb(0 0 0 / 0) 45%, rgb(20 10 0 / .34) 90%) }`;
}

function stamp(random: () => number): string {
  const [top, left, turn] = [60 + random() * 40, 70 + random() * 50, -20 + random() * 40];
  return `<div style="position:absolute;top:${top}mm;left:${left}mm;width:52mm;height:52mm;border:1.2mm double #2746b8;border-radius:50%;display:grid;place-items:center;text-align:center;font:700 9pt 'Liberation Sans';color:#2746b8;transform:rotate(${turn}deg);opacity:.72">RECIBIDO<br>SPECIMEN<br>SIN VALIDEZ</div>`;
}

async function codeBlock(): Promise<string> {
  const { default: bwip } = await import('bwip-js/node');
  const svg = bwip.toSVG({ bcid: 'qrcode', text: codes.qr, scale: 2 });
  return `<div style="display:flex;gap:6mm;align-items:center"><div style="width:32mm">${svg}</div><p>Código HASH: ${codes.hash}</p></div>`;
}
