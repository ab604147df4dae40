import { type DraftField, draftFields } from '#shared/api/fields.ts';

const controls =
  'input:not([type="hidden"]):not([tabindex="-1"]):not(:disabled), textarea:not(:disabled), button:not([tabindex="-1"]):not(:disabled)';

/** The draft field that an element belongs to, or null. */
export function fieldAt(element: EventTarget | null): DraftField | null {
  if (!(element instanceof Element)) return null;
  const name = element.closest('[data-field]')?.getAttribute('data-field');
  return draftFields.find((field) => field === name) ?? null;
}

/** Puts the cursor in a field. False when the field is not on this screen. */
export function focusField(container: ParentNode, field: DraftField): boolean {
  return focusHolder(container.querySelector(`[data-field="${field}"]`));
}

/** Puts the cursor in the screen's first field. */
export function focusFirstField(container: ParentNode): void {
  focusHolder(container.querySelector('[data-field]'));
}

function focusHolder(holder: Element | null): boolean {
  const selected = holder?.querySelector<HTMLElement>('input[type="radio"]:checked');
  const control = selected ?? holder?.querySelector<HTMLElement>(controls);
  if (!control) return false;
  control.focus();
  control.scrollIntoView?.({ block: 'nearest' });
  return true;
}
