import argon2 from 'argon2';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CredentialKeyboard } from '#electron/main/credential/credential-keyboard.ts';
import { createFakePaperRenderer } from '#test/support/fakes/fake-devices.ts';
import { goTo, register, secrets, signInAsClerk, typeCredential } from '#test/support/fakes/journey.ts';
import { choosePrinter, takeSheet } from '#test/support/fakes/kit-journey.ts';
import { check, issue } from '#test/support/fakes/service-journey.ts';
import { withKiosk } from '#test/support/with-kiosk.ts';

/** Bytes of a secret are zeroed once they were hashed, compared or printed. */

interface Held {
  readonly bytes: Uint8Array;
  /** What it held when it was given. */
  readonly text: string;
}

const held = vi.hoisted(() => [] as Held[]);
function hold(bytes: Uint8Array): void {
  held.push({ bytes, text: Buffer.from(bytes).toString('latin1') });
}

vi.mock('#electron/main/keys/secret-hasher.ts', async (original) => {
  const real = await original<typeof import('#electron/main/keys/secret-hasher.ts')>();
  return {
    ...real,
    createSecretHasher: (...given: Parameters<typeof real.createSecretHasher>) => {
      const hasher = real.createSecretHasher(...given);
      return {
        ...hasher,
        hash: (value: Uint8Array) => {
          hold(value);
          return hasher.hash(value);
        },
        verify: (encoded: string, value: Uint8Array) => {
          hold(value);
          return hasher.verify(encoded, value);
        },
      };
    },
  };
});

beforeEach(() => {
  held.length = 0;
  const [hash, verify] = [argon2.hash.bind(argon2), argon2.verify.bind(argon2)];
  vi.spyOn(argon2, 'hash').mockImplementation((value, options) => {
    hold(value as Uint8Array);
    return hash(value, options as never) as never;
  });
  vi.spyOn(argon2, 'verify').mockImplementation((encoded, value, options) => {
    hold(value as Uint8Array);
    return verify(encoded, value, options);
  });
});
afterEach(() => vi.restoreAllMocks());

/** How often a text was given, and how often it still lies there. */
function tracesOf(text: string) {
  const given = held.filter((each) => each.text === text);
  return {
    given: given.length,
    left: given.filter(({ bytes }) => bytes.some((byte) => byte !== 0)).length,
  };
}

test('of a credential that is generated, and of one that is checked, nothing is left', () =>
  withKiosk(async (story) => {
    const { workerId } = await issue(story);
    // Hashed by main, and by argon2.
    expect(tracesOf(secrets.credential)).toEqual({ given: 2, left: 0 });
    await story.call('startService', { workerId, purpose: 'check' });
    await story.call('chooseLanguage', { language: 'en' });
    expect(await check(story, 'Wrong2026x')).toBe(2);
    expect(await check(story, secrets.credential)).toBe('right');
    expect(tracesOf(secrets.credential)).toEqual({ given: 4, left: 0 });
    expect(tracesOf('Wrong2026x')).toEqual({ given: 2, left: 0 });
  }));

test('of what was typed of a credential nothing is left once its screen is', () =>
  withKiosk(async (story) => {
    const press = vi.spyOn(CredentialKeyboard.prototype, 'press');
    await signInAsClerk(story);
    const { visitId } = await register(story);
    await story.call('handOver', { visitId });
    await goTo(story, 'credential');
    await typeCredential(story, 'Abc');
    const keyboard = press.mock.contexts[0] as CredentialKeyboard;
    expect(keyboard.length).toBe(3);
    await story.call('goBack', {});
    expect(keyboard.length).toBe(0);
  }));

test('of a sheet of codes nothing is left once the printer has it', () => {
  const pages: Uint8Array[] = [];
  const paperRenderer = createFakePaperRenderer();
  const renderPdf = async (html: string) => {
    const pdf = await paperRenderer.renderPdf(html);
    pages.push(pdf);
    return pdf;
  };
  return withKiosk(
    async (story) => {
      await choosePrinter(story);
      await signInAsClerk(story);
      const { visitId } = await register(story);
      await story.call('handOver', { visitId });
      await goTo(story, 'recovery-kit');
      const codes = await takeSheet(story);
      expect(pages.filter((pdf) => pdf.every((byte) => byte === 0))).toHaveLength(1);
      expect(pages.filter((pdf) => Buffer.from(pdf).includes(codes[0] ?? ''))).toEqual([]);
      for (const code of codes) expect(tracesOf(code)).toEqual({ given: 2, left: 0 });
    },
    { paperRenderer: { renderPdf } },
  );
});
