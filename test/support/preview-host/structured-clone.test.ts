import { describe, expect, it } from 'vitest';
import { fc, many } from '#test/support/random-samples.ts';
import { createChunkJoiner, cutIntoChunks } from './in-page/chunks.ts';
import { type Base64, readClone, writeClone } from './in-page/structured-clone.ts';

const base64: Base64 = {
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
};

function roundTrip(value: unknown): unknown {
  return readClone(writeClone(value, base64), base64);
}

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: false,
  withNullPrototype: false,
  withObjectString: false,
  withBoxedValues: false,
});

describe('a structured clone as text', () => {
  it('is what the structured clone algorithm gives', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(roundTrip(value)).toEqual(structuredClone(value));
      }),
      { numRuns: many(500) },
    );
  });

  it('keeps shared references, cycles and dangerous keys', () => {
    const shared = { at: new Date(0) };
    interface Tangle {
      one: unknown;
      other: unknown[];
      map: Map<unknown, unknown>;
      self?: Tangle;
    }
    const value: Tangle = { one: shared, other: [shared], map: new Map([[shared, shared]]) };
    value.self = value;
    Object.defineProperty(value, '__proto__', { value: { polluted: true }, enumerable: true });
    const copy = roundTrip(value) as Tangle;
    expect(copy.self).toBe(copy);
    expect(copy.other[0]).toBe(copy.one);
    expect(copy.map.get(copy.one)).toBe(copy.one);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(Object.hasOwn(copy, '__proto__')).toBe(true);
  });

  it('keeps an error’s kind, message and cause', () => {
    const copy = roundTrip(new TypeError('wrong', { cause: new Error('because') })) as Error;
    expect(copy).toBeInstanceOf(TypeError);
    expect([copy.message, (copy.cause as Error).message]).toEqual(['wrong', 'because']);
  });

  it('sends only the bytes that a view shows', () => {
    const view = new Uint8Array([1, 2, 3, 4]).subarray(1, 3);
    expect(roundTrip(view)).toEqual(new Uint8Array([2, 3]));
    expect(roundTrip(Buffer.from([9]))).toEqual(new Uint8Array([9]));
  });

  it.each([
    ['a function', () => undefined],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve()],
    ['a weak map', { inside: new WeakMap() }],
  ])('refuses %s', (_name, value) => {
    expect(() => roundTrip(value)).toThrow('An object could not be cloned');
  });
});

describe('chunks', () => {
  it('join again however they are interleaved', () => {
    const texts = ['', 'short', 'x'.repeat(1_200_000), `y:${'z'.repeat(600_000)}`];
    const cut = texts.map((text, index) => cutIntoChunks(index, text));
    const longest = Math.max(...cut.map((chunks) => chunks.length));
    const join = createChunkJoiner();
    const joined: string[] = [];
    for (let index = 0; index < longest; index += 1) {
      for (const chunks of cut) {
        const chunk = chunks[index];
        const text = chunk === undefined ? undefined : join(chunk);
        if (text !== undefined) joined.push(text);
      }
    }
    expect(joined.toSorted()).toEqual(texts.toSorted());
  });
});
