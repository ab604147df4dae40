import { deflateSync } from 'node:zlib';
import type { DocumentRefusal } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { writePdf } from '#test/renderer/reader/pdf-files.ts';
import { chunk, smallPicture } from './fast-forward.ts';

/** Files as they come over a counter, each with what the product says of it. */
export interface BadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly refusal: DocumentRefusal;
}

function text(value: string): Uint8Array {
  return Buffer.from(value, 'latin1');
}

/** A PDF that only a password opens (PDF 1.7, 7.6.3). */
function lockedPdf(): Uint8Array {
  const hex = (length: number): string => `<${'5a'.repeat(length)}>`;
  const dictionary = `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ${hex(32)} /U ${hex(32)} >> /ID [${hex(16)} ${hex(16)}]`;
  return text(Buffer.from(writePdf()).toString('latin1').replace('/Root 1 0 R', `/Root 1 0 R ${dictionary}`));
}

/** A PNG of a few bytes whose header declares 900 million pixels. */
function imageBomb(): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const badFiles: readonly BadFile[] = [
  { name: 'vacio.pdf', bytes: new Uint8Array(), refusal: 'empty' },
  { name: 'carta.docx', bytes: text('PK\x03\x04 word/document.xml'), refusal: 'unsupported-type' },
  { name: 'comprimido.pdf', bytes: text('PK\x03\x04\x14\x00 contrato.pdf'), refusal: 'unsupported-type' },
  { name: 'animado.gif', bytes: text('GIF89a\x10\x00\x10\x00\x80\x00\x00'), refusal: 'unsupported-type' },
  { name: 'IMG_0001.HEIC', bytes: text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), refusal: 'phone-picture' },
  { name: 'nota.jpg', bytes: text('Esto no es una fotografía.'), refusal: 'unsupported-type' },
  { name: 'cortada.png', bytes: smallPicture().subarray(0, 900), refusal: 'damaged' },
  { name: 'cortado.pdf', bytes: writePdf({ pages: 2 }).subarray(0, 200), refusal: 'damaged' },
  { name: 'libro.pdf', bytes: writePdf({ pages: 10_000 }), refusal: 'too-many-pages' },
  { name: 'cerrado.pdf', bytes: lockedPdf(), refusal: 'password-protected' },
  {
    name: 'programa.pdf',
    bytes: writePdf({ catalogue: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }),
    refusal: 'active-content',
  },
  {
    name: 'escondido.pdf',
    bytes: writePdf({
      catalogue: '/OpenAction 500 0 R',
      compressed: ['<< /S /JavaScript /JS (app.alert\\(1\\)) >>'],
    }),
    refusal: 'active-content',
  },
  {
    name: 'adjunto.pdf',
    bytes: writePdf({
      catalogue: '/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>',
      objects: [
        '<< /Type /Filespec /F (a) /EF << /F 11 0 R >> >>',
        '<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream',
      ],
    }),
    refusal: 'active-content',
  },
  { name: 'bomba.png', bytes: imageBomb(), refusal: 'too-many-pixels' },
];
