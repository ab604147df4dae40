import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { colourAt } from './colour-at.ts';
import { type OpenReader, openReader } from './open-reader.ts';
import { writePdf } from './pdf-files.ts';

let reader: OpenReader;
const violations: string[] = [];

beforeAll(async () => {
  reader = await openReader();
  reader.page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) violations.push(message.text());
  });
}, 60_000);

afterAll(() => reader?.close());

/** A picture drawn by Chromium: left half red, right half blue. */
async function drawPicture(type: string, width: number, height: number): Promise<Uint8Array> {
  const bytes = await reader.page.evaluate(
    async ([mediaType, across, down]) => {
      const canvas = new OffscreenCanvas(across, down);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('No drawing context');
      context.fillStyle = '#ff0000';
      context.fillRect(0, 0, across / 2, down);
      context.fillStyle = '#0000ff';
      context.fillRect(across / 2, 0, across / 2, down);
      const blob = await canvas.convertToBlob({ type: mediaType, quality: 0.95 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    [type, width, height] as const,
  );
  return Uint8Array.from(bytes);
}

/** A JPEG with an EXIF block that says how the camera was held, and where it was. */
function withExif(jpeg: Uint8Array, orientation: number): Uint8Array {
  const exif = Buffer.from('45786966000049492a0008000000010012010300010000000000000000000000', 'hex');
  exif.writeUInt16LE(orientation, 24);
  const note = Buffer.from('GPS -0.1807,-78.4678');
  const body = Buffer.concat([exif, note]);
  const marker = Buffer.from([0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(body.length + 2, 2);
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)]));
}

/** A PNG whose header declares any size. */
function declaredPng(width: number, height: number): Uint8Array {
  const chunk = (name: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(name), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.alloc(1000))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

/** An uncompressed TIFF (TIFF 6.0, baseline RGB) of several pages, each in one colour. */
function writeTiff(colours: readonly (readonly [number, number, number])[], width: number, height: number) {
  const pages = colours.map((colour) =>
    Buffer.from(Array.from({ length: width * height }, () => colour).flat()),
  );
  const entries = 10;
  const directorySize = 2 + entries * 12 + 4 + 6;
  const size = directorySize + width * height * 3;
  const file = Buffer.alloc(8 + size * pages.length);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(8, 4);
  pages.forEach((pixels, index) => {
    const start = 8 + index * size;
    const bits = start + 2 + entries * 12 + 4;
    const tags: readonly (readonly [number, number, number, number])[] = [
      [256, 3, 1, width],
      [257, 3, 1, height],
      [258, 3, 3, bits],
      [259, 3, 1, 1],
      [262, 3, 1, 2],
      [273, 4, 1, start + directorySize],
      [277, 3, 1, 3],
      [278, 3, 1, height],
      [279, 4, 1, pixels.length],
      [284, 3, 1, 1],
    ];
    file.writeUInt16LE(entries, start);
    tags.forEach(([tag, type, count, value], place) => {
      const at = start + 2 + place * 12;
      file.writeUInt16LE(tag, at);
      file.writeUInt16LE(type, at + 2);
      file.writeUInt32LE(count, at + 4);
      file.writeUInt32LE(value, at + 8);
    });
    file.writeUInt32LE(index + 1 < pages.length ? start + size : 0, start + 2 + entries * 12);
    for (const place of [0, 2, 4]) file.writeUInt16LE(8, bits + place);
    pixels.copy(file, start + directorySize);
  });
  return new Uint8Array(file);
}

test.each(['image/jpeg', 'image/png', 'image/webp'] as const)(
  'a picture of type %s is shown',
  async (type) => {
    const outcome = await reader.read(await drawPicture(type, 3000, 1500), type);
    if (!outcome.ok) throw new Error(outcome.refusal);
    expect(outcome.pages).toMatchObject([{ number: 1, width: 2000, height: 1000 }]);
    const jpeg = outcome.pages[0]?.jpeg ?? new Uint8Array();
    expect([await colourAt(reader, jpeg, 0.2, 0.5), await colourAt(reader, jpeg, 0.8, 0.5)]).toEqual([
      'red',
      'blue',
    ]);
  },
);

test('a photograph is turned as its camera was held, and its metadata stays behind', async () => {
  const original = withExif(await drawPicture('image/jpeg', 400, 200), 6);
  expect(Buffer.from(original).includes('GPS')).toBe(true);
  const outcome = await reader.read(original, 'image/jpeg');
  if (!outcome.ok) throw new Error(outcome.refusal);
  expect(outcome.pages).toMatchObject([{ width: 200, height: 400 }]);
  const jpeg = outcome.pages[0]?.jpeg ?? new Uint8Array();
  expect([await colourAt(reader, jpeg, 0.5, 0.2), await colourAt(reader, jpeg, 0.5, 0.8)]).toEqual([
    'red',
    'blue',
  ]);
  expect(Buffer.from(jpeg).includes('GPS')).toBe(false);
  expect(Buffer.from(jpeg).includes('Exif')).toBe(false);
});

/** Names of a JPEG's segments up to its picture (ITU-T T.81, B.1.1.3). */
function segmentsOf(jpeg: Uint8Array): string[] {
  const names = new Set<string>();
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at + 1] !== 0xda; ) {
    const marker = jpeg[at + 1] ?? 0;
    names.add(marker >= 0xe0 && marker <= 0xef ? `APP${marker - 0xe0}` : marker.toString(16));
    at += 2 + Buffer.from(jpeg).readUInt16BE(at + 2);
  }
  return [...names];
}

