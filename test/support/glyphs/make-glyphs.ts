import { readFileSync, writeFileSync } from 'node:fs';
import opentype from 'opentype.js';

/**
 * Draws the outlines of A-Z, a-z and 0-9 into `resources/credential-glyphs.json`, for the credential's reveal.
 * Run: `node test/support/glyphs/make-glyphs.ts FONT.woff`, where FONT.woff is the static
 * `jetbrains-mono-latin-600-normal.woff` of the npm package `@fontsource/jetbrains-mono` 5.3.0 (SIL OFL 1.1;
 * opentype.js does not read woff2). That face tells 0 from O and 1 from l and I.
 */
const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const fontSize = 1000;

const fontFile = process.argv[2];
if (fontFile === undefined) throw new Error('usage: make-glyphs.ts FONT.woff');
const bytes = readFileSync(fontFile);
const font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
const scale = fontSize / font.unitsPerEm;

const outlines = Object.fromEntries(
  [...characters].map((character) => [
    character,
    font.charToGlyph(character).getPath(0, 0, fontSize).toPathData(0),
  ]),
);

writeFileSync(
  new URL('../../../resources/credential-glyphs.json', import.meta.url),
  `${JSON.stringify(
    {
      source:
        'JetBrains Mono SemiBold, Copyright 2020 The JetBrains Mono Project Authors, SIL Open Font License 1.1',
      advance: Math.round((font.charToGlyph('0').advanceWidth ?? font.unitsPerEm) * scale),
      ascender: Math.round(font.ascender * scale),
      descender: Math.round(font.descender * scale),
      outlines,
    },
    null,
    1,
  )}\n`,
);
