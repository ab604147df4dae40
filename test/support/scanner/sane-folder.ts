import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** SANE's virtual devices, configured in a folder of their own: the machine's configuration is not touched. */
export interface SaneFolder {
  /** For whoever runs `scanimage`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Puts a picture (binary PPM) under the lid of every `pnm` device. */
  lay(ppm: Uint8Array): void;
  remove(): void;
}

export interface SaneChoices {
  /** Words added to every call with a device: the `test` device fails or dawdles as it is told. */
  readonly deviceOptions?: readonly string[];
  readonly backends?: readonly ('test' | 'pnm')[];
}

const SYSTEM_TEST_CONFIG = '/etc/sane.d/test.conf';

/**
 * The `pnm` device takes its picture from a file named by an option that no real scanner has: a `scanimage` found
 * first on the path passes it on to the real one.
 */
export function makeSaneFolder(choices: SaneChoices = {}): SaneFolder {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-sane-'));
  const sheet = join(folder, 'sheet.ppm');
  writeFileSync(join(folder, 'dll.conf'), `${(choices.backends ?? ['test', 'pnm']).join('\n')}\n`);
  if (existsSync(SYSTEM_TEST_CONFIG)) copyFileSync(SYSTEM_TEST_CONFIG, join(folder, 'test.conf'));
  const programs = join(folder, 'bin');
  mkdirSync(programs);
  const { PATH = '' } = process.env;
  const added = (choices.deviceOptions ?? []).map((word) => `'${word}'`).join(' ');
  writeFileSync(
    join(programs, 'scanimage'),
    `#!/bin/sh
PATH='${PATH}'
case " $* " in
  *" --formatted-device-list"*|*" --all-options "*) exec scanimage "$@" ;;
  *" pnm:"*) exec scanimage "$@" --filename '${sheet}' ${added} ;;
  *) exec scanimage "$@" ${added} ;;
esac
`,
  );
  chmodSync(join(programs, 'scanimage'), 0o755);
  return {
    environment: { SANE_CONFIG_DIR: folder, PATH: `${programs}${delimiter}${PATH}` },
    lay: (ppm) => writeFileSync(sheet, ppm),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