/** What cameras and programs leave in a file beside its picture. */
const traces = ['GPS', 'Exif', 'xpacket', 'Canon', 'SPECIMEN SECRET', 'http'];

/** Adds a segment right behind a JPEG's head. */
function withSegment(jpeg: Uint8Array, marker: number, content: string): Uint8Array {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(content, 'latin1'), jpeg.subarray(2)]);
}

/** Adds a text chunk behind a PNG's header. */
function withText(png: Uint8Array, content: string): Uint8Array {
  const named = Buffer.from(`tEXtComment\0${content}`, 'latin1');
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(named.length - 4, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([
    png.subarray(0, 33),
    frame.subarray(0, 4),
    named,
    frame.subarray(4),
    png.subarray(33),
  ]);
}

test('what is stored of a file is its pixels: no EXIF, GPS, XMP, comment, name or link', async () => {
  const xmp = 'http://ns.adobe.com/xap/1.0/\0<?xpacket begin?><exif:GPSLatitude>0.18S</exif:GPSLatitude>';
  const picture = withExif(await drawPicture('image/jpeg', 2400, 1200), 1);
  const jpeg = withSegment(withSegment(picture, 0xe1, xmp), 0xfe, 'SPECIMEN SECRET Canon EOS');
  const png = withText(await drawPicture('image/png', 300, 200), 'SPECIMEN SECRET Canon GPS');
  const link =
    '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://e.org) >> >>]';
  const pdf = writePdf({ catalogue: `/Lang (SPECIMEN SECRET) ${link}` });
  for (const [bytes, type] of [
    [jpeg, 'image/jpeg'],
    [png, 'image/png'],
    [pdf, 'application/pdf'],
  ] as const) {
    expect(traces.some((trace) => Buffer.from(bytes).includes(trace))).toBe(true);
    const outcome = await reader.read(bytes, type);
    if (!outcome.ok) throw new Error(outcome.refusal);
    for (const page of outcome.pages) {
      for (const stored of [page.jpeg, page.copy.jpeg]) {
        expect(traces.filter((trace) => Buffer.from(stored).includes(trace))).toEqual([]);
        // JFIF, tables, frame and Huffman codes: nothing that can carry words. APP2 is the colour profile.
        expect(
          segmentsOf(stored).filter((name) => !['APP0', 'APP2', 'db', 'c0', 'c4'].includes(name)),
        ).toEqual([]);
      }
    }
  }
});

test('a truncated picture is damaged, at any cut', async () => {
  for (const type of ['image/jpeg', 'image/png', 'image/webp'] as const) {
    const whole = await drawPicture(type, 800, 600);
    for (const share of [0.02, 0.3, 0.7, 0.98]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      expect(await reader.read(cut, type)).toEqual({ ok: false, refusal: 'damaged' });
    }
  }
});

test('an image bomb is refused by its header', async () => {
  expect(await reader.read(declaredPng(30_000, 30_000), 'image/png')).toEqual({
    ok: false,
    refusal: 'too-many-pixels',
  });
  expect(await reader.read(declaredPng(500, 500), 'image/png')).toEqual({ ok: false, refusal: 'damaged' });
});

test('a TIFF of several pages gives them all', async () => {
  const tiff = writeTiff(
    [
      [255, 0, 0],
      [0, 0, 255],
    ],
    60,
    40,
  );
  const outcome = await reader.read(tiff, 'image/tiff');
  if (!outcome.ok) throw new Error(outcome.refusal);
  expect(outcome.pages.map(({ number, width, height }) => [number, width, height])).toEqual([
    [1, 60, 40],
    [2, 60, 40],
  ]);
  const colours = await Promise.all(outcome.pages.map(({ jpeg }) => colourAt(reader, jpeg, 0.5, 0.5)));
  expect(colours).toEqual(['red', 'blue']);
  expect(await reader.read(tiff, 'image/tiff', { pageLimit: 1 })).toEqual({
    ok: false,
    refusal: 'too-many-pages',
  });
  expect(await reader.read(tiff, 'image/tiff', { pixelLimit: 2399 })).toEqual({
    ok: false,
    refusal: 'too-many-pixels',
  });
  for (const length of [6, 20, 100, 300, tiff.length / 2 + 10, tiff.length - 1]) {
    const cut = tiff.subarray(0, length);
    expect(await reader.read(cut, 'image/tiff')).toEqual({ ok: false, refusal: 'damaged' });
  }
});

test('a PDF is drawn page by page', async () => {
  const outcome = await reader.read(writePdf({ pages: 3 }), 'application/pdf');
  if (!outcome.ok) throw new Error(outcome.refusal);
  expect(outcome.pages.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(outcome.pages[0]).toMatchObject({ width: 278, height: 556 });
  const jpeg = outcome.pages[0]?.jpeg ?? new Uint8Array();
  expect([await colourAt(reader, jpeg, 0.5, 0.1), await colourAt(reader, jpeg, 0.5, 0.75)]).toEqual([
    'white',
    'blue',
  ]);
});

test.each([
  ['a script', writePdf({ catalogue: '/OpenAction << /S /JavaScript /JS (x) >>' }), 'active-content'],
  ['half of itself', writePdf({ pages: 2 }).subarray(0, 200), 'damaged'],
  ['nothing but a name', new TextEncoder().encode('%PDF-1.7\n'), 'damaged'],
  ['no pages', writePdf({ pages: 0 }), 'damaged'],
] as const)('a PDF of %s is refused', async (_what, bytes, refusal) => {
  expect(await reader.read(bytes, 'application/pdf')).toEqual({ ok: false, refusal });
});

test('a PDF behind a password is refused as such', async () => {
  const encrypted = writePdf();
  const text = Buffer.from(encrypted).toString('latin1');
  const hex = (length: number): string => `<${'5a'.repeat(length)}>`;
  const dictionary = `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ${hex(32)} /U ${hex(32)} >> /ID [${hex(16)} ${hex(16)}]`;
  const locked = Buffer.from(text.replace('/Root 1 0 R', `/Root 1 0 R ${dictionary}`), 'latin1');
  expect(await reader.read(new Uint8Array(locked), 'application/pdf')).toEqual({
    ok: false,
    refusal: 'password-protected',
  });
});

test('nothing of this broke the policy of the page', () => {
  expect(violations).toEqual([]);
});
