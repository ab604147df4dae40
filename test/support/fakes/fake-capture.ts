import type { RemovableDrives, Scanner, ScanOutcome } from '#electron/main/ports.ts';

/** A scanner that gives what the test puts in it. `hold` keeps it scanning until the scan is cancelled. */
export interface FakeScanner extends Scanner {
  outcome: ScanOutcome;
  hold: boolean;
  readonly requests: Parameters<Scanner['scan']>[0][];
}

export function createFakeScanner(): FakeScanner {
  const scanner: FakeScanner = {
    outcome: { pages: [], problem: 'feeder-empty' },
    hold: false,
    requests: [],
    listDevices: async () => ({
      scanners: [{ id: 'fake:0', name: 'Fake scanner', sources: ['flatbed', 'feeder'] }],
      problem: null,
    }),
    scan: async (request, { onProgress, signal }) => {
      scanner.requests.push(request);
      if (!scanner.hold) return scanner.outcome;
      onProgress({ page: 2, percent: 40 });
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      return { pages: [], problem: 'cancelled' };
    },
  };
  return scanner;
}

/** One drive with the files the test puts on it; none while `files` is undefined. */
export interface FakeDrives extends RemovableDrives {
  files: Map<string, { readonly bytes: Uint8Array<ArrayBuffer>; readonly modifiedAt: Date }> | undefined;
}

export function createFakeDrives(): FakeDrives {
  const drives: FakeDrives = {
    files: undefined,
    list: async () => (drives.files === undefined ? [] : [{ root: '/media/usb', name: 'usb' }]),
    findDocuments: async () =>
      [...(drives.files ?? [])].map(([name, { bytes, modifiedAt }]) => ({
        path: `/media/usb/${name}`,
        name,
        size: bytes.length,
        modifiedAt,
      })),
    read: async (_drive, path) => drives.files?.get(path.slice('/media/usb/'.length))?.bytes,
  };
  return drives;
}
