import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of which something goes into the product: its code in a bundle, a font, a model, a WebAssembly engine. */
export interface ShippedPackage {
  readonly name: string;
  /** What it is called here: an alias, or its name. */
  readonly alias: string;
  readonly version: string;
  /** As its package.json says it (SPDX). */
  readonly license: string;
  /** Texts of its licence and notice files. */
  readonly texts: readonly string[];
}

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
}

const LICENCE_FILE = /^(licen[cs]e|copying|notice|third.?party)[^/]*$/i;

/**
 * The packages that the product's own dependencies need, by name; what they only may have is not bundled. Throws where
 * one names no licence.
 */
export function listShippedPackages(root: string): ShippedPackage[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const found = new Set<string>();
  const waiting = [''];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const name of Object.keys(packages[path]?.dependencies ?? {})) {
      const place = placeOf(packages, path, name);
      if (place === undefined) throw new Error(`${name} is not in the lockfile`);
      if (found.has(place)) continue;
      found.add(place);
      waiting.push(place);
    }
  }
  const described = [...found].map((path) => ({
    ...describe(join(root, path)),
    alias: path.slice(path.lastIndexOf('node_modules/') + 13),
  }));
  // One version may lie in two places.
  const once = new Map(described.map((each) => [`${each.name}@${each.version}`, each]));
  return [...once.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** Where a package finds another one: beside itself, or further out. */
function placeOf(packages: Readonly<Record<string, LockedPackage>>, from: string, name: string) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[place] !== undefined) return place;
    if (folder === '') return undefined;
  }
}

function describe(folder: string): Omit<ShippedPackage, 'alias'> {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: unknown;
  };
  if (typeof license !== 'string') throw new Error(`${name} names no licence`);
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').trim());
  return { name, version, license, texts };
}

/** What is ours beside the code, and what comes with Electron. */
const BESIDE = `Ventanilla itself, its MRZ model (resources/mrz) and its security images: Apache-2.0.
Electron and Chromium: LICENSE.electron.txt and LICENSES.chromium.html beside the program.`;

/** The text that goes with the product: every package with its licence. */
export function noticesOf(packages: readonly ShippedPackage[]): string {
  const parts = packages.map(({ name, version, license, texts }) =>
    [`${name} ${version}`, `Licence: ${license}`, ...texts].join('\n\n'),
  );
  return `${['Third-party notices', BESIDE, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
