/** The few operations of the Internet Printing Protocol that read a state. Source: RFC 8010, RFC 8011. */

const ippOperations = { 'get-job-attributes': 0x0009, 'get-printer-attributes': 0x000b } as const;

const tag = {
  operation: 0x01,
  end: 0x03,
  lastDelimiter: 0x0f,
  integer: 0x21,
  boolean: 0x22,
  enumeration: 0x23,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
} as const;

export interface IppRequest {
  readonly operation: keyof typeof ippOperations;
  readonly target: { readonly name: 'job-uri' | 'printer-uri'; readonly uri: string };
  readonly wanted: readonly string[];
}

export interface IppResponse {
  /** 0 to 0xff: successful. */
  readonly status: number;
  /** Values by attribute; those that are no integer, boolean or text have none. */
  readonly attributes: ReadonlyMap<string, readonly (string | number | boolean)[]>;
}

export function encodeIppRequest({ operation, target, wanted }: IppRequest): Buffer {
  const head = Buffer.from([2, 0, 0, ippOperations[operation], 0, 0, 0, 1, tag.operation]);
  return Buffer.concat([
    head,
    attribute(tag.charset, 'attributes-charset', 'utf-8'),
    attribute(tag.language, 'attributes-natural-language', 'en'),
    attribute(tag.uri, target.name, target.uri),
    // A further value of the same attribute has no name.
    ...wanted.map((name, index) => attribute(tag.keyword, index === 0 ? 'requested-attributes' : '', name)),
    Buffer.from([tag.end]),
  ]);
}

function attribute(kind: number, name: string, value: string): Buffer {
  const [nameBytes, valueBytes] = [Buffer.from(name), Buffer.from(value)];
  const bytes = Buffer.alloc(5 + nameBytes.length + valueBytes.length);
  bytes.writeUInt8(kind, 0);
  bytes.writeUInt16BE(nameBytes.length, 1);
  nameBytes.copy(bytes, 3);
  bytes.writeUInt16BE(valueBytes.length, 3 + nameBytes.length);
  valueBytes.copy(bytes, 5 + nameBytes.length);
  return bytes;
}

/** Throws RangeError where the bytes end too early. */
export function decodeIppResponse(bytes: Buffer): IppResponse {
  const status = bytes.readUInt16BE(2);
  const attributes = new Map<string, (string | number | boolean)[]>();
  let at = 8;
  let name = '';
  function readPiece(): Buffer {
    const length = bytes.readUInt16BE(at);
    const piece = bytes.subarray(at + 2, at + 2 + length);
    if (piece.length < length) throw new RangeError('the message ends too early');
    at += 2 + length;
    return piece;
  }
  for (let kind = bytes.readUInt8(at); kind !== tag.end; kind = bytes.readUInt8(at)) {
    at += 1;
    if (kind <= tag.lastDelimiter) continue;
    name = readPiece().toString('utf8') || name;
    const value = readValue(kind, readPiece());
    const values = attributes.get(name) ?? [];
    if (value !== undefined) values.push(value);
    attributes.set(name, values);
  }
  return { status, attributes };
}

function readValue(kind: number, bytes: Buffer): string | number | boolean | undefined {
  switch (kind) {
    case tag.integer:
    case tag.enumeration:
      return bytes.readInt32BE(0);
    case tag.boolean:
      return bytes.readUInt8(0) === 1;
    default:
      // Texts, names, keywords and addresses.
      return kind >= 0x40 && kind < 0x4a ? bytes.toString('utf8') : undefined;
  }
}
