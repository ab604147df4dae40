import type { ScanRequest } from '#electron/main/ports.ts';
import { chooseResolution, type ScannerOptions } from './scanner-options.ts';

/** Millimetres of a sheet of A4 (ISO 216), which every document of the procedure fits on. */
const sheet = { width: 210, height: 297 };

/** Arguments of `scanimage` for one run: pages into `folder`, colour, only options this device has. */
export function scanArguments(
  request: ScanRequest,
  { sources, colour, resolutions, width, height, hasDepth }: ScannerOptions,
  folder: string,
): string[] {
  const source = sources[request.source];
  return [
    '--device-name',
    request.scanner,
    ...(source === undefined ? [] : ['--source', source]),
    ...(colour === undefined ? [] : ['--mode', colour]),
    ...(hasDepth ? ['--depth', '8'] : []),
    ...(resolutions === undefined
      ? []
      : ['--resolution', String(chooseResolution(resolutions, request.resolution))]),
    ...(width === undefined ? [] : ['-x', String(Math.min(width, sheet.width))]),
    ...(height === undefined ? [] : ['-y', String(Math.min(height, sheet.height))]),
    '--format',
    request.format,
    '--progress',
    `--batch=${folder}/page-%d.${request.format}`,
    `--batch-count=${request.source === 'feeder' ? request.pageLimit : 1}`,
  ];
}
