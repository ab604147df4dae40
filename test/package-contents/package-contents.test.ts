import { existsSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findRefusedArgument } from '#electron/main/security/allowed-arguments.ts';
import { securityImageIds } from '#shared/domain/credential/question-bank.ts';
import { listPackageContents, readConfiguration, validate } from './package-contents.ts';

const root = resolve(import.meta.dirname, '../..');
const isBuilt = existsSync(join(root, 'out/main/index.js'));

/** Native files of each package, by platform. */
const natives = {
  linux: ['better-sqlite3/prebuilds/linux-x64.node', 'argon2/prebuilds/linux-x64/argon2.glibc.node'],
  win: ['better-sqlite3/prebuilds/win32-x64.node', 'argon2/prebuilds/win32-x64/argon2.glibc.node'],
} as const;

/** The model, the runtimes and the data of the reader, each once. */
const readerEngines = [
  /^out\/renderer\/assets\/mrz-lines-[\w-]+\.onnx$/,
  /^out\/renderer\/assets\/ort-wasm-[\w-]+\.wasm$/,
  /^out\/renderer\/assets\/page-worker-[\w-]+\.js$/,
  /^out\/renderer\/assets\/pdf\.worker\.min-[\w-]+\.mjs$/,
  /^out\/renderer\/tesseract\/worker\.min\.js$/,
  /^out\/renderer\/tesseract\/tesseract-core-simd-lstm\.wasm\.js$/,
  /^out\/renderer\/tesseract\/spa\.traineddata\.gz$/,
  /^out\/renderer\/assets\/magick-[\w-]+\.wasm$/,
  /^out\/renderer\/zxing\/zxing_reader\.wasm$/,
  /^out\/renderer\/pdfjs\/wasm\/jbig2\.wasm$/,
  /^out\/renderer\/pdfjs\/wasm\/openjpeg\.wasm$/,
];

test('the configuration is one that electron-builder understands', async () => {
  await expect(validate(readConfiguration())).resolves.toBeUndefined();
  const misspelt = { ...readConfiguration(), deb: { dependencies: [] } };
  await expect(validate(misspelt)).rejects.toThrow(/configuration\.deb/);
});

describe.each(['linux', 'win'] as const)('the package for %s', (platform) => {
  const contents = listPackageContents(platform, 'x64');

  test('holds the native modules of its own platform and of no other', () => {
    for (const file of natives[platform]) expect(contents).toContain(`node_modules/${file}`);
    const other = platform === 'linux' ? /win32|darwin|arm64|freebsd/ : /linux|darwin|arm64|freebsd/;
    expect(contents.filter((path) => path.endsWith('.node') && other.test(path))).toEqual([]);
  });

  test('holds what those modules need, and no other module', () => {
    const modules = new Set(
      contents
        .filter((path) => path.startsWith('node_modules/'))
        .map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]),
    );
    expect([...modules].sort()).toEqual(['@phc/format', 'argon2', 'better-sqlite3', 'node-gyp-build']);
    expect(contents).toContain('node_modules/better-sqlite3/lib/index.js');
    expect(contents).toContain('node_modules/argon2/argon2.cjs');
    expect(contents.filter((path) => /\.(c|cc|cpp|h|gyp|map)$/.test(path))).toEqual([]);
  });

  test('holds no source, test, tool, specimen or secret of the workshop', () => {
    const strangers = contents.filter(
      (path) =>
        !/^(package\.json$|node_modules\/|resources\/security-images\/|out\/(main|preload|renderer)\/)/.test(
          path,
        ),
    );
    expect(strangers).toEqual([]);
    expect(contents.filter((path) => /dock|specimen|\.env|\.tsx?$|preview-host/i.test(path))).toEqual([]);
  });

  test('holds the security images', () => {
    for (const id of securityImageIds) expect(contents).toContain(`resources/security-images/${id}.svg`);
  });

  test.skipIf(!isBuilt)('holds the bundles (skipped: run `npm run build` first)', () => {
    for (const path of [
      ...['out/main/index.js', 'out/preload/clerk.cjs', 'out/preload/worker.cjs', 'out/preload/reader.cjs'],
      ...['out/renderer/clerk.html', 'out/renderer/worker.html', 'out/renderer/reader.html'],
      ...['out/renderer/pdfjs/wasm/jbig2.wasm', 'out/renderer/pdfjs/cmaps/UniJIS-UTF16-H.bcmap'],
      'out/renderer/fonts/scripts.css',
    ]) {
      expect(contents).toContain(path);
    }
  });

  test.skipIf(!isBuilt)('holds every engine that reads documents (skipped: not built)', () => {
    for (const engine of readerEngines) {
      const found = contents.filter((path) => engine.test(path));
      expect(found, String(engine)).toHaveLength(1);
      expect(statSync(join(root, found[0] ?? '')).size, String(engine)).toBeGreaterThan(1000);
    }
  });

  test.skipIf(!isBuilt)(
    'holds no support tool, training script or font of the workshop (skipped: not built)',
    () => {
      const tools = /read-document|training|\.py$|\.traineddata$|\.(ttf|otf)$|bench|fuzz/i;
      expect(contents.filter((path) => tools.test(path) && !path.includes('/pdfjs/standard_fonts/'))).toEqual(
        [],
      );
    },
  );

  test.skipIf(!isBuilt)('can load everything its main process asks for (skipped: not built)', () => {
    const scripts = contents.filter((path) => /^out\/main\/.*\.js$/.test(path));
    const asked = scripts.flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return [...text.matchAll(/^import\s(?:[^'"]*?from\s)?["']([^'"]+)["'];?$/gm)].map(
        ([, name = '']) => name,
      );
    });
    const outside = [...new Set(asked)].filter((name) => !name.startsWith('.') && !isBuiltin(name));
    expect(outside.sort()).toEqual(['argon2', 'electron']);
    // SQLite by its platform's path.
    const byPath = ['better-sqlite3/', '{process.platform}-', '{process.arch}'].join('$');
    expect(scripts.some((path) => readFileSync(join(root, path), 'utf8').includes(byPath))).toBe(true);
    const entry = `node_modules/better-sqlite3/lib/${platform === 'win' ? 'win32' : platform}-x64.js`;
    expect(contents).toContain(entry);
    expect(contents).toContain(entry.replace('/lib/', '/prebuilds/').replace(/js$/, 'node'));
  });
});

test('the fuses are set as the security checklist asks', () => {
  expect(readConfiguration().electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('no target takes Chromium’s sandbox away, and the Debian package asks for what it runs with', () => {
  const { linux, deb } = readConfiguration() as unknown as {
    readonly linux: { readonly target: readonly string[]; readonly executableArgs: readonly string[] };
    readonly deb: { readonly depends: readonly string[]; readonly recommends: readonly string[] };
  };
  expect(linux.target).toEqual(['deb']);
  // What the launcher gives is on the list of what an installed kiosk admits.
  expect(
    findRefusedArgument({ isPackaged: true, argv: ['ventanilla', ...linux.executableArgs] }),
  ).toBeUndefined();
  // electron-builder's own list, which ours replaces, and a keyring for the store's key.
  for (const name of ['libnotify4', 'libnss3', 'libxtst6', 'libuuid1', 'libsecret-1-0', 'cups-client']) {
    expect(deb.depends).toContain(name);
  }
  expect(deb.recommends).toContain('sane-utils');
  const { homepage, author } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  expect(homepage).toMatch(/^https:/);
  expect(author).toMatch(/<[^>]+@[^>]+>$/);
});
