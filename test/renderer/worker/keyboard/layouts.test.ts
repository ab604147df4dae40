import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  emailLayout,
  kitLayout,
  numberLayout,
  phoneLayout,
  textLayouts,
} from '#renderer/worker/keyboard/layouts.ts';
import { kitAlphabet } from '#shared/domain/credential/recovery-kit.ts';
import { gridColumns, type Layout } from '#shared/text/languages/keyboard-layout.ts';

const layouts: readonly (readonly [string, Layout])[] = [
  ['Spanish', textLayouts.es],
  ['English', textLayouts.en],
  ['e-mail', emailLayout],
  ['numbers', numberLayout],
  ['telephones', phoneLayout],
];

function textOf(layout: Layout): string[] {
  return layout.flat().flatMap((key) => (key.kind === 'text' ? [key.text] : []));
}

function kindsOf(layout: Layout): Set<string> {
  return new Set(layout.flat().map(({ kind }) => kind));
}

describe('keyboard layouts', () => {
  it.each(layouts)('%s: every row fills the grid', (_name, layout) => {
    for (const row of layout) {
      expect(row.reduce((columns, { span }) => columns + span, 0)).toBe(gridColumns);
    }
  });

  it.each(layouts)('%s: no key is there twice', (_name, layout) => {
    const text = textOf(layout);
    expect(new Set(text).size).toBe(text.length);
  });

  it.each(layouts)('%s: what was typed can be taken back', (_name, layout) => {
    expect(kindsOf(layout)).toContain('backspace');
    expect(kindsOf(layout)).toContain('clear');
  });

  it('the sheet of codes: every sign of a code and no other, in whole rows', () => {
    expect(textOf(kitLayout)).toEqual([...kitAlphabet]);
    expect(kindsOf(kitLayout)).toContain('backspace');
    for (const row of kitLayout)
      expect(row.reduce((columns, { span }) => columns + span, 0)).toBe(gridColumns);
  });

  it('Spanish reaches every letter, accent and digit', () => {
    const needed = [...'abcdefghijklmnñopqrstuvwxyzáéíóúü0123456789'];
    expect(textOf(textLayouts.es)).toEqual(expect.arrayContaining(needed));
  });

  it('English reaches every letter and digit', () => {
    expect(textOf(textLayouts.en)).toEqual(
      expect.arrayContaining([...'abcdefghijklmnopqrstuvwxyz0123456789']),
    );
  });

  it.each(Object.entries(textLayouts))('%s has capitals and space', (_language, layout) => {
    expect([...kindsOf(layout)]).toEqual(expect.arrayContaining(['shift', 'space']));
  });

  it('e-mail reaches what an address is made of, and has no space', () => {
    const needed = [...'abcdefghijklmnopqrstuvwxyz0123456789@._-+'];
    expect(textOf(emailLayout)).toEqual(expect.arrayContaining(needed));
    expect(kindsOf(emailLayout)).not.toContain('space');
  });

  it('the number pad has the ten digits', () => {
    expect(textOf(numberLayout).toSorted()).toEqual([...'0123456789']);
  });

  it('keys are never smaller than 60 px, with gaps of 12 px', () => {
    const sheet = new URL(
      '../../../../renderer/worker/keyboard/virtual-keyboard.module.css',
      import.meta.url,
    );
    const css = readFileSync(sheet, 'utf8');
    expect(css).toContain('--key-gap: 12px');
    expect(css).toContain('--key-height: clamp(60px');
    expect(css).toContain('repeat(12, minmax(60px, 1fr))');
    expect(css).toContain('min-width: 60px');
  });
});
