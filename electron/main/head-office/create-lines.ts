import type { HeadOfficeLines } from './head-office-line.ts';

/** The database's client is loaded with the first line: nobody waits for it at the start. */
export function createHeadOfficeLines(): HeadOfficeLines {
  const load = async () => (await import('./open-line.ts')).headOfficeLines;
  return {
    openJoining: async (target, login, signal) => (await load()).openJoining(target, login, signal),
    openCounter: async (target, login, signal) => (await load()).openCounter(target, login, signal),
  };
}
