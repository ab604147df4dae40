import glyphs from '../../../resources/credential-glyphs.json' with { type: 'json' };

const outlines = new Map<number, string>(
  Object.entries(glyphs.outlines).map(([character, path]) => [character.charCodeAt(0), path]),
);
const lineHeight = glyphs.ascender - glyphs.descender;

/**
 * The typed characters as outlines in an SVG, without text, titles or ids: what a person reads and a program that
 * searches the page for a string does not find. Throws when a code is not an ASCII letter or digit.
 */
export function drawCredential(codes: Uint8Array): string {
  const paths = Array.from(codes, (code, index) => {
    const outline = outlines.get(code);
    if (outline === undefined) throw new Error('the credential has a character without an outline');
    return `<path transform="translate(${index * glyphs.advance})" d="${outline}"/>`;
  });
  const width = Math.max(codes.length, 1) * glyphs.advance;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 ${-glyphs.ascender} ${width} ${lineHeight}" fill="currentColor" aria-hidden="true">${paths.join('')}</svg>`;
}
