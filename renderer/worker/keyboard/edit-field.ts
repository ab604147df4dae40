/**
 * What a key does to a field, at its caret. The field hears an `input` event as it would from a physical keyboard, so
 * whoever listens needs no second way.
 */
export function insertText(field: HTMLInputElement, text: string): void {
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? start;
  const room =
    field.maxLength < 0 ? Number.POSITIVE_INFINITY : field.maxLength - field.value.length + end - start;
  if (text.length > room) return;
  replaceRange(field, text, start, end);
}

/** Removes the selection, or the character before the caret: a whole one, also outside the basic plane. */
export function eraseBackwards(field: HTMLInputElement): void {
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? start;
  if (start !== end) {
    replaceRange(field, '', start, end);
    return;
  }
  const before = [...field.value.slice(0, start)].at(-1);
  if (before !== undefined) replaceRange(field, '', start - before.length, start);
}

export function clearField(field: HTMLInputElement): void {
  replaceRange(field, '', 0, field.value.length);
}

function replaceRange(field: HTMLInputElement, text: string, start: number, end: number): void {
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
