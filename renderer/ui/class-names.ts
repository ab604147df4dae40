/**
 * Reads a CSS module's names: `css('button', 'primary', busy && 'busy')` joins those that are text. A false or
 * undefined part is left out.
 */
export function classNames(
  names: Readonly<Record<string, string>>,
): (...parts: readonly (string | false | null | undefined)[]) => string {
  return (...parts) =>
    parts
      .filter((part) => typeof part === 'string')
      .map((part) => names[part] ?? '')
      .filter((name) => name !== '')
      .join(' ');
}
