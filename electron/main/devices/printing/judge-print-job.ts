import type { PrintJobState } from '#electron/main/ports.ts';
import type { PrinterProblem } from '#shared/contract/kiosk/values.ts';
import type { IppResponse } from './ipp-message.ts';

/** `job-state`. Source: RFC 8011 5.3.7. */
const jobStates: Readonly<Record<number, 'pending' | 'held' | 'printing' | 'stopped' | 'ended'>> = {
  3: 'pending',
  4: 'held',
  5: 'printing',
  6: 'stopped',
  7: 'ended',
  8: 'ended',
  9: 'ended',
};
const CANCELLED = 7;
const COMPLETED = 9;
/** `printer-state`. */
const PRINTER_STOPPED = 5;

/**
 * What the printer says of itself, by the beginning of the keyword: its end says only how bad it is. Source: RFC 8011
 * 5.4.12, PWG 5100.9.
 */
const reasons: readonly (readonly [string, PrinterProblem])[] = [
  ['media-jam', 'paper-jam'],
  ['media-empty', 'paper-out'],
  ['media-needed', 'paper-out'],
  ['input-tray-missing', 'paper-out'],
  ['cover-open', 'door-open'],
  ['door-open', 'door-open'],
  ['interlock-open', 'door-open'],
  ['toner-empty', 'ink-out'],
  ['marker-supply-empty', 'ink-out'],
  ['marker-waste-full', 'ink-out'],
  ['offline', 'printer-offline'],
  ['shutdown', 'printer-offline'],
  ['timed-out', 'printer-offline'],
  ['connecting-to-device', 'printer-offline'],
  ['cups-remote-stopped', 'printer-stopped'],
  ['paused', 'printer-stopped'],
  ['stopped', 'printer-stopped'],
  ['moving-to-paused', 'printer-stopped'],
  ['hold-new-jobs', 'printer-held'],
];

/** The backends of CUPS say that a printer is off in words alone. */
const offWords =
  /not respond|unavailable|not exist|unable to (connect|locate|contact)|no route|refused|unreachable|offline|waiting for (the )?printer/i;

/** What the print system says of a job, and of the queue it is in. */
export function judgePrintJob(job: IppResponse, queue: IppResponse | undefined): PrintJobState {
  const state = job.attributes.get('job-state')?.[0];
  const kind = typeof state === 'number' ? jobStates[state] : undefined;
  if (kind === undefined) return { state: 'forgotten' };
  if (kind === 'ended') {
    if (state === COMPLETED) return { state: 'printed' };
    return { state: 'failed', problem: state === CANCELLED ? 'job-cancelled' : 'job-failed' };
  }
  const printerReasons = [
    ...textsOf(job, 'job-printer-state-reasons'),
    ...textsOf(queue, 'printer-state-reasons'),
  ];
  const reason = reasons.find(([beginning]) => printerReasons.some((each) => each.startsWith(beginning)));
  if (reason !== undefined) return { state: 'queued', problem: reason[1] };
  if (queue?.attributes.get('printer-state')?.[0] === PRINTER_STOPPED || kind === 'stopped') {
    return { state: 'queued', problem: 'printer-stopped' };
  }
  const words = [
    ...textsOf(job, 'job-printer-state-message'),
    ...textsOf(queue, 'printer-state-message'),
  ].join(' ');
  if (offWords.test(words)) return { state: 'queued', problem: 'printer-offline' };
  return { state: 'queued', problem: kind === 'held' ? 'printer-held' : null };
}

function textsOf(response: IppResponse | undefined, name: string): string[] {
  return (response?.attributes.get(name) ?? []).filter((value) => typeof value === 'string');
}
