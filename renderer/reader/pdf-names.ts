/**
 * A walk over a PDF's own syntax (ISO 32000-2, 7.2-7.5): every name and number outside of streams and strings, and
 * those of the compressed object streams. Searching the bytes for a name would miss compressed and escaped ones.
 */

export interface PdfName {
  readonly name: string;
  /** The number right after it, as in `/Width 600`. */
  readonly number: number | undefined;
  /** Nesting of dictionaries; names of one dictionary share it until it closes. */
  readonly dictionary: number;
}

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));
const LATIN = new TextDecoder('latin1');

export interface PdfWalk {
  readonly names: readonly PdfName[];
  /** Bytes of each stream with the names of its dictionary. */
  readonly streams: readonly { readonly names: readonly PdfName[]; readonly bytes: Uint8Array }[];
}

export function walkPdf(bytes: Uint8Array<ArrayBuffer>): PdfWalk {
  const names: PdfName[] = [];
  const streams: { names: PdfName[]; bytes: Uint8Array }[] = [];
  /** Open dictionaries, each with the place of its first name. */
  const open: { readonly id: number; readonly from: number }[] = [{ id: 0, from: 0 }];
  let dictionaries = 0;
  let lastName: { name: string; number: number | undefined; dictionary: number } | undefined;
  let lastClosed: { readonly id: number; readonly from: number } | undefined;
  let at = 0;

  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (SPACE.has(byte)) at += 1;
    else if (byte === 0x25) at = endOfLine(bytes, at);
    else if (byte === 0x28) {
      at = endOfString(bytes, at);
      lastName = undefined;
    } else if (byte === 0x2f) {
      const end = endOfToken(bytes, at + 1);
      lastName = {
        name: unescapeName(LATIN.decode(bytes.subarray(at + 1, end))),
        number: undefined,
        dictionary: open.at(-1)?.id ?? 0,
      };
      names.push(lastName);
      at = end;
    } else if (byte === 0x3c && bytes[at + 1] === 0x3c) {
      dictionaries += 1;
      open.push({ id: dictionaries, from: names.length });
      lastName = undefined;
      at += 2;
    } else if (byte === 0x3e && bytes[at + 1] === 0x3e) {
      lastClosed = open.length > 1 ? open.pop() : undefined;
      at += 2;
    } else if (byte === 0x3c) {
      const end = bytes.indexOf(0x3e, at);
      at = end === -1 ? bytes.length : end + 1;
      lastName = undefined;
    } else if (DELIMITERS.has(byte)) at += 1;
    else {
      const end = endOfToken(bytes, at);
      const token = LATIN.decode(bytes.subarray(at, Math.min(end, at + 32)));
      at = end;
      if (token === 'stream' && lastClosed !== undefined) {
        const { id, from } = lastClosed;
        const start = startOfStream(bytes, at);
        at = endOfStream(bytes, start);
        streams.push({
          names: names.slice(from).filter(({ dictionary }) => dictionary === id),
          bytes: bytes.subarray(start, at),
        });
        lastClosed = undefined;
      } else if (token === 'endobj' || token === 'obj') {
        open.length = 1;
        lastClosed = undefined;
      } else if (lastName !== undefined && /^[+-]?\d+(\.\d*)?$/.test(token)) lastName.number = Number(token);
      lastName = undefined;
    }
  }
  return { names, streams };
}

function endOfToken(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && !SPACE.has(bytes[at] ?? 0) && !DELIMITERS.has(bytes[at] ?? 0)) at += 1;
  return at === from && at < bytes.length && !DELIMITERS.has(bytes[at] ?? 0) ? at + 1 : at;
}

function endOfLine(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
  return at;
}

/** Parentheses nest inside a string; a backslash takes the next byte with it. */
function endOfString(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0x5c) at += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return bytes.length;
}

function startOfStream(bytes: Uint8Array, from: number): number {
  if (bytes[from] === 13 && bytes[from + 1] === 10) return from + 2;
  return bytes[from] === 10 || bytes[from] === 13 ? from + 1 : from;
}

const END_OF_STREAM = new TextEncoder().encode('endstream');

function endOfStream(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x65, from); at !== -1; at = bytes.indexOf(0x65, at + 1)) {
    if (END_OF_STREAM.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return bytes.length;
}

function unescapeName(name: string): string {
  return name.replaceAll(/#([0-9A-Fa-f]{2})/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
