import type { KeyObject } from 'node:crypto';
import { signText } from '#electron/main/keys/signing-key.ts';
import { type HeadOfficeKeys, type Receipt, receipt } from '#shared/contract/head-office/packet.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { fingerprintOf } from './head-office-keys.ts';
import { isSigned, openSealedText, type SealFault, sealText } from './sealed-text.ts';

/**
 * A receipt is text: which format, what is said in canonical JSON, head office's signature of it, and the SHA-256 of
 * those two lines.
 */
const headLine = 'ventanilla-receipt-1\n';

/** Bytes of a receipt at most: a thousand answers, each with the longest reason. */
export const longestReceipt = 4 * 1024 * 1024;

export const receiptEnding = '.receipt';

/** `ventanilla-017-2-000004.receipt`, for terminal `017-2`. */
export function receiptFileName({ terminal, number }: Pick<Receipt, 'terminal' | 'number'>): string {
  return `ventanilla-${terminal}-${String(number).padStart(6, '0')}${receiptEnding}`;
}

export function writeReceipt(said: Receipt, signingKey: KeyObject): string {
  const content = canonicalJson(receipt.parse(said));
  return headLine + sealText({ content, signature: signText(content, signingKey) });
}

export type ReceiptReading =
  | { readonly ok: true; readonly receipt: Receipt; readonly content: string }
  /** `another-office`: it is of a head office that this terminal does not know. */
  | { readonly ok: false; readonly fault: SealFault | 'another-office' };

/** Whole, as it was written, and signed by this head office. */
export function readReceipt(bytes: Uint8Array, keys: HeadOfficeKeys): ReceiptReading {
  const said = readSealed(bytes);
  if (!said.ok) return said;
  if (said.receipt.headOffice !== fingerprintOf(keys)) return { ok: false, fault: 'another-office' };
  const { content, signature, receipt: parsed } = said;
  if (!isSigned({ content, signature }, keys.signingKey)) return { ok: false, fault: 'forged' };
  return { ok: true, receipt: parsed, content };
}

/** The same, whoever signed it. */
export function readSealed(
  bytes: Uint8Array,
):
  | { readonly ok: true; readonly receipt: Receipt; readonly content: string; readonly signature: string }
  | { readonly ok: false; readonly fault: SealFault } {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  if (!text.startsWith(headLine)) {
    if (text !== '' && headLine.startsWith(text)) return { ok: false, fault: 'cut' };
    return { ok: false, fault: /^ventanilla-receipt-[1-9]\d*\n/.test(text) ? 'newer' : 'not-ours' };
  }
  const sealed = openSealedText(text.slice(headLine.length));
  if (typeof sealed === 'string') return { ok: false, fault: sealed };
  // Bytes that are no UTF-8 would read as others.
  if (Buffer.byteLength(text) !== bytes.length) return { ok: false, fault: 'changed' };
  const parsed = parseReceipt(sealed.content);
  return parsed === undefined ? { ok: false, fault: 'forged' } : { ok: true, receipt: parsed, ...sealed };
}

function parseReceipt(content: string): Receipt | undefined {
  try {
    const parsed = receipt.safeParse(JSON.parse(content));
    return parsed.success && canonicalJson(parsed.data) === content ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
