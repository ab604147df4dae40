import type { ScanSource } from '#shared/contract/kiosk/documents/capture-methods.ts';

/** What a SANE device offers, as far as a scan needs it. Every device names its own modes and sources. */
export interface ScannerOptions {
  /** The device's own word for each source it has. */
  readonly sources: Partial<Record<ScanSource, string>>;
  /** Its word for colour; undefined when it has no choice of modes. */
  readonly colour: string | undefined;
  readonly resolutions: ScannerResolutions | undefined;
  /** Millimetres of the largest sheet. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** It can be told how many bits a sample has. */
  readonly hasDepth: boolean;
}

export type ScannerResolutions =
  | { readonly kind: 'list'; readonly values: readonly number[] }
  | { readonly kind: 'range'; readonly lowest: number; readonly highest: number };

/** Reads what `scanimage -d DEVICE -A` prints. Options that are inactive or read-only do not count. */
export function parseScannerOptions(text: string): ScannerOptions {
  const options = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, name, values] = /^\s{2,}(--?[a-z][a-z0-9-]*)[ [=](.*)$/i.exec(line) ?? [];
    if (name === undefined || values === undefined || /\[(inactive|read-only)\]/.test(line)) continue;
    options.set(name, values);
  }
  const words = (name: string): string[] =>
    (options.get(name) ?? '')
      .replace(/\s*\[[^\]]*\]\s*$/, '')
      .split('|')
      .map((word) => word.trim())
      .filter((word) => word !== '');
  return {
    sources: sourcesAmong(words('--source')),
    colour: colourAmong(words('--mode')),
    resolutions: resolutionsIn(options.get('--resolution')),
    width: highestIn(options.get('-x')),
    height: highestIn(options.get('-y')),
    hasDepth: /(^|\D)8(\D|$)/.test(options.get('--depth') ?? ''),
  };
}

function sourcesAmong(words: readonly string[]): ScannerOptions['sources'] {
  const feeders = words.filter((word) => /adf|feeder/i.test(word));
  const feeder = feeders.find((word) => !/duplex|back/i.test(word)) ?? feeders[0];
  const flatbed = words.find((word) => /flat|platen|^fb$|normal/i.test(word));
  return {
    ...(flatbed === undefined ? {} : { flatbed }),
    ...(feeder === undefined ? {} : { feeder }),
  };
}

function colourAmong(words: readonly string[]): string | undefined {
  return words.find((word) => /^colou?r$/i.test(word)) ?? words.find((word) => /colou?r/i.test(word));
}

function resolutionsIn(text: string | undefined): ScannerResolutions | undefined {
  if (text === undefined) return undefined;
  const range = /^(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?)/.exec(text);
  if (range !== null) return { kind: 'range', lowest: Number(range[1]), highest: Number(range[2]) };
  const values = [...text.replace(/\[[^\]]*\]\s*$/, '').matchAll(/\d+(?:\.\d+)?/g)].map(Number);
  return values.length === 0 ? undefined : { kind: 'list', values };
}

function highestIn(text: string | undefined): number | undefined {
  const highest = Number(/\.\.(\d+(?:\.\d+)?)/.exec(text ?? '')?.[1]);
  return Number.isFinite(highest) ? highest : undefined;
}

/** The device's resolution for `wanted` dots an inch: the same, else the next finer, else its finest. */
export function chooseResolution(offered: ScannerResolutions, wanted: number): number {
  if (offered.kind === 'range') return Math.min(Math.max(wanted, offered.lowest), offered.highest);
  const finer = offered.values.filter((value) => value >= wanted);
  return finer.length > 0 ? Math.min(...finer) : Math.max(...offered.values);
}
