import { randomInt, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { drawCredential } from '#electron/main/credential/credential-drawing.ts';
import {
  CredentialKeyboard,
  type CredentialKeyLayout,
} from '#electron/main/credential/credential-keyboard.ts';
import type { Randomness } from '#electron/main/ports.ts';

const randomness: Randomness = {
  uuid: randomUUID,
  bytes: (length) => new Uint8Array(length),
  integer: (below) => randomInt(below),
};

let keyboard: CredentialKeyboard;
beforeEach(() => {
  keyboard = new CredentialKeyboard(randomness);
});

function type(layout: CredentialKeyLayout, text: string): void {
  const keys = [...layout.digits, ...layout.lowerCase, ...layout.upperCase];
  for (const character of text) {
    const key = keys.find(({ label }) => label === character);
    if (key === undefined) throw new Error(`no key for ${character}`);
    expect(keyboard.press(key.id)).toBe('pressed');
  }
}

describe('the credential keyboard', () => {
  test('has every letter and digit, each in its own block', () => {
    const layout = keyboard.open(false);
    const labels = (keys: readonly { label: string }[]) =>
      keys
        .map(({ label }) => label)
        .sort()
        .join('');
    expect(labels(layout.digits)).toBe('0123456789');
    expect(labels(layout.lowerCase)).toBe('abcdefghijklmnopqrstuvwxyz');
    expect(labels(layout.upperCase)).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  });

  test('keeps the order when asked, and only then', () => {
    const ordered = keyboard
      .open(true)
      .lowerCase.map(({ label }) => label)
      .join('');
    expect(ordered).toBe('abcdefghijklmnopqrstuvwxyz');
    const orders = new Set(
      Array.from({ length: 5 }, () =>
        keyboard
          .open(false)
          .lowerCase.map(({ label }) => label)
          .join(''),
      ),
    );
    expect(orders.size).toBe(5);
  });

  test('gives keys ids that say nothing and end with the screen', () => {
    const before = keyboard.open(true);
    const key = before.digits[0];
    keyboard.open(true);
    expect(key?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(keyboard.press(key?.id ?? '')).toBe('unknown-key');
  });

  test('holds sixteen characters and no more', () => {
    const layout = keyboard.open(true);
    type(layout, 'abcdefghijklmnop');
    expect(keyboard.press(layout.digits[0]?.id ?? '')).toBe('full');
    expect(keyboard.length).toBe(16);
  });

  test('zeroes what is taken back', () => {
    type(keyboard.open(true), 'Abc123');
    const view = keyboard.typed();
    keyboard.eraseLast();
    expect([...view].at(-1)).toBe(0);
    keyboard.erase();
    expect([...view]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test.each([
    ['Abc123', 'Abc123', true],
    ['Abc123', 'Abc124', false],
    ['Abc123', 'abc123', false],
    ['Abc123', 'Abc1234', false],
    ['Abc1234', 'Abc123', false],
  ])('compares %s with %s', (first, second, same) => {
    type(keyboard.open(true), first);
    keyboard.keepAsFirst();
    expect(keyboard.length).toBe(0);
    type(keyboard.open(true), second);
    expect(keyboard.isSameAsFirst()).toBe(same);
  });

  test('forgets everything when closed', () => {
    const layout = keyboard.open(true);
    type(layout, 'Abc123');
    keyboard.keepAsFirst();
    keyboard.close();
    expect(keyboard.hasFirstEntry).toBe(false);
    expect(keyboard.press(layout.digits[0]?.id ?? '')).toBe('unknown-key');
  });
});

describe('the drawing of a credential', () => {
  test('is outlines only, one per character, and differs by character', () => {
    const drawing = drawCredential(new TextEncoder().encode('Abc123'));
    expect(drawing.match(/<path /g)).toHaveLength(6);
    expect(drawing).not.toMatch(/<text|<title|<desc|Abc123/);
    expect(drawing.replace(/<[^>]*>/g, '')).toBe('');
    expect(drawCredential(new TextEncoder().encode('O'))).not.toBe(
      drawCredential(new TextEncoder().encode('0')),
    );
  });

  test('draws nothing for nothing, and refuses what has no outline', () => {
    expect(drawCredential(new Uint8Array())).not.toContain('<path');
    expect(() => drawCredential(Uint8Array.of(0x20))).toThrow();
  });
});
