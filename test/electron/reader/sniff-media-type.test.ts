import { readdirSync, readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sniffMediaType } from '#electron/main/reader/sniff-media-type.ts';
import { writePdf } from '#test/renderer/reader/pdf-files.ts';

const folder = resolve(import.meta.dirname, '../../renderer/reader/pictures');
const types: Readonly<Record<string, string>> = {
  '.tif': 'image/tiff',
  '.bmp': 'image/bmp',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.heic': 'image/heic',
  '.avif': 'image/avif',
};

test('every picture that scanners, faxes, telephones and programs write is known for what it is', async () => {
  const names = readdirSync(folder).filter((name) => extname(name) in types);
  expect(names.length).toBeGreaterThan(40);
  for (const name of names) {
    const bytes = new Uint8Array(readFileSync(resolve(folder, name)));
    expect(await sniffMediaType(bytes), name).toBe(types[extname(name)]);
  }
});

/** The same TIFF with its directory behind so many bytes, as libtiff writes one: last. */
function withDirectoryLast(tiff: Uint8Array, behind: number): Uint8Array {
  const file = Buffer.from(tiff);
  const at = file.readUInt32LE(4);
  const directory = file.subarray(at, at + 2 + file.readUInt16LE(at) * 12 + 4);
  const moved = Buffer.concat([file, Buffer.alloc(behind), directory]);
  moved.writeUInt32LE(moved.length - directory.length, 4);
  return new Uint8Array(moved);
}

test.each([0, 8192, 100_000])(
  'a TIFF whose directory lies behind %i bytes more is a TIFF',
  async (behind) => {
    const tiff = new Uint8Array(readFileSync(resolve(folder, 'g4.tif')));
    expect(await sniffMediaType(withDirectoryLast(tiff, behind))).toBe('image/tiff');
  },
);

test('a raw picture of a camera is no TIFF, wherever its directory lies', async () => {
  const file = Buffer.from(withDirectoryLast(readFileSync(resolve(folder, 'g4.tif')), 9000));
  const last = file.length - 4 - 12;
  // The last tag becomes DNGVersion 1.4 (Adobe DNG).
  file.writeUInt16LE(50_706, last);
  file.writeUInt16LE(1, last + 2);
  file.writeUInt32LE(4, last + 4);
  file.set([1, 4, 0, 0], last + 8);
  expect(await sniffMediaType(new Uint8Array(file))).toBeUndefined();
});

test('a PDF behind the head of a mail is a PDF; one far inside another file is not', async () => {
  const behind = (bytes: number) => new Uint8Array(Buffer.concat([Buffer.alloc(bytes, ' '), writePdf()]));
  expect(await sniffMediaType(behind(900))).toBe('application/pdf');
  expect(await sniffMediaType(behind(5000))).toBeUndefined();
});
