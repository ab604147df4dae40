import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

const IN_PAGE = join(import.meta.dirname, 'in-page');

/** Node marks the function as experimental; its one warning would be noise on every start. */
function stripTypesQuietly(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}

const parts = new Map<string, string>();

/** A file as a classic script: types, imports and the word `export` removed, once a process. */
function part(file: string): string {
  const known = parts.get(file);
  if (known !== undefined) return known;
  const source = stripTypesQuietly(readFileSync(join(IN_PAGE, file), 'utf8'));
  const script = source.replace(/^import\s[^;]*;$/gm, '').replace(/^export /gm, '');
  parts.set(file, script);
  return script;
}

function bundle(files: readonly string[]): string {
  return files.map(part).join('\n');
}

function inTopFrame(body: string): string {
  return `(() => { 'use strict'; if (window !== window.top) return;\n${body}\n})();`;
}

/** Script for the page's own world; `handshake` must be secret from the page. */
export function pageWorldScript(handshake: string): string {
  return inTopFrame(
    `${bundle(['world-bridge.ts', 'page-world.ts'])}\nstartPageWorld(${JSON.stringify(handshake)});`,
  );
}

export interface PreloadScriptSettings {
  readonly handshake: string;
  readonly binding: string;
  readonly argv: readonly string[];
  /** Text of the CommonJS preload bundle. */
  readonly preload: string | undefined;
}

/** Script for the isolated world: the stand-in for `electron` in a sandboxed preload, then the preload itself. */
export function preloadWorldScript(settings: PreloadScriptSettings): string {
  const preload =
    settings.preload === undefined
      ? 'null'
      : `function (require, process, module, exports) {\n${settings.preload}\n}`;
  const values = {
    handshake: settings.handshake,
    binding: settings.binding,
    argv: settings.argv,
    platform: process.platform,
    versions: { node: process.versions.node },
  };
  return inTopFrame(
    [
      bundle(['structured-clone.ts', 'chunks.ts', 'world-bridge.ts', 'preload-world.ts']),
      `startPreloadWorld({ ...${JSON.stringify(values)}, preload: ${preload} });`,
    ].join('\n'),
  );
}
