import { readdirSync, readFileSync } from 'node:fs';

/** Live processes (Linux) whose parent is `processId`; those that only wait to be reaped do not count. */
export function childProcesses(processId: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => {
      const stat = statOf(candidate);
      return stat?.parent === processId && stat.state !== 'Z';
    });
}

export function isProcessAlive(processId: number): boolean {
  const state = statOf(processId)?.state;
  return state !== undefined && state !== 'Z';
}

function statOf(processId: number): { state: string; parent: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

/** Inodes of the TCP sockets on which this machine listens; a process's own are named in /proc/PID/fd. */
export function listeningSockets(): Set<string> {
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) => readTable(path));
  return new Set(
    lines
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[3] === '0A')
      .map((columns) => columns[9] ?? ''),
  );
}

function readTable(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').trim().split('\n').slice(1);
  } catch {
    return [];
  }
}
