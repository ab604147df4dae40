import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Loads a main bundle with `electron` meaning one host's stand-in. This file is loaded by Node itself, and gives the
 * bundle's text to Node itself, also under a test runner that transforms modules: the bundle runs exactly as it was
 * built, and starts without being read by a compiler (which took three times as long as the rest).
 *
 * A query on the bundle's address makes each start a fresh instance: it is passed on to those of the bundle's own
 * chunks that import `electron`, themselves or through another, and tells which host that belongs to. All others, and
 * packages, are shared by the hosts of a process and compiled once: main keeps nothing in its modules.
 */
const QUERY = 'preview-host';
const STAND_IN = 'ventanilla-preview-host:electron';
const ELECTRON = new Set(['electron', 'electron/main']);
/** A bundle's own statements each stand in a line; what else looks like one may be in a text. */
const IMPORTED = /^(?:import\b|export\b|\})[^"'\n]*["']([^"'\n]+)["'];?$|\bimport\("(\.[^"\n]+)"\)/gm;
const REGISTRY = Symbol.for('ventanilla.preview-host.electron');

type ElectronModules = Map<string, Record<string, object>>;

function electronModules(): ElectronModules {
  const holder = globalThis as { [REGISTRY]?: ElectronModules };
  holder[REGISTRY] ??= new Map();
  return holder[REGISTRY];
}

function hostOf(url: string | undefined): string | null {
  if (url === undefined || !url.startsWith('file:')) return null;
  return new URL(url).searchParams.get(QUERY);
}

const bound = new Map<string, boolean>();

/** Whether a chunk needs an instance for each host. */
function isBoundToHost(url: string): boolean {
  const known = bound.get(url);
  if (known !== undefined) return known;
  // Of chunks that import each other: what the others say counts.
  bound.set(url, false);
  const text = readFileSync(fileURLToPath(url), 'utf8');
  const imported = [...text.matchAll(IMPORTED)].map(([, always, later]) => always ?? later ?? '');
  const isBound = imported.some(
    (specifier) =>
      ELECTRON.has(specifier) || (specifier.startsWith('.') && isBoundToHost(new URL(specifier, url).href)),
  );
  bound.set(url, isBound);
  return isBound;
}

/** Text of a module that exports, by name and as default, what the registry holds for a host. */
function standInSource(host: string): string {
  const names = Object.keys(electronModules().get(host) ?? {});
  return [
    `const electron = globalThis[Symbol.for('ventanilla.preview-host.electron')].get(${JSON.stringify(host)});`,
    `export const { ${names.join(', ')} } = electron;`,
    'export default electron;',
  ].join('\n');
}

/** Chunks that every host has. */
const shared = new Set<string>();

registerHooks({
  resolve(specifier, context, nextResolve) {
    const host = hostOf(context.parentURL);
    if (host === null && !shared.has(context.parentURL ?? '')) return nextResolve(specifier, context);
    if (ELECTRON.has(specifier)) {
      return { url: `${STAND_IN}?${QUERY}=${host}`, format: 'module', shortCircuit: true };
    }
    const resolved = nextResolve(specifier, context);
    const isOwnChunk = specifier.startsWith('.') && resolved.url.startsWith('file:');
    if (!isOwnChunk || resolved.url.includes('/node_modules/')) return resolved;
    const url = new URL(resolved.url);
    if (host === null || !isBoundToHost(url.href)) {
      shared.add(url.href);
      return { ...resolved, format: 'module' };
    }
    url.searchParams.set(QUERY, host);
    return { ...resolved, url: url.href };
  },
  load(url, context, nextLoad) {
    if (hostOf(url) !== null || shared.has(url)) {
      return { format: 'module', source: readFileSync(fileURLToPath(url), 'utf8'), shortCircuit: true };
    }
    if (!url.startsWith(STAND_IN)) return nextLoad(url, context);
    const host = new URL(url).searchParams.get(QUERY) ?? '';
    return { format: 'module', source: standInSource(host), shortCircuit: true };
  },
});

/** `host` names the instance and must be new each time; settles when the bundle's own top level has. */
export async function loadMain(url: string, host: string, electron: Record<string, object>): Promise<void> {
  electronModules().set(host, electron);
  const address = new URL(url);
  address.searchParams.set(QUERY, host);
  await import(address.href);
}

/** The stand-in is kept by the modules that imported it; only the registry forgets it. */
export function forgetMain(host: string): void {
  electronModules().delete(host);
}
