import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

/**
 * Three builds: main (ES module, native modules left outside), preload (one CommonJS file per view, because a
 * sandboxed preload cannot be a module) and renderer (the clerk's view, the worker's view, the reader).
 */
export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        input: {
          index: resolve(root, 'electron/main/index.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      rollupOptions: {
        input: {
          clerk: resolve(root, 'electron/preload/clerk.ts'),
          worker: resolve(root, 'electron/preload/worker.ts'),
          reader: resolve(root, 'electron/preload/reader.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    base: './',
    plugins: [react()],
    build: {
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
