import { type DraftField, draftFields } from '#shared/domain/registration/fields.ts';

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

/** The same for a value that somebody compares and perhaps writes anew: what is typed next replaces it. */
export function selectField(container: ParentNode, field: DraftField): void {
  focusField(container, field);
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.select();
}

/** Puts the cursor in the screen's first field. False when it has none. */
export function focusFirstField(container: ParentNode): boolean {
  return focusHolder(container.querySelector('[data-field]'));
}

/** Puts the cursor on the act that leads on from a screen without fields; what the screen says stays in sight. */
export function focusForward(container: ParentNode): void {
  const acts = container.querySelectorAll<HTMLElement>('[data-forward] button:not(:disabled)');
  acts[acts.length - 1]?.focus({ preventScroll: true });
}

/** Where nothing is asked of the clerk, the cursor is on what the screen says: Tab goes on from there. */
export function focusTitle(container: ParentNode): void {
  container.querySelector<HTMLElement>('h1[tabindex]')?.focus();
}

function focusHolder(holder: Element | null): boolean {
  const selected = holder?.querySelector<HTMLElement>('input[type="radio"]:checked');
  const control = selected ?? holder?.querySelector<HTMLElement>(controls);
  if (!control) return false;
  control.focus();
  control.scrollIntoView?.({ block: 'nearest' });
  return true;
}
