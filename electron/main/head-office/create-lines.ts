import type { HeadOfficeLines } from './head-office-line.ts';

/** The database's client is loaded with the first line: nobody waits for it at the start. */
export function createHeadOfficeLines(): HeadOfficeLines {
  let lines: Promise<HeadOfficeLines> | undefined;
  const load = () => {
    lines ??= import('./open-line.ts').then(({ createPostgresLines }) => createPostgresLines());
    return lines;
  };
  return {
    openJoining: async (...where) => (await load()).openJoining(...where),
    openCounter: async (...where) => (await load()).openCounter(...where),
  };
}
