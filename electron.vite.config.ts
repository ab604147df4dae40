import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;

/** Left out of main's bundle: the runtime itself and the packages with native code. */
const nativeModules = ['electron', 'better-sqlite3', 'argon2'];

/** What pdf.js fetches while it reads: decoders of scanned pages, character maps, standard fonts, colour profiles. */
const pdfjsFolders = { wasm: /\.wasm$/, cmaps: /\.bcmap$/, standard_fonts: /\.(pfb|ttf)$/, iccs: /\.icc$/ };

function copyPdfjsFiles(): Plugin {
  return {
    name: 'copy-pdfjs-files',
    apply: 'build',
    generateBundle() {
      for (const [folder, wanted] of Object.entries(pdfjsFolders)) {
        const source = resolve(root, 'node_modules/pdfjs-dist', folder);
        for (const name of readdirSync(source).filter((each) => wanted.test(each) && !/quickjs/.test(each))) {
          const fileName = `pdfjs/${folder}/${name}`;
          this.emitFile({ type: 'asset', fileName, source: readFileSync(join(source, name)) });
        }
      }
    },
  };
}

/** Engines the reader loads by address: OCR with its Spanish model, and the reader of QR codes. */
const readerEngines = {
  'tesseract/worker.min.js': 'tesseract.js/dist/worker.min.js',
  'tesseract/tesseract-core-simd-lstm.wasm.js': 'tesseract.js-core/tesseract-core-simd-lstm.wasm.js',
  'tesseract/spa.traineddata.gz': '@tesseract.js-data/spa/4.0.0_best_int/spa.traineddata.gz',
  'zxing/zxing_reader.wasm': 'zxing-wasm/dist/reader/zxing_reader.wasm',
};

function copyReaderEngines(): Plugin {
  return {
    name: 'copy-reader-engines',
    apply: 'build',
    generateBundle() {
      for (const [fileName, from] of Object.entries(readerEngines)) {
        const source = readFileSync(resolve(root, 'node_modules', from));
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

/**
 * Style sheets of packages; where two have a character, the later one writes it. What most papers print is not variable:
 * Chromium writes a variable font into a PDF as drawings of its letters. The variable ones are one family, because no
 * family may mix both.
 */
const scriptFonts = [
  ...['kr', 'sc', 'bengali', 'ethiopic', 'thai', 'georgian', 'armenian', 'hebrew', 'arabic'].map(
    (script) => `@fontsource-variable/noto-sans-${script}/index.css`,
  ),
  '@fontsource/noto-sans/400.css',
  '@fontsource/noto-sans/700.css',
];

/**
 * Noto Sans for every script that names are written in (docs/decisions/085-fonts-for-every-name.md): two families in
 * `scripts.css`, their files beside it. The views load a file when a character asks for it, papers carry what they print.
 */
export function scriptFontFiles(): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  const faces = scriptFonts.flatMap((sheet) => {
    const path = resolve(root, 'node_modules', sheet);
    return readFileSync(path, 'utf8')
      .split(/(?=@font-face)/)
      .flatMap((face) => {
        const [address, name] = /url\(\.\/files\/([\w.-]+\.woff2)\) format\('[\w-]+'\)/.exec(face) ?? [];
        if (address === undefined || name === undefined) return [];
        // Each has Latin and signs beside its own script.
        if (sheet.includes('-variable') && !/^noto-sans-(\w+)-(\1|\d+)-wght-/.test(name)) return [];
        files.set(name, readFileSync(join(dirname(path), 'files', name)));
        return face
          .replace(/font-family: '[^']+ Variable'/, "font-family: 'Noto Sans Scripts'")
          .replace(/src: [^;]+;/, () => `src: ${address.replace('./files/', './')};`);
      });
  });
  return files.set('scripts.css', faces.join(''));
}

function copyScriptFonts(): Plugin {
  return {
    name: 'copy-script-fonts',
    apply: 'build',
    generateBundle() {
      for (const [name, source] of scriptFontFiles()) {
        this.emitFile({ type: 'asset', fileName: `fonts/${name}`, source });
      }
    },
  };
}

/**
 * Three builds: main (ES module; only native modules stay outside, so that it starts from few files), preload (one
 * self-contained CommonJS file per view, because a sandboxed preload cannot load another) and renderer (the clerk's
 * view, the worker's view, the reader).
 */
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: resolve(root, 'electron/main/app/index.ts'),
          // Threads of main's.
          'check-thread': resolve(root, 'electron/main/db/integrity/check-thread.ts'),
          'backup-thread': resolve(root, 'electron/main/backup/backup-thread.ts'),
          'reading-thread': resolve(root, 'electron/main/db/reading/reading-thread.ts'),
          'safety-thread': resolve(root, 'electron/main/db/safety/safety-thread.ts'),
          // Support's tool: the reader without a kiosk. It is not packaged.
          'read-document': resolve(root, 'electron/main/app/read-document.ts'),
        },
        external: nativeModules,
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      isolatedEntries: true,
      rollupOptions: {
        input: {
          clerk: resolve(root, 'electron/preload/clerk.ts'),
          worker: resolve(root, 'electron/preload/worker.ts'),
          reader: resolve(root, 'electron/preload/reader.ts'),
        },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    base: './',
    plugins: [react(), copyPdfjsFiles(), copyReaderEngines(), copyScriptFonts()],
    // The reader's workers are modules, as their page is.
    worker: { format: 'es' },
    assetsInclude: ['**/*.onnx'],
    build: {
      // A `data:` address is not in the policy: every font and picture is a file.
      assetsInlineLimit: 0,
      // Half the bytes to read and compile before the first screen (docs/decisions/005-start.md).
      minify: true,
      // The reader and its engines load from this machine's disk, apart from the first screen: their size delays nothing.
      chunkSizeWarningLimit: 4000,
      rollupOptions: {
        input: {
          clerk: resolve(root, 'renderer/clerk.html'),
          worker: resolve(root, 'renderer/worker.html'),
          reader: resolve(root, 'renderer/reader.html'),
        },
      },
    },
  },
});
