import { expect, test } from 'vitest';
import { decodeIppResponse, encodeIppRequest } from '#electron/main/devices/printing/ipp-message.ts';
import { judgePrintJob } from '#electron/main/devices/printing/judge-print-job.ts';

/** Answers of CUPS 2.4.2, as it gave them, in base64. */
const recorded = {
  completed:
    'AgAAAAAAAAEBRwASYXR0cmlidXRlcy1jaGFyc2V0AAV1dGYtOEgAG2F0dHJpYnV0ZXMtbmF0dXJhbC1sYW5ndWFnZQACZW4CIwAJam9iLXN0YXRlAAQAAAAJRAARam9iLXN0YXRlLXJlYXNvbnMAGHByb2Nlc3NpbmctdG8tc3RvcC1wb2ludEQAGWpvYi1wcmludGVyLXN0YXRlLXJlYXNvbnMABG5vbmUD',
  aborted:
    'AgAAAAAAAAEBRwASYXR0cmlidXRlcy1jaGFyc2V0AAV1dGYtOEgAG2F0dHJpYnV0ZXMtbmF0dXJhbC1sYW5ndWFnZQACZW4CRQAPam9iLXByaW50ZXItdXJpAB5pcHA6Ly9sb2NhbGhvc3QvcHJpbnRlcnMvTXVlcmUjAAlqb2Itc3RhdGUABAAAAAhEABFqb2Itc3RhdGUtcmVhc29ucwAYcHJvY2Vzc2luZy10by1zdG9wLXBvaW50QQAZam9iLXByaW50ZXItc3RhdGUtbWVzc2FnZQBBVW5hYmxlIHRvIGV4ZWN1dGUgYmFja2VuZCBjb21tYW5kIGxpbmU6IE5vIHN1Y2ggZmlsZSBvciBkaXJlY3RvcnlEABlqb2ItcHJpbnRlci1zdGF0ZS1yZWFzb25zAARub25lAw==',
  cancelled:
    'AgAAAAAAAAEBRwASYXR0cmlidXRlcy1jaGFyc2V0AAV1dGYtOEgAG2F0dHJpYnV0ZXMtbmF0dXJhbC1sYW5ndWFnZQACZW4CRQAPam9iLXByaW50ZXItdXJpACBpcHA6Ly9sb2NhbGhvc3QvcHJpbnRlcnMvQXBhZ2FkYSMACWpvYi1zdGF0ZQAEAAAAB0QAEWpvYi1zdGF0ZS1yZWFzb25zABRqb2ItY2FuY2VsZWQtYnktdXNlckEAGWpvYi1wcmludGVyLXN0YXRlLW1lc3NhZ2UAOVRoZSBwcmludGVyIG1heSBub3QgZXhpc3Qgb3IgaXMgdW5hdmFpbGFibGUgYXQgdGhpcyB0aW1lLkQAGWpvYi1wcmludGVyLXN0YXRlLXJlYXNvbnMABG5vbmUD',
  unreachable:
    'AgAAAAAAAAEBRwASYXR0cmlidXRlcy1jaGFyc2V0AAV1dGYtOEgAG2F0dHJpYnV0ZXMtbmF0dXJhbC1sYW5ndWFnZQACZW4CRQAPam9iLXByaW50ZXItdXJpABxpcHA6Ly9sb2NhbGhvc3QvcHJpbnRlcnMvSXBwIwAJam9iLXN0YXRlAAQAAAAFRAARam9iLXN0YXRlLXJlYXNvbnMADGpvYi1wcmludGluZ0EAGWpvYi1wcmludGVyLXN0YXRlLW1lc3NhZ2UAOVRoZSBwcmludGVyIG1heSBub3QgZXhpc3Qgb3IgaXMgdW5hdmFpbGFibGUgYXQgdGhpcyB0aW1lLkQAGWpvYi1wcmludGVyLXN0YXRlLXJlYXNvbnMABG5vbmUD',
  noSuchJob:
    'AgAEBgAAAAEBRwASYXR0cmlidXRlcy1jaGFyc2V0AAV1dGYtOEgAG2F0dHJpYnV0ZXMtbmF0dXJhbC1sYW5ndWFnZQACZW5BAA5zdGF0dXMtbWVzc2FnZQAXSm9iICM5OSBkb2VzIG5vdCBleGlzdC4D',
  queueStopped:
    'AgAAAAAAAAEBRwASYXR0cmlidXRlcy1jaGFyc2V0AAV1dGYtOEgAG2F0dHJpYnV0ZXMtbmF0dXJhbC1sYW5ndWFnZQACZW4EIgAZcHJpbnRlci1pcy1hY2NlcHRpbmctam9icwABASMADXByaW50ZXItc3RhdGUABAAAAAVBABVwcmludGVyLXN0YXRlLW1lc3NhZ2UACVNpbiBwYXBlbEQAFXByaW50ZXItc3RhdGUtcmVhc29ucwAGcGF1c2VkAw==',
} as const;

