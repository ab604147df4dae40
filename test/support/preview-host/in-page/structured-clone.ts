/**
 * Writes what the structured clone algorithm accepts as a string, and reads it back, because the DevTools pipe
 * carries JSON only. Runs unchanged in Node and in the page's isolated world, so it uses no import.
 *
 * Written form: JSON's own values stand for themselves; everything else is an array that begins with a tag.
 * Objects are numbered in the order they are first met, so that cycles and shared references survive.
 */

export interface Base64 {
  encode(bytes: Uint8Array): string;
  decode(text: string): Uint8Array<ArrayBuffer>;
}

type Written = string | number | boolean | null | Written[];

const TYPED_ARRAYS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
} as const;

const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError } as const;

function refuseClone(value: unknown): never {
  throw new Error(`An object could not be cloned: ${Object.prototype.toString.call(value)}`);
}

function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

export function writeClone(value: unknown, base64: Base64): string {
  const seen = new Map<object, number>();

  function writeEntries(tag: string, item: object): Written[] {
    const written: Written[] = [tag];
    for (const key of Object.keys(item)) written.push(key, write((item as Record<string, unknown>)[key]));
    return written;
  }

  function writeObject(item: object): Written {
    const known = seen.get(item);
    if (known !== undefined) return ['ref', known];
    seen.set(item, seen.size);
    if (ArrayBuffer.isView(item)) {
      const name = item instanceof DataView ? 'DataView' : (tagOf(item) as keyof typeof TYPED_ARRAYS);
      if (!(name in TYPED_ARRAYS)) refuseClone(item);
      return ['view', name, base64.encode(new Uint8Array(item.buffer, item.byteOffset, item.byteLength))];
    }
    if (Array.isArray(item)) {
      const written: Written[] = ['array'];
      for (let index = 0; index < item.length; index += 1) written.push(write(item[index]));
      return written;
    }
    switch (tagOf(item)) {
      case 'Object':
        return writeEntries('object', item);
      case 'Date': {
        const time = (item as Date).getTime();
        return ['date', Number.isNaN(time) ? null : time];
      }
      case 'RegExp':
        return ['regexp', (item as RegExp).source, (item as RegExp).flags];
      case 'Map': {
        const written: Written[] = ['map'];
        for (const [key, entry] of item as Map<unknown, unknown>) written.push(write(key), write(entry));
        return written;
      }
      case 'Set': {
        const written: Written[] = ['set'];
        for (const entry of item as Set<unknown>) written.push(write(entry));
        return written;
      }
      case 'ArrayBuffer':
        return ['buffer', base64.encode(new Uint8Array(item as ArrayBuffer))];
      case 'Error': {
        const error = item as Error;
        const name = error.name in ERRORS ? error.name : 'Error';
        const cause = 'cause' in error ? [write(error.cause)] : [];
        return ['error', name, String(error.message), String(error.stack ?? ''), ...cause];
      }
      default:
        return refuseClone(item);
    }
  }

  function write(item: unknown): Written {
    switch (typeof item) {
      case 'string':
      case 'boolean':
        return item;
      case 'undefined':
        return ['undefined'];
      case 'bigint':
        return ['bigint', item.toString()];
      case 'number':
        if (Number.isFinite(item) && !Object.is(item, -0)) return item;
        return ['number', Object.is(item, -0) ? '-0' : String(item)];
      case 'object':
        return item === null ? null : writeObject(item);
      default:
        return refuseClone(item);
    }
  }

  return JSON.stringify(write(value));
}

export function readClone(text: string, base64: Base64): unknown {
  const seen: object[] = [];

  function keep<Item extends object>(item: Item): Item {
    seen.push(item);
    return item;
  }

  function readTagged(written: Written[]): unknown {
    const [tag, first, second, third, fourth] = written;
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(first);
      case 'bigint':
        return BigInt(first as string);
      case 'ref':
        return seen[first as number];
      case 'date':
        return keep(new Date(first === null ? Number.NaN : (first as number)));
      case 'regexp':
        return keep(new RegExp(first as string, second as string));
      case 'buffer':
        return keep(base64.decode(first as string).buffer);
      case 'view': {
        const { buffer } = base64.decode(second as string);
        const View = TYPED_ARRAYS[first as keyof typeof TYPED_ARRAYS] as new (buffer: ArrayBuffer) => object;
        return keep(new View(buffer));
      }
      case 'array': {
        const items = keep<unknown[]>([]);
        for (let index = 1; index < written.length; index += 1) items.push(read(written[index]));
        return items;
      }
      case 'object': {
        const item = keep({});
        for (let index = 1; index < written.length; index += 2) {
          Object.defineProperty(item, written[index] as string, {
            value: read(written[index + 1]),
            writable: true,
            enumerable: true,
            configurable: true,
          });
        }
        return item;
      }
      case 'map': {
        const map = keep(new Map<unknown, unknown>());
        for (let index = 1; index < written.length; index += 2) {
          const key = read(written[index]);
          map.set(key, read(written[index + 1]));
        }
        return map;
      }
      case 'set': {
        const set = keep(new Set<unknown>());
        for (let index = 1; index < written.length; index += 1) set.add(read(written[index]));
        return set;
      }
      case 'error': {
        const error = keep(new ERRORS[first as keyof typeof ERRORS](second as string));
        Object.defineProperty(error, 'stack', { value: third, writable: true, configurable: true });
        if (fourth !== undefined) {
          Object.defineProperty(error, 'cause', { value: read(fourth), writable: true, configurable: true });
        }
        return error;
      }
      default:
        throw new Error('Not a written structured clone');
    }
  }

  function read(written: Written | undefined): unknown {
    return Array.isArray(written) ? readTagged(written) : written;
  }

  return read(JSON.parse(text) as Written);
}
