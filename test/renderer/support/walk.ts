import type { UserEvent } from '@testing-library/user-event';
import { expect } from 'vitest';

const fields =
  'input:not([type="hidden"]):not([type="file"]):not([tabindex="-1"]), input[type="radio"], textarea, button[aria-haspopup="listbox"]:not([tabindex="-1"])';

/** Everything a person could have typed, ticked or chosen on the screen. */
function written(): string[] {
  return [...document.querySelectorAll<HTMLElement>(fields)].map((field) => {
    if (!(field instanceof HTMLInputElement)) return field.textContent ?? '';
    return /radio|checkbox/.test(field.type) ? String(field.checked) : field.value;
  });
}

/**
 * Presses Enter from the present field until a button has the cursor, or a field comes round again. Returns how many fields
 * had it. Fails when a press changes anything, opens a list or leaves the cursor where it was, and when a field of the
 * screen was never reached.
 */
export async function walkByEnter(user: UserEvent): Promise<number> {
  const before = written();
  const walked = new Set<Element>();
  for (;;) {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || !at.matches(fields) || walked.has(at)) break;
    walked.add(at);
    await user.keyboard('{Enter}');
    expect(written()).toEqual(before);
    expect(document.querySelector('[role="listbox"]')).toBeNull();
    if (document.activeElement === at) break;
  }
  const scope = document.querySelector('[role="dialog"]') ?? document.body;
  const reached = new Set([...walked].map((each) => each.closest('[data-stop]')));
  const missed = [...scope.querySelectorAll(fields)].filter(
    (field) => !field.matches(':disabled') && !reached.has(field.closest('[data-stop]')),
  );
  expect(missed.map((field) => field.outerHTML)).toEqual([]);
  return reached.size;
}
