import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app } from 'electron';
import { defaultGateLimits } from '#shared/vision/reading/gates.ts';
import type { DocumentReader, Log } from '../ports.ts';
import { createPaperPages } from '../protocol/paper-pages.ts';
import { declareAppScheme } from '../protocol/serve-app.ts';
import { describeReading, kindOf } from '../reader/describe-reading.ts';
import { createDocumentReader } from '../reader/document-reader.ts';
import { createReaderWindows } from '../reader/reader-window.ts';
import { createWindowOpener } from '../windows/open-secure-window.ts';
import { serveIpc } from './ipc.ts';

/**
 * `npm run read-document -- FILE… [--kind passport|contract]`: the kiosk's own reader, in its own sandbox, without a
 * kiosk. One line of JSON for each file on standard output, nothing else. Exit status: 0 also when nothing was found,
 * 2 when a file could not be read from the disk or the call is not understood.
 */

const builtHere = import.meta.dirname;
const folders = {
  renderer: resolve(builtHere, '../renderer'),
  resources: resolve(builtHere, '../../resources'),
};
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function complain(line: string): void {
  process.stderr.write(`read-document: ${line}\n`);
}

/** Undefined when the call is not understood; it was said why. */
function readCall(): { readonly files: readonly string[]; readonly kind: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: process.argv.slice(2),
      options: { kind: { type: 'string' } },
      allowPositionals: true,
    });
    if (positionals.length > 0 && (values.kind === undefined || kindOf(values.kind) !== undefined)) {
      return { files: positionals, kind: values.kind };
    }
  } catch {
    // An unknown option: the usage says what there is.
  }
  complain('usage: npm run -s read-document -- FILE… [--kind passport|contract]');
  return undefined;
}

async function readAll(reader: DocumentReader): Promise<number> {
  const call = readCall();
  if (call === undefined) return 2;
  let status = 0;
  // Process, models and engines first: a kiosk has them warm when a document comes.
  const begun = performance.now();
  await reader.warm();
  const warmUp = performance.now() - begun;
  for (const file of call.files) {
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(readFileSync(file));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
      complain(`${file} cannot be read (${code})`);
      status = 2;
      continue;
    }
    const described = await describeReading(reader, bytes, {
      kind: kindOf(call.kind),
      limits: defaultGateLimits,
      now: new Date(),
    });
    process.stdout.write(`${JSON.stringify({ file, ...described, warmUpMs: Math.round(warmUp) })}\n`);
  }
  return status;
}

app.enableSandbox();
declareAppScheme();
app.on('window-all-closed', () => undefined);
app.whenReady().then(async () => {
  const opener = createWindowOpener(folders, createPaperPages(), quiet);
  const readers = createReaderWindows(opener, resolve(builtHere, '../preload'), quiet);
  serveIpc({
    // There is no view here: nothing but the reader may speak.
    dispatch: { call: async () => ({ kind: 'refused', reason: 'sender' }) },
    findView: () => undefined,
    acceptReaderResult: readers.accept,
  });
  const status = await readAll(createDocumentReader({ startProcess: readers.start, log: quiet })).catch(
    (error: unknown) => {
      complain(error instanceof Error ? error.message : 'failed');
      return 1;
    },
  );
  app.exit(status);
});
