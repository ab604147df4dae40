/** A key types text, acts on the field, or is a hole in the grid. `span` is its width in columns. */
export type Key =
  | { readonly kind: 'text'; readonly text: string; readonly span: number }
  | { readonly kind: 'space' | 'shift' | 'backspace' | 'clear'; readonly span: number }
  | { readonly kind: 'gap'; readonly span: number };

type KeyRow = readonly Key[];
export type Layout = readonly KeyRow[];

/** Every row of a layout fills this many columns. */
export const gridColumns = 12;

export const digits = '1234567890';

/** One key for each character, one column wide. */
export function keys(characters: string): Key[] {
  return [...characters].map((text) => ({ kind: 'text', text, span: 1 }));
}

export function wide(text: string, span: number): Key {
  return { kind: 'text', text, span };
}

export function act(kind: 'space' | 'shift' | 'backspace' | 'clear', span: number): Key {
  return { kind, span };
}
