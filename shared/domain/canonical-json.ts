import canonicalize from 'canonicalize';

/**
 * The one text of a JSON value, whose bytes (UTF-8) are hashed and signed: no spaces, names in the order of their
 * UTF-16 units, numbers as ECMAScript writes them. Throws for what JSON cannot hold, and for half a surrogate pair.
 * Source: RFC 8785.
 */
export function canonicalJson(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('this is no JSON value');
  return text;
}
