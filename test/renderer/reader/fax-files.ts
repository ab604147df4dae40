import { PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** A fax: two black boxes on white paper, one bit a pixel, in the Group 4 code (ITU-T T.6). */
const columns = 240;
const rows = 120;
const groupFour = Buffer.from('///yBgeDH///////////////////8f+ZEAeDH//////////////8f//4AIAI', 'base64');

/** Middle of a black box and of the paper, in shares of the fax. */
export const faxPlaces = { ink: { x: 0.29, y: 0.33 }, paper: { x: 0.29, y: 0.75 } } as const;

/** A bilevel TIFF of one strip, white as zero (TIFF 6.0, sections 3, 4 and 11). */
export function writeFaxTiff(): Uint8Array {
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, 3, 1, columns],
    [257, 3, 1, rows],
    [258, 3, 1, 1],
    [259, 3, 1, 4],
    [262, 3, 1, 0],
    [273, 4, 1, 8],
    [277, 3, 1, 1],
    [278, 3, 1, rows],
    [279, 4, 1, groupFour.length],
    [293, 4, 1, 0],
  ];
  const at = 8 + groupFour.length + (groupFour.length % 2);
  const file = Buffer.alloc(at + 2 + entries.length * 12 + 4);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(at, 4);
  groupFour.copy(file, 8);
  file.writeUInt16LE(entries.length, at);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const place = at + 2 + index * 12;
    file.writeUInt16LE(tag, place);
    file.writeUInt16LE(type, place + 2);
    file.writeUInt32LE(count, place + 4);
    file.writeUInt32LE(value, place + 8);
  }
  return new Uint8Array(file);
}

/** The same fax as the only picture of a PDF, as fax servers send it. */
export async function writeFaxPdf(): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  const page = file.addPage([columns, rows]);
  const picture = file.context.stream(groupFour, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: columns,
    Height: rows,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: columns, Rows: rows },
  });
  page.node.setXObject(PDFName.of('Fax'), file.context.register(picture));
  const content = file.context.stream(`q ${columns} 0 0 ${rows} 0 0 cm /Fax Do Q`);
  page.node.set(PDFName.Contents, file.context.register(content));
  return file.save();
}
