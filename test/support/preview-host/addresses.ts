/** Top-level domain that never resolves (RFC 2606), so that a mapped address cannot reach a network. */
const SUFFIX = 'invalid';

/**
 * Stock Chromium does not know the product's own schemes. `app://HOST/path` is shown to the browser as
 * `https://HOST.app.invalid/path` - a standard, secure origin, as the scheme has in Electron - and turned
 * back wherever the main process can see an address.
 */
export class Addresses {
  readonly #schemes = new Set<string>();

  addScheme(scheme: string): void {
    if (!/^[a-z][a-z0-9-]*$/.test(scheme))
      throw new Error(`The preview host cannot map the scheme ${scheme}`);
    if (!['http', 'https', 'file', 'data', 'blob'].includes(scheme)) this.#schemes.add(scheme);
  }

  toBrowser(url: string): string {
    const match = /^([a-z][a-z0-9-]*):\/\/([^/?#]+)(.*)$/s.exec(url);
    if (match === null) return url;
    const [, scheme = '', host = '', rest = ''] = match;
    if (!this.#schemes.has(scheme)) return url;
    return `https://${host}.${scheme}.${SUFFIX}${rest}`;
  }

  toElectron(url: string): string {
    const match = /^https:\/\/([^/?#:]+)\.([a-z][a-z0-9-]*)\.invalid(.*)$/s.exec(url);
    if (match === null) return url;
    const [, host = '', scheme = '', rest = ''] = match;
    if (!this.#schemes.has(scheme)) return url;
    return `${scheme}://${host}${rest}`;
  }

  /** Scheme of an address as the main process sees it, when it is one of the product's own. */
  findScheme(electronUrl: string): string | undefined {
    const scheme = electronUrl.slice(0, electronUrl.indexOf(':'));
    return this.#schemes.has(scheme) ? scheme : undefined;
  }

  /** A policy that names `app:` or `app://HOST` means the mapped origins in the browser. */
  policyToBrowser(policy: string): string {
    let mapped = policy;
    for (const scheme of this.#schemes) {
      mapped = mapped
        .replaceAll(
          new RegExp(`(?<=^|[\\s;,])${scheme}://([^\\s;,/]+)`, 'g'),
          (_all, host: string) => `https://${host}.${scheme}.${SUFFIX}`,
        )
        .replaceAll(
          new RegExp(`(?<=^|[\\s;,])${scheme}:(?=$|[\\s;,])`, 'g'),
          `https://*.${scheme}.${SUFFIX}`,
        );
    }
    return mapped;
  }
}

/** Origin as Electron prints it; `new URL()` says "null" for schemes it does not know. */
export function originOf(electronUrl: string): string {
  const match = /^([a-z][a-z0-9-]*:\/\/[^/?#]*)/.exec(electronUrl);
  return match?.[1] ?? 'null';
}
