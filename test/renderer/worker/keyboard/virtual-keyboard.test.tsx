// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useRef, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTranslator } from '#renderer/ui/language/i18n.ts';
import { emailLayout, textLayouts } from '#renderer/worker/keyboard/layouts.ts';
import { VirtualKeyboard } from '#renderer/worker/keyboard/virtual-keyboard.tsx';
import type { Layout } from '#shared/text/languages/keyboard-layout.ts';

function Form({ layout, maxLength }: { readonly layout: Layout; readonly maxLength?: number }) {
  const field = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState('');
  return (
    <>
      <input
        ref={field}
        aria-label="campo"
        maxLength={maxLength}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <output>{value}</output>
      <VirtualKeyboard layout={layout} field={field} />
    </>
  );
}

function show(layout: Layout = textLayouts.es, maxLength?: number) {
  const user = userEvent.setup();
  render(
    <I18nextProvider i18n={createTranslator('es')}>
      <Form layout={layout} {...(maxLength !== undefined && { maxLength })} />
    </I18nextProvider>,
  );
  const field = screen.getByLabelText<HTMLInputElement>('campo');
  field.focus();
  return {
    user,
    field,
    key: (name: string) => screen.getByRole('button', { name }),
    typed: () => screen.getByRole('status').textContent,
  };
}

describe('the keyboard on the screen', () => {
  it('types letters, accents and spaces, and what it types reaches the form', async () => {
    const { user, key, typed } = show();
    for (const name of ['ñ', 'a', 'espacio', 'á', '1']) await user.click(key(name));
    expect(typed()).toBe('ña á1');
  });

  it('leaves the focus in the field', async () => {
    const { user, key, field } = show();
    await user.click(key('a'));
    expect(document.activeElement).toBe(field);
  });

  it('types one capital and comes back to small letters', async () => {
    const { user, key, typed } = show();
    await user.click(key('Mayúsculas'));
    expect(key('Mayúsculas').getAttribute('aria-pressed')).toBe('true');
    await user.click(key('Ñ'));
    await user.click(key('a'));
    expect(typed()).toBe('Ña');
  });

  it('types and erases at the caret', async () => {
    const { user, key, field, typed } = show();
    await user.type(field, 'casa');
    field.setSelectionRange(2, 2);
    await user.click(key('n'));
    expect(typed()).toBe('cansa');
    expect(field.selectionStart).toBe(3);
    await user.click(key('Borrar'));
    await user.click(key('Borrar'));
    expect(typed()).toBe('csa');
  });

  it('replaces what is selected', async () => {
    const { user, key, field, typed } = show();
    await user.type(field, 'gato');
    field.setSelectionRange(0, 3);
    await user.click(key('t'));
    expect(typed()).toBe('to');
  });

  it('shares the field with a physical keyboard', async () => {
    const { user, key, typed } = show();
    await user.click(key('a'));
    await user.keyboard('{Backspace}b');
    await user.click(key('c'));
    expect(typed()).toBe('bc');
  });

  it('clears the whole field', async () => {
    const { user, key, field, typed } = show();
    await user.type(field, 'algo');
    await user.click(key('Borrar todo'));
    expect(typed()).toBe('');
  });

  it('stops at the longest text the field takes', async () => {
    const { user, key, typed } = show(textLayouts.es, 2);
    for (const name of ['a', 'b', 'c']) await user.click(key(name));
    expect(typed()).toBe('ab');
  });

  it('names the signs', async () => {
    const { user, key, typed } = show(emailLayout);
    for (const name of ['a', 'arroba', 'gmail.com', 'guion bajo']) await user.click(key(name));
    expect(typed()).toBe('a@gmail.com_');
  });

  it('acts for switches and screen readers, which click without a pointer', () => {
    const { key, typed } = show();
    fireEvent.click(key('a'));
    expect(typed()).toBe('a');
  });

  describe('held backspace', () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it('repeats until it is let go', () => {
      const { key, typed } = show();
      for (const letter of 'abcdefgh') fireEvent.click(key(letter));
      fireEvent.pointerDown(key('Borrar'), { button: 0 });
      expect(typed()).toBe('abcdefg');
      act(() => {
        vi.advanceTimersByTime(450 + 90 * 2);
      });
      expect(typed()).toBe('abcd');
      fireEvent.pointerUp(key('Borrar'));
      act(() => {
        vi.advanceTimersByTime(2_000);
      });
      expect(typed()).toBe('abcd');
    });
  });
});
