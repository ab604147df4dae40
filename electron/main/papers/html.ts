/** Markup that is already safe to print: made by `html` and by the barcodes, by nothing else. */
export interface Markup {
  readonly markup: string;
}

export type Printable = string | Markup | readonly Markup[];

/** Text as HTML character data, also safe inside a quoted attribute. */
function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function print(value: Printable): string {
  if (typeof value === 'string') return escapeText(value);
  if ('markup' in value) return value.markup;
  return value.map((item) => item.markup).join('');
}

/** Tagged template: every value is escaped unless it is markup already. */
export function html(pieces: TemplateStringsArray, ...values: readonly Printable[]): Markup {
  const markup = pieces.map((piece, index) => {
    const value = values[index];
    return value === undefined ? piece : piece + print(value);
  });
  return { markup: markup.join('') };
}

export const nothing: Markup = { markup: '' };

/** A value set apart: emphasised, and isolated so that its writing direction cannot reorder the sentence. */
function emphasised(value: string): Markup {
  return html`<b><bdi>${value}</bdi></b>`;
}

/** A code in a sentence, never broken at its hyphens: it is read aloud and typed. */
export function unbroken(code: string): Markup {
  return html`<span class="unbroken">${emphasised(code)}</span>`;
}

/**
 * Puts values into a sentence of the catalogue at `{name}`, emphasised. A name the sentence asks for and nobody gave
 * is a bug and throws.
 */
export function sentence(template: string, values: Readonly<Record<string, string | Markup>>): Markup {
  const pieces = template.split(/\{(\w+)\}/).map((piece, index) => {
    if (index % 2 === 0) return html`${piece}`;
    const value = values[piece];
    if (value === undefined) throw new Error(`the sentence asks for {${piece}}`);
    return typeof value === 'string' ? emphasised(value) : value;
  });
  return html`${pieces}`;
}
