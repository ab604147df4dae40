import type { ScanProgress } from '#shared/contract/kiosk/documents/capture-methods.ts';
import type { RemovableDrive } from '../ports.ts';

/** What main keeps in memory of devices at work. Nothing of it survives the program, and nothing needs to. */
export interface CaptureState {
  /** One scan at a time on this terminal. */
  scan: { progress: ScanProgress; readonly abort: AbortController } | null;
  /** Files shown to the clerk, by the id they were shown under: no path comes from a view. */
  readonly offered: Map<string, OfferedFile>;
  /** Paths seen at the first look at each drive's folder: what comes later is new. */
  readonly seen: Map<string, ReadonlySet<string>>;
}

interface OfferedFile {
  readonly drive: RemovableDrive;
  readonly path: string;
}

export function emptyCapture(): CaptureState {
  return { scan: null, offered: new Map(), seen: new Map() };
}
