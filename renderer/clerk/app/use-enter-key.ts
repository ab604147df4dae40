import { useEffect } from 'react';

/** One stop of the Enter key: every field of `components/field` marks itself so. */
const stop = '[data-stop]';
const controls =
  'input:not([type="hidden"]):not([tabindex="-1"]):not(:disabled), textarea:not(:disabled), button[aria-haspopup="listbox"]:not([tabindex="-1"]):not(:disabled)';
const scopes = '[role="dialog"], [role="alertdialog"], form, [data-enter-scope]';

/**
 * Enter goes to the next field, on every screen and in every dialog of the clerk's view: it writes nothing, opens no list
 * and chooses nothing. From the last field it goes to the act that leads on (`data-forward`), and sends a `form`; where
 * that act is not ready, to the first field that is still empty. A button is pressed by it as ever.
 *
 * It is heard before any control hears it, so that no control can make something else of it. A field keeps it in three
 * cases: a search that answers to it (`data-stop="answers"`), a list that the person opened and pointed into, and text
 * whose line it ends (`data-stop="breaks"`, with the cursor at its end).
 */
export function useEnterKey(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
  const { target } = event;
  // An input method writes what was composed with Enter.
  if (event.isComposing || !(target instanceof HTMLElement) || !target.matches(controls)) return;
  const field = target.closest<HTMLElement>(stop);
  if (field === null || keepsEnter(field, target)) return;
  const scope = target.closest<HTMLElement>(scopes) ?? document.body;
  const next = stopAfter(scope, field);
  const forward = next === undefined ? forwardAfter(scope, field) : undefined;
  if (next === undefined && forward !== undefined && scope instanceof HTMLFormElement) return;
  event.preventDefault();
  event.stopPropagation();
  // A key held down walks nowhere.
  if (event.repeat) return;
  if (next !== undefined) focusStop(next);
  else if (forward !== undefined) forward.focus();
  else focusFirstEmpty(scope);
}

function keepsEnter(field: HTMLElement, target: HTMLElement): boolean {
  switch (field.dataset['stop']) {
    case 'answers':
      return true;
    case 'breaks':
      return target instanceof HTMLTextAreaElement && target.selectionStart === target.value.length;
    default:
      return target.getAttribute('aria-expanded') === 'true' && target.hasAttribute('aria-activedescendant');
  }
}

function stopsOf(scope: ParentNode): HTMLElement[] {
  return [...scope.querySelectorAll<HTMLElement>(stop)].filter(
    (each) => each.querySelector(controls) !== null,
  );
}

function stopAfter(scope: ParentNode, field: HTMLElement): HTMLElement | undefined {
  const stops = stopsOf(scope);
  return stops[stops.indexOf(field) + 1];
}

/**
 * The act that leads on: the first one after the field, else the scope's last. Of several buttons it is the last one: where
 * that one is not ready, never another in its place.
 */
function forwardAfter(scope: ParentNode, field: HTMLElement): HTMLElement | undefined {
  const holders = [...scope.querySelectorAll<HTMLElement>('[data-forward], button[type="submit"]')];
  const following = holders.find(
    (holder) => field.compareDocumentPosition(holder) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const holder = following ?? holders.at(-1);
  const act = (
    holder instanceof HTMLButtonElement ? [holder] : [...(holder?.querySelectorAll('button') ?? [])]
  ).at(-1);
  return act?.disabled ? undefined : act;
}

function focusStop(holder: HTMLElement): void {
  const control =
    holder.querySelector<HTMLElement>('input[type="radio"]:checked') ??
    holder.querySelector<HTMLElement>(controls);
  control?.focus();
  control?.scrollIntoView?.({ block: 'nearest' });
  // As the Tab key does: what is typed next replaces what stands there.
  if (control instanceof HTMLInputElement && !/radio|checkbox/.test(control.type)) control.select();
}

function focusFirstEmpty(scope: ParentNode): void {
  const stops = stopsOf(scope);
  const empty = stops.find((each) => {
    const control = each.querySelector(controls);
    if (control instanceof HTMLTextAreaElement) return control.value === '';
    if (!(control instanceof HTMLInputElement)) return false;
    if (control.type === 'radio') return each.querySelector('input:checked') === null;
    return control.type === 'checkbox' ? !control.checked : control.value === '';
  });
  const first = empty ?? stops[0];
  if (first !== undefined) focusStop(first);
}
