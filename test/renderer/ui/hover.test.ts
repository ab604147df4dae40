import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const rendererFolder = resolve(import.meta.dirname, '../../../renderer');
const hovered = /:hover|\[data-hovered\]/;
const inForce = /\[aria-current[^\]]*\]|\[aria-pressed="true"\]|\[data-selected\]/;

interface Look {
  /** What is styled, without the state that it is in. */
  readonly of: string;
  readonly background: string;
}

/** The backgrounds that a style sheet gives in one state. */
function looks(css: string, state: RegExp): Look[] {
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', body = '']) => {
    const background = /background(?:-color)?:\s*([^;]+);/.exec(body)?.[1];
    if (background === undefined) return [];
    return selectors
      .split(',')
      .map((selector) => selector.trim())
      .filter((selector) => state.test(selector))
      .map((selector) => ({ of: selector.replace(state, ''), background }));
  });
}

test('what the pointer only passes over does not look like what is in force', () => {
  const alike = globSync('**/*.css', { cwd: rendererFolder }).flatMap((file) => {
    const css = readFileSync(join(rendererFolder, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
    const chosen = looks(css, inForce);
    return looks(css, hovered)
      .filter((hover) =>
        chosen.some(({ of, background }) => of === hover.of && background === hover.background),
      )
      .map(({ of }) => `${file}: ${of}`);
  });
  expect(alike).toEqual([]);
});
