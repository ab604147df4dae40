import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scanner } from '#electron/main/ports.ts';
import type { ScannerDevice } from '#shared/contract/kiosk/documents/capture-methods.ts';
import { runCommand } from '../run-command.ts';
import { runScan } from './run-scan.ts';
import { scanArguments } from './scan-arguments.ts';
import { parseScannerOptions, type ScannerOptions } from './scanner-options.ts';

const LIST_LIMIT_MILLISECONDS = 30_000;
const SILENCE_LIMIT_MILLISECONDS = 60_000;
/** Pages pass through memory alone: this folder of Linux is never on the disk. */
const MEMORY_FOLDER = '/dev/shm';

export interface SaneSettings {
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  readonly silenceLimit?: number;
  readonly memoryFolder?: string;
}

/** Scanners by SANE's own command. Driverless network scanners come with its `airscan` backend. */
export function createSaneScanner(settings: SaneSettings): Scanner {
  const { environment, silenceLimit = SILENCE_LIMIT_MILLISECONDS, memoryFolder = MEMORY_FOLDER } = settings;
  const known = new Map<string, ScannerOptions>();
  const ask = (...words: string[]) =>
    runCommand('scanimage', words, { milliseconds: LIST_LIMIT_MILLISECONDS, environment });

  async function optionsOf(scanner: string): Promise<ScannerOptions | undefined> {
    const found = known.get(scanner);
    if (found !== undefined) return found;
    const answer = await ask('--device-name', scanner, '--all-options');
    if (answer.state !== 'ended' || answer.code !== 0) return undefined;
    const options = parseScannerOptions(answer.output);
    known.set(scanner, options);
    return options;
  }

  async function describe(scanner: string, name: string): Promise<ScannerDevice> {
    const sources = Object.keys((await optionsOf(scanner))?.sources ?? {}) as ScannerDevice['sources'];
    return { id: scanner, name, sources: sources.length === 0 ? ['flatbed'] : sources };
  }

  return {
    async listDevices() {
      const answer = await ask('--formatted-device-list=%d%t%v %m%n'.replace('%t', '\t'));
      if (answer.state === 'missing') return { scanners: [], problem: 'scanning-not-installed' };
      if (answer.state === 'took-too-long') return { scanners: [], problem: 'scanner-not-answering' };
      const scanners: ScannerDevice[] = [];
      for (const line of answer.output.split('\n')) {
        const [id = '', name = ''] = line.split('\t');
        if (id !== '' && name !== '') scanners.push(await describe(id, name.replaceAll('_', ' ').trim()));
      }
      return { scanners, problem: null };
    },

    async scan(request, { onProgress, signal }) {
      const options = await optionsOf(request.scanner);
      if (options === undefined) {
        const isThere = (await this.listDevices()).scanners.some(({ id }) => id === request.scanner);
        return { pages: [], problem: isThere ? 'scanner-not-answering' : 'scanner-not-found' };
      }
      const folder = await mkdtemp(join(memoryFolder, 'ventanilla-scan-')).catch(() =>
        mkdtemp(join(tmpdir(), 'ventanilla-scan-')),
      );
      try {
        const problem = await runScan({
          command: 'scanimage',
          commandArguments: scanArguments(request, options, folder),
          environment,
          silenceLimit,
          signal,
          onProgress,
        });
        // What a device offers changes when it is plugged in again or its cover moves.
        if (problem !== null) known.delete(request.scanner);
        const pages = await readPages(folder, request.format);
        // After the last sheet the feeder is empty, as it should be.
        return { pages, problem: problem === 'feeder-empty' && pages.length > 0 ? null : problem };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** scanimage names a page so only once it is whole. */
async function readPages(folder: string, format: string): Promise<Uint8Array<ArrayBuffer>[]> {
  const pattern = new RegExp(`^page-(\\d+)\\.${format}$`);
  const numbers = (await readdir(folder))
    .map((name) => Number(pattern.exec(name)?.[1]))
    .filter((number) => Number.isInteger(number))
    .sort((a, b) => a - b);
  const pages: Uint8Array<ArrayBuffer>[] = [];
  for (const number of numbers) {
    pages.push(new Uint8Array(await readFile(join(folder, `page-${number}.${format}`))));
  }
  return pages;
}
