import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Texts of the style elements that libraries add at run time, read from the installed packages. */
export function readLibraryStyles(): string[] {
  const read = (path: string): string =>
    readFileSync(resolve(import.meta.dirname, '../../../node_modules', path), 'utf8');
  const pressable =
    /textContent = `\s*(@layer \{\s*\[\$\{[^}]*PRESSABLE_ATTRIBUTE\}\][\s\S]*?)`\.trim\(\)/.exec(
      read('react-aria/dist/private/interactions/usePress.mjs'),
    )?.[1];
  const zoom = /var css_248z = ("(?:[^"\\]|\\.)*")/.exec(read('react-zoom-pan-pinch/dist/index.esm.js'))?.[1];
  if (pressable === undefined || zoom === undefined)
    throw new Error('A library adds its style in another way');
  return [
    pressable.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, 'data-react-aria-pressable').trim(),
    JSON.parse(zoom) as string,
  ];
}

export function policyHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
