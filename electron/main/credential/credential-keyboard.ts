import { timingSafeEqual } from 'node:crypto';
import type { Randomness } from '#electron/main/ports.ts';

export interface CredentialKey {
  readonly id: string;
  readonly label: string;
}

export interface CredentialKeyLayout {
  readonly digits: CredentialKey[];
  readonly lowerCase: CredentialKey[];
  readonly upperCase: CredentialKey[];
}

/** One character more than a credential may have, so that a too long one can be typed and refused with its reason. */
const credentialBufferSize = 16;

const blocks = {
  digits: '0123456789',
  lowerCase: 'abcdefghijklmnopqrstuvwxyz',
  upperCase: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
} as const;

/**
 * Keeps what is typed on the credential keyboard, as ASCII codes in two buffers of fixed size: the entry being typed
 * and the first entry, once accepted. The view knows keys by ids that mean nothing and change with every opening.
 */
export class CredentialKeyboard {
  readonly #randomness: Randomness;
  readonly #codeByKey = new Map<string, number>();
  readonly #entry = Buffer.alloc(credentialBufferSize);
  readonly #first = Buffer.alloc(credentialBufferSize);
  #length = 0;
  #firstLength = 0;

  constructor(randomness: Randomness) {
    this.#randomness = randomness;
  }

  get length(): number {
    return this.#length;
  }

  get hasFirstEntry(): boolean {
    return this.#firstLength > 0;
  }

  /** New ids for every key; digits, lower case and upper case each shuffled apart unless the order is kept. */
  open(keepOrder: boolean): CredentialKeyLayout {
    this.erase();
    this.#codeByKey.clear();
    return {
      digits: this.#layOut(blocks.digits, keepOrder),
      lowerCase: this.#layOut(blocks.lowerCase, keepOrder),
      upperCase: this.#layOut(blocks.upperCase, keepOrder),
    };
  }

  press(key: string): 'pressed' | 'unknown-key' | 'full' {
    const code = this.#codeByKey.get(key);
    if (code === undefined) return 'unknown-key';
    if (this.#length === credentialBufferSize) return 'full';
    this.#entry[this.#length] = code;
    this.#length += 1;
    return 'pressed';
  }

  /** Takes back the last character. */
  eraseLast(): void {
    if (this.#length === 0) return;
    this.#length -= 1;
    this.#entry[this.#length] = 0;
  }

  /** Takes back the whole entry; the first entry, if accepted, stays. */
  erase(): void {
    this.#entry.fill(0);
    this.#length = 0;
  }

  /** The codes typed so far, as a view on the buffer: gone with the next erase. */
  typed(): Uint8Array {
    return this.#entry.subarray(0, this.#length);
  }

  /** Keeps the entry to compare with the second one, and empties the entry. */
  keepAsFirst(): void {
    this.#entry.copy(this.#first);
    this.#firstLength = this.#length;
    this.erase();
  }

  forgetFirst(): void {
    this.#first.fill(0);
    this.#firstLength = 0;
  }

  /** Whether both entries are the same, in a time that does not depend on where they differ. */
  isSameAsFirst(): boolean {
    const sameText = timingSafeEqual(this.#entry, this.#first);
    return sameText && this.#length === this.#firstLength;
  }

  /** Zeroes both entries and forgets the keys. */
  close(): void {
    this.erase();
    this.forgetFirst();
    this.#codeByKey.clear();
  }

  #layOut(block: string, keepOrder: boolean): CredentialKey[] {
    const characters = [...block];
    if (!keepOrder) {
      // Fisher-Yates with the system's generator.
      for (let last = characters.length - 1; last > 0; last -= 1) {
        const chosen = this.#randomness.integer(last + 1);
        const kept = characters[last] as string;
        characters[last] = characters[chosen] as string;
        characters[chosen] = kept;
      }
    }
    return characters.map((label) => {
      const id = this.#randomness.uuid();
      this.#codeByKey.set(id, label.charCodeAt(0));
      return { id, label };
    });
  }
}
