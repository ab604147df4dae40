import type { Paper } from '#shared/contract/kiosk/values.ts';

/** How far a paper is, in the worker's words: `kept` is in the print system, which does not let it out. */
export function printingWords({ printing, printerProblem }: Paper): Paper['printing'] | 'kept' {
  return printing === 'queued' && printerProblem !== null ? 'kept' : printing;
}
