/**
 * `text` in capitals without accents, one UTF-16 unit for one, so that a place found in it is the same place in the
 * original. Typographic dashes and quotes become their ASCII forms.
 */
export function plainText(text: string): string {
  let plain = '';
  for (const unit of text.split('')) {
    const bare = unit.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
    plain += bare.length === 1 ? (asciiForms[bare] ?? bare) : unit;
  }
  return plain;
}

const asciiForms: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '“': '"',
  '”': '"',
  '’': "'",
  '‘': "'",
  '\u00a0': ' ',
  '°': 'º',
};
