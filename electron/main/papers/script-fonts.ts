import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Face {
  /** From `@font-face` to its brace. */
  readonly rule: string;
  readonly file: string;
  /** Family and characters: its other weights have the same. */
  readonly subset: string;
  /** Code points, both ends included. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/**
 * Gives a paper the fonts of the characters in it, inside the document: a paper fetches nothing, and what is installed on
 * the machine decides nothing. `folder` holds the built `scripts.css` and its files.
 */
export function createScriptFonts(folder: string): (html: string) => string {
  let faces: readonly Face[] | undefined;
  return (html) => {
    faces ??= readFaces(readFileSync(join(folder, 'scripts.css'), 'utf8'));
    const wanted = new Set<string | undefined>();
    for (const character of new Set(html)) {
      wanted.add(faces.findLast(({ ranges }) => holds(ranges, character.codePointAt(0) ?? 0))?.subset);
    }
    const rules = faces.filter(({ subset }) => wanted.has(subset)).map((face) => embed(face, folder));
    return html.replace('<style>', () => `<style>${rules.join('')}</style><style>`);
  };
}

function readFaces(css: string): Face[] {
  return [...css.matchAll(/@font-face \{[^}]*\}/g)].map(([rule]) => {
    const file = /url\(\.\/([\w.-]+)\)/.exec(rule)?.[1];
    const ranges = /unicode-range: ([^;]+);/.exec(rule)?.[1];
    const family = /font-family: ([^;]+);/.exec(rule)?.[1];
    if (file === undefined || ranges === undefined) throw new Error('a face names no file or no characters');
    return { rule, file, subset: `${family} ${ranges}`, ranges: ranges.split(',').map(rangeOf) };
  });
}

/** `U+20AC` or `U+2000-206F`. */
function rangeOf(text: string): [number, number] {
  const [from = '', to = from] = text.trim().slice(2).split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

function holds(ranges: Face['ranges'], codePoint: number): boolean {
  return ranges.some(([from, to]) => codePoint >= from && codePoint <= to);
}

/** A paper is printed once: it waits for its fonts. */
function embed({ rule, file }: Face, folder: string): string {
  const data = readFileSync(join(folder, file)).toString('base64');
  return rule
    .replace(`./${file}`, `data:font/woff2;base64,${data}`)
    .replace('display: swap', 'display: block');
}
