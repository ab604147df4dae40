import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Scanner, ScanOutcome } from '#electron/main/ports.ts';
import {
  type ScannerDevice,
  type ScannerProblem,
  type ScanSource,
  scanSources,
} from '#shared/contract/kiosk/documents/capture-methods.ts';
import { runCommand } from '../run-command.ts';
import { listScript, scanScript } from './wia-script.ts';

const LIST_LIMIT_MILLISECONDS = 30_000;
const SILENCE_LIMIT_MILLISECONDS = 120_000;
const powershell = 'powershell.exe';

/** PowerShell takes a script in base64 of UTF-16: no quoting, no file. */
function scriptArguments(script: string): string[] {
  return [
    '-NoProfile',
    '-NonInteractive',
    '-EncodedCommand',
    Buffer.from(script, 'utf16le').toString('base64'),
  ];
}

/** Scanners by Windows Image Acquisition, which every maker's driver offers. */
export function createWindowsScanner(
  environment: Readonly<NodeJS.ProcessEnv>,
  silenceLimit = SILENCE_LIMIT_MILLISECONDS,
): Scanner {
  return {
    async listDevices() {
      const answer = await runCommand(powershell, scriptArguments(listScript), {
        milliseconds: LIST_LIMIT_MILLISECONDS,
        environment,
      });
      if (answer.state === 'missing') return { scanners: [], problem: 'scanning-not-installed' };
      if (answer.state === 'took-too-long') return { scanners: [], problem: 'scanner-not-answering' };
      return { scanners: readDevices(answer.output), problem: null };
    },

    scan(request, { onProgress, signal }) {
      if (signal.aborted) return Promise.resolve({ pages: [], problem: 'cancelled' });
      return new Promise<ScanOutcome>((resolve) => {
        const child = spawn(powershell, scriptArguments(scanScript), {
          stdio: ['ignore', 'pipe', 'ignore'],
          windowsHide: true,
          env: {
            ...environment,
            VENTANILLA_SCANNER: request.scanner,
            VENTANILLA_SCAN_SOURCE: request.source,
            VENTANILLA_SCAN_RESOLUTION: String(request.resolution),
            VENTANILLA_SCAN_FORMAT: request.format,
            VENTANILLA_SCAN_PAGES: String(request.pageLimit),
          },
        });
        const pages: Uint8Array<ArrayBuffer>[] = [];
        let problem: ScannerProblem | null = null;
        let silence: NodeJS.Timeout | undefined;
        function stop(why: ScannerProblem): void {
          problem ??= why;
          child.kill();
        }
        function listen(): void {
          clearTimeout(silence);
          silence = setTimeout(() => stop('scanner-not-answering'), silenceLimit);
        }
        const onAbort = (): void => stop('cancelled');
        function end(): void {
          clearTimeout(silence);
          signal.removeEventListener('abort', onAbort);
          resolve({ pages, problem });
        }
        signal.addEventListener('abort', onAbort);
        listen();
        const lines = createInterface({ input: child.stdout });
        lines.on('line', (line) => {
          listen();
          const [kind, value = ''] = line.split('\t');
          if (kind === 'scanning') onProgress({ page: Number(value) || 1, percent: null });
          else if (kind === 'page') pages.push(new Uint8Array(Buffer.from(value, 'base64')));
          else if (kind === 'problem') problem ??= wiaProblem(value);
        });
        child.on('error', () => {
          problem ??= 'scanning-not-installed';
          end();
        });
        lines.on('close', end);
      });
    },
  };
}

export function readDevices(output: string): ScannerDevice[] {
  return output.split(/\r?\n/).flatMap((line) => {
    const [kind, id, name, offered = ''] = line.split('\t');
    if (kind !== 'device' || !id || !name) return [];
    const sources: ScanSource[] = scanSources.filter((source) => offered.split(',').includes(source));
    return [{ id, name, sources: sources.length === 0 ? ['flatbed'] : sources }];
  });
}

/** WIA's error codes. Source: Microsoft, "WIA error codes". */
export function wiaProblem(code: string): ScannerProblem {
  switch (code.toUpperCase()) {
    case '80210002':
      return 'feeder-jammed';
    case '80210003':
      return 'feeder-empty';
    case '80210006':
    case '8021000D':
      return 'scanner-busy';
    case '80210005':
    case '8021000A':
      return 'scanner-lost';
    case '80210015':
      return 'scanner-not-found';
    case '80210016':
      return 'cover-open';
    case '80070005':
      return 'access-denied';
    case '80040154':
      return 'scanning-not-installed';
    default:
      return 'scan-failed';
  }
}
