import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clearWay } from '#electron/main/store-files/clear-way.ts';
import type { Log, LogFields } from '../ports.ts';

/** Bytes one file may reach before it is set aside. */
const DEFAULT_SIZE_LIMIT = 1024 * 1024;
/** Files kept, the present one included. */
const DEFAULT_FILE_LIMIT = 5;

const LONGEST_WORD = 80;
const LONGEST_STACK = 4000;
/** A word of ours: no space, no accent, so that no name, address or sentence of a person fits. */
const WORD = /^[A-Za-z0-9][A-Za-z0-9._:+-]*$/;
const WITHHELD = '(withheld)';

const FIELD_KINDS: { readonly [Name in keyof Required<LogFields>]: 'word' | 'number' | 'stack' } = {
  method: 'word',
  incident: 'word',
  code: 'word',
  count: 'number',
  milliseconds: 'number',
  state: 'word',
  reason: 'word',
  version: 'word',
  stack: 'stack',
};

type Level = 'info' | 'warn' | 'error';

export interface LogSettings {
  readonly directory: string;
  readonly systemTime: () => Date;
  /** Bytes. */
  readonly sizeLimit?: number;
  readonly fileLimit?: number;
}

/**
 * JSON lines in `directory`/ventanilla.log, the older ones numbered from 1. Only the fields of `LogFields` are
 * written, whatever is passed. Never throws: a full disk costs a line of the log, not a registration.
 */
export function createLog(settings: LogSettings): Log {
  const { directory, sizeLimit = DEFAULT_SIZE_LIMIT, fileLimit = DEFAULT_FILE_LIMIT } = settings;
  const path = join(directory, 'ventanilla.log');

  function write(level: Level, event: string, fields: LogFields): void {
    try {
      const line = `${JSON.stringify({
        at: settings.systemTime().toISOString(),
        level,
        event: asWord(event),
        ...allowedFields(fields),
      })}\n`;
      mkdirSync(directory, { recursive: true });
      if (sizeOf(path) + Buffer.byteLength(line) > sizeLimit) rotate(path, fileLimit);
      clearWay(path);
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      // The log has nowhere to report its own failure.
    }
  }

  return {
    info: (event, fields = {}) => write('info', event, fields),
    warn: (event, fields = {}) => write('warn', event, fields),
    error: (event, fields = {}) => write('error', event, fields),
  };
}

/** The fields that may be written, each in its bounded form. */
function allowedFields(fields: LogFields): Record<string, string | number> {
  const allowed: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!Object.hasOwn(FIELD_KINDS, name) || value === undefined) continue;
    const kind = FIELD_KINDS[name as keyof LogFields];
    if (kind === 'number') allowed[name] = Number.isFinite(value) ? Number(value) : WITHHELD;
    else if (kind === 'word') allowed[name] = asWord(value);
    else allowed[name] = typeof value === 'string' ? value.slice(0, LONGEST_STACK) : WITHHELD;
  }
  return allowed;
}

function asWord(value: unknown): string {
  return typeof value === 'string' && value.length <= LONGEST_WORD && WORD.test(value) ? value : WITHHELD;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function rotate(path: string, fileLimit: number): void {
  const numbered = (number: number): string => path.replace(/\.log$/, `.${number}.log`);
  for (let number = 1; number < fileLimit; number += 1) clearWay(numbered(number));
  rmSync(numbered(fileLimit - 1), { force: true });
  for (let number = fileLimit - 2; number >= 1; number -= 1) {
    if (sizeOf(numbered(number)) > 0) renameSync(numbered(number), numbered(number + 1));
  }
  if (fileLimit > 1) renameSync(path, numbered(1));
  else rmSync(path, { force: true });
}
