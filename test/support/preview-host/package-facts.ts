import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly directory: string;
}

/** The package that a bundle belongs to, as Electron finds it. */
export function packageOf(mainPath: string): PackageFacts {
  for (let directory = dirname(mainPath); ; directory = dirname(directory)) {
    try {
      const facts = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as {
        name?: string;
        version?: string;
      };
      return { name: facts.name ?? 'preview', version: facts.version ?? '0.0.0', directory };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      if (directory === dirname(directory))
        return { name: 'preview', version: '0.0.0', directory: dirname(mainPath) };
    }
  }
}
