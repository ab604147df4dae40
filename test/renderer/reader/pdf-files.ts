import { deflateSync } from 'node:zlib';

/** Small PDF files written by hand, honest and hostile. */

export interface PdfPlan {
  readonly pages?: number;
  /** Text put into the catalogue's dictionary. */
  readonly catalogue?: string;
  /** More numbered objects, from 10 on. */
  readonly objects?: readonly string[];
  /** The same objects inside a compressed object stream, where a search of the bytes finds nothing. */
  readonly compressed?: readonly string[];
}

export function writePdf({ pages = 1, catalogue = '', objects = [], compressed = [] }: PdfPlan = {}) {
  const kids = Array.from({ length: pages }, (_each, index) => `${1000 + index} 0 R`).join(' ');
  const content = '0.2 0.4 0.8 rg 20 20 60 60 re f';
  const numbered: [number, Uint8Array][] = [
    [1, text(`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`)],
    [2, text(`<< /Type /Pages /Kids [${kids}] /Count ${pages} /MediaBox [0 0 100 200] >>`)],
    [3, text(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)],
    ...objects.map((object, index): [number, Uint8Array] => [10 + index, text(object)]),
    ...Array.from({ length: pages }, (_each, index): [number, Uint8Array] => [
      1000 + index,
      text('<< /Type /Page /Parent 2 0 R /Contents 3 0 R >>'),
    ]),
  ];
  if (compressed.length > 0) numbered.push([900, objectStream(compressed)]);
  const parts: Uint8Array[] = [text('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  let at = parts[0]?.length ?? 0;
  for (const [number, body] of numbered) {
    const part = Buffer.concat([text(`${number} 0 obj\n`), body, text('\nendobj\n')]);
    offsets.set(number, at);
    parts.push(part);
    at += part.length;
  }
  const rows = [...offsets].map(
    ([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
  );
  parts.push(
    text(`xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size 2000 /Root 1 0 R >>\n`),
    text(`startxref\n${at}\n%%EOF\n`),
  );
  return new Uint8Array(Buffer.concat(parts));
}

function text(value: string): Uint8Array {
  return Buffer.from(value, 'latin1');
}

function objectStream(objects: readonly string[]): Uint8Array {
  let offset = 0;
  const header = objects.map((object, index) => {
    const pair = `${500 + index} ${offset}`;
    offset += object.length + 1;
    return pair;
  });
  const first = `${header.join(' ')} `;
  const body = deflateSync(text(`${first}${objects.join('\n')}\n`));
  return Buffer.concat([
    text(
      `<< /Type /ObjStm /N ${objects.length} /First ${first.length} /Filter /FlateDecode /Length ${body.length} >>\nstream\n`,
    ),
    body,
    text('\nendstream'),
  ]);
}
