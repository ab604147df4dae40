// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkerApi } from '#shared/contract/kiosk/api.ts';
import type { WorkerStep } from '#shared/contract/kiosk/display/session.ts';
import { done, failed, visitAt } from '#test/renderer/worker/fake-kiosk.ts';
import { button, showSession, showStep } from '#test/renderer/worker/show-worker.tsx';

const first: WorkerStep = { stage: 'credential', entry: 'first', length: 0 };
const again: WorkerStep = { stage: 'credential', entry: 'again', length: 0 };
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>';

/** The part of main that knows which key is which character. */
function fakeMain() {
  const characters = new Map<string, string>();
  const typed: string[] = [];
  const openings: boolean[] = [];
  function deal(labels: string) {
    return [...labels].reverse().map((label) => {
      const id = `key-${characters.size}`;
      characters.set(id, label);
      return { id, label };
    });
  }
  const replies: Partial<WorkerApi> = {
    openCredentialKeyboard({ keepOrder }) {
      characters.clear();
      typed.length = 0;
      openings.push(keepOrder);
      return done({
        digits: deal('0123456789'),
        lowerCase: deal('abcdefghijklmnopqrstuvwxyz'),
        upperCase: deal('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      });
    },
    async pressCredentialKey({ key }) {
      const character = characters.get(key);
      if (character === undefined) return failed({ code: 'unknown-key' as const });
      if (typed.length === 16) return failed({ code: 'full' as const });
      typed.push(character);
      return done({ length: typed.length });
    },
    eraseCredential({ everything }) {
      typed.splice(everything ? 0 : -1);
      return done({ length: typed.length });
    },
    revealCredential: () => done({ drawing }),
  };
  return { replies, typed, openings };
}

async function settle(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  });
}

function dots(): string | null {
  return screen.getByRole('img').getAttribute('aria-label');
}

describe('the credential keyboard', () => {
  const revoked: string[] = [];
  beforeEach(() => {
    revoked.length = 0;
    URL.createObjectURL = () => 'blob:drawing';
    URL.revokeObjectURL = (address) => revoked.push(address);
  });

  it('sends the key of each character in order and gets back only a length', async () => {
    const main = fakeMain();
    const { user, sentTo } = await showStep(first, main.replies);
    for (const name of ['s', '7', 'k']) await user.click(button(name));
    await settle();
    expect(main.typed).toEqual(['s', '7', 'k']);
    expect(JSON.stringify(sentTo('pressCredentialKey'))).not.toMatch(/"[s7k]"/);
    expect(dots()).toBe('3 de 15');
  });

  it('writes the next letter as a capital, and every one after a second touch of Shift', async () => {
    const main = fakeMain();
    const { user } = await showStep(first, main.replies);
    const touches = [
      'Mayúsculas',
      'S',
      's',
      'Mayúsculas',
      '7',
      's',
      'Mayúsculas',
      'Mayúsculas',
      'S',
      '7',
      'S',
    ];
    for (const name of [...touches, 'Mayúsculas', 's']) await user.click(button(name));
    await settle();
    expect(main.typed.join('')).toBe('Ss7sS7Ss');
  });

  it('keeps the order of presses when main is slow with one of them', async () => {
    const main = fakeMain();
    const press = main.replies.pressCredentialKey as WorkerApi['pressCredentialKey'];
    let held: (() => void) | undefined;
    let count = 0;
    const { user } = await showStep(first, {
      ...main.replies,
      async pressCredentialKey(input) {
        count += 1;
        if (count === 1) await new Promise<void>((resolve) => (held = resolve));
        return press(input);
      },
    });
    for (const name of ['a', 'b', 'c']) await user.click(button(name));
    expect(main.typed).toEqual([]);
    held?.();
    await settle();
    expect(main.typed).toEqual(['a', 'b', 'c']);
  });

  it('takes the physical keyboard, capitals and erasing too', async () => {
    const main = fakeMain();
    const { user } = await showStep(first, main.replies);
    await user.keyboard('aZ9ñ-{Backspace}x');
    await settle();
    expect(main.typed).toEqual(['a', 'Z', 'x']);
  });

  it('switches to capitals and erases everything', async () => {
    const main = fakeMain();
    const { user } = await showStep(first, main.replies);
    await user.click(button('Mayúsculas'));
    await user.click(button('Q'));
    await settle();
    expect(main.typed).toEqual(['Q']);
    await user.click(button('Borrar todo'));
    await settle();
    expect(main.typed).toEqual([]);
    expect(dots()).toBe('0 de 15');
  });

  it('never holds what was typed: not in the page, its attributes or the state of its components', async () => {
    const main = fakeMain();
    const { user } = await showStep(first, main.replies);
    const secret = ['q', '4', 'w', '8', 'm', '2'];
    for (const name of secret) await user.click(button(name));
    await user.keyboard('zx');
    await settle();
    const text = [...secret, 'z', 'x'].join('');
    expect(main.typed.join('')).toBe(text);
    expect(document.documentElement.outerHTML).not.toContain(text);
    expect(document.querySelectorAll('input, textarea')).toHaveLength(0);
    const held = stringsOfComponents();
    expect(held).toContain('Cree su clave');
    for (const value of held) expect(value).not.toContain('q4w8');
    for (const storage of [localStorage, sessionStorage]) expect(storage).toHaveLength(0);
  });

  it('gives a pressed key nothing that tells it from its neighbours', async () => {
    const main = fakeMain();
    const { user } = await showStep(first, main.replies);
    const before = button('s').outerHTML;
    await user.click(button('s'));
    await settle();
    expect(button('s').outerHTML).toBe(before);
    expect(button('s').attributes).toHaveLength(button('t').attributes.length);
    expect(before).not.toContain('key-');
    expect(before).not.toContain('aria-label');
    expect(document.querySelector('[aria-live]')).toBeNull();
    expect(document.activeElement).not.toBe(button('s'));
  });

  it('shuffles unless the order is kept, and keeps the choice for the second entry', async () => {
    const main = fakeMain();
    const { user, become } = await showStep(first, main.replies);
    await user.click(screen.getByRole('switch', { name: 'Mantener el orden de las teclas' }));
    await settle();
    expect(main.openings).toEqual([false, true]);
    const letters = screen
      .getAllByRole('button')
      .flatMap(({ textContent }) => (textContent?.length === 1 ? textContent : []));
    expect(letters.join('')).toContain('1234567890qwertyuiopasdfghjklzxcvbnm');
    await become(visitAt(again));
    await settle();
    expect(main.openings).toEqual([false, true, true]);
  });

  it('shows the drawing only while it is held, and drops it', async () => {
    const main = fakeMain();
    const { user } = await showStep(first, main.replies);
    await user.click(button('a'));
    await settle();
    const reveal = button('Mantenga para ver');
    fireEvent.pointerDown(reveal, { pointerId: 1 });
    await settle();
    expect(document.querySelector('img')?.src).toBe('blob:drawing');
    fireEvent.pointerUp(reveal, { pointerId: 1 });
    expect(document.querySelector('img')).toBeNull();
    expect(revoked).toContain('blob:drawing');
  });

  it('never shows a drawing that arrives after the finger left', async () => {
    const main = fakeMain();
    let deliver: (() => void) | undefined;
    const { user } = await showStep(first, {
      ...main.replies,
      revealCredential: async () => {
        await new Promise<void>((resolve) => (deliver = resolve));
        return done({ drawing });
      },
    });
    await user.click(button('a'));
    await settle();
    fireEvent.pointerDown(button('Mantenga para ver'), { pointerId: 1 });
    await settle();
    fireEvent.pointerUp(button('Mantenga para ver'), { pointerId: 1 });
    deliver?.();
    await settle();
    expect(document.querySelector('img')).toBeNull();
  });

  it('ignores the physical keyboard while the idle warning lies over it', async () => {
    const main = fakeMain();
    const warned = visitAt(first, { idleResetAt: new Date(Date.now() + 20_000).toISOString() });
    const { user } = await showSession(warned, main.replies);
    await user.keyboard('abc');
    await settle();
    expect(main.typed).toEqual([]);
  });

  it('says that no more fit', async () => {
    const main = fakeMain();
    const { user } = await showStep(first, main.replies);
    await user.keyboard('abcdefghijklmnopq');
    await settle();
    expect(main.typed).toHaveLength(16);
    expect(screen.getByRole('alert').textContent).toContain('como máximo 15');
  });
});

describe('the credential step', () => {
  async function typeSix(replies: Partial<WorkerApi>, step: WorkerStep = first) {
    const main = fakeMain();
    const shown = await showStep(step, { ...main.replies, ...replies });
    await shown.user.keyboard('k7q2x9');
    await settle();
    return { ...shown, main };
  }

  it('waits for six characters before it lets go on', async () => {
    const main = fakeMain();
    const { user } = await showStep(first, main.replies);
    await user.keyboard('k7q2x');
    await settle();
    expect(button('Continuar').disabled).toBe(true);
    await user.keyboard('9');
    await settle();
    expect(button('Continuar').disabled).toBe(false);
  });

  it('explains each reason one by one and starts with new keys', async () => {
    const { user, main } = await typeSix({
      submitCredential: () => failed({ code: 'not-accepted', problems: ['common', 'birth-date'] }),
    });
    await user.click(button('Continuar'));
    await settle();
    const reasons = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(reasons).toEqual([
      'Mucha gente usa esa clave. Es fácil de adivinar.',
      'Tiene su fecha de nacimiento.',
    ]);
    expect(main.openings).toHaveLength(2);
    expect(dots()).toBe('0 de 15');
  });

  it('says that the two entries differ, also once main is back at the first', async () => {
    const { user, become } = await typeSix({ submitCredential: () => failed({ code: 'differs' }) }, again);
    await user.click(button('Generar mi clave'));
    await become(visitAt(first));
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('no son iguales');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Cree su clave');
  });

  it('says what it is doing while main generates', async () => {
    const { user } = await typeSix({ submitCredential: () => new Promise(() => undefined) }, again);
    await user.click(button('Generar mi clave'));
    expect(screen.getByText('Generando su clave…')).toBeDefined();
    expect(button('Generar mi clave').disabled).toBe(true);
  });

  it('sends the credential after every press has arrived, with Enter too', async () => {
    const submitted = vi.fn(() => done({}));
    const { user, calls } = await typeSix({ submitCredential: submitted });
    await user.keyboard('a{Enter}');
    await settle();
    expect(submitted).toHaveBeenCalledOnce();
    const names = calls.map(({ name }) => name);
    expect(names.lastIndexOf('pressCredentialKey')).toBeLessThan(names.indexOf('submitCredential'));
  });
});

/** Every text held by the components on the page: their properties, state and references. */
function stringsOfComponents(): string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  function look(value: unknown, depth: number): void {
    if (typeof value === 'string') found.push(value);
    if (typeof value !== 'object' || value === null || value instanceof Node || depth > 12 || seen.has(value))
      return;
    seen.add(value);
    if (Array.isArray(value)) {
      const letters = value.filter((item) => typeof item === 'string');
      if (letters.length > 1) found.push(letters.join(''));
    }
    for (const child of Object.values(value)) look(child, depth + 1);
  }
  for (const element of document.querySelectorAll('*')) {
    for (const [name, fiber] of Object.entries(element)) {
      if (!name.startsWith('__reactFiber$')) continue;
      for (let node = fiber; node; node = node.return) {
        look(node.memoizedProps, 0);
        look(node.memoizedState, 0);
      }
    }
  }
  return found;
}