function answer(name: keyof typeof recorded) {
  return decodeIppResponse(Buffer.from(recorded[name], 'base64'));
}

/** As the protocol names the states of a job and of a printer. */
function jobAt(state: number, reasons: readonly string[] = ['none'], message = '') {
  return {
    status: 0,
    attributes: new Map<string, readonly (string | number | boolean)[]>([
      ['job-state', [state]],
      ['job-printer-state-reasons', reasons],
      ['job-printer-state-message', [message]],
    ]),
  };
}

test('the words of a completed and of an aborted job are the same: its state tells them apart', () => {
  const reasons = (name: 'completed' | 'aborted') => answer(name).attributes.get('job-state-reasons');
  expect(reasons('completed')).toEqual(reasons('aborted'));
  expect(judgePrintJob(answer('completed'), undefined)).toEqual({ state: 'printed' });
  expect(judgePrintJob(answer('aborted'), undefined)).toEqual({ state: 'failed', problem: 'job-failed' });
  expect(judgePrintJob(answer('cancelled'), undefined)).toEqual({
    state: 'failed',
    problem: 'job-cancelled',
  });
});

test('a printer that is off says so in words alone; a stopped queue keeps what it has', () => {
  expect(judgePrintJob(answer('unreachable'), undefined)).toEqual({
    state: 'queued',
    problem: 'printer-offline',
  });
  expect(judgePrintJob(jobAt(3), answer('queueStopped'))).toEqual({
    state: 'queued',
    problem: 'printer-stopped',
  });
  expect(answer('noSuchJob').status).toBe(0x0406);
});

test.each([
  ['media-jam-error', 'paper-jam'],
  ['media-empty-warning', 'paper-out'],
  ['media-needed', 'paper-out'],
  ['cover-open-report', 'door-open'],
  ['toner-empty', 'ink-out'],
  ['offline-report', 'printer-offline'],
  ['connecting-to-device', 'printer-offline'],
  ['paused', 'printer-stopped'],
  ['hold-new-jobs', 'printer-held'],
  ['toner-low-report', null],
] as const)('%s is %s', (reason, problem) => {
  expect(judgePrintJob(jobAt(5, [reason]), undefined)).toEqual({ state: 'queued', problem });
});

test('a held job, one on its way, and one of no state the protocol knows', () => {
  expect(judgePrintJob(jobAt(4), undefined)).toEqual({ state: 'queued', problem: 'printer-held' });
  expect(judgePrintJob(jobAt(5), undefined)).toEqual({ state: 'queued', problem: null });
  expect(judgePrintJob(jobAt(77), undefined)).toEqual({ state: 'forgotten' });
});

test('a question is written as the protocol wants it, and a torn answer is none', () => {
  const bytes = encodeIppRequest({
    operation: 'get-job-attributes',
    target: { name: 'job-uri', uri: 'ipp://localhost/jobs/1' },
    wanted: ['job-state', 'job-state-reasons'],
  });
  // A request has the same frame as an answer, with the operation where the status is.
  const read = decodeIppResponse(bytes);
  expect(read.status).toBe(0x0009);
  expect(read.attributes.get('job-uri')).toEqual(['ipp://localhost/jobs/1']);
  expect(read.attributes.get('requested-attributes')).toEqual(['job-state', 'job-state-reasons']);
  for (let length = 0; length < bytes.length; length += 1) {
    expect(() => decodeIppResponse(bytes.subarray(0, length))).toThrow(RangeError);
  }
});
