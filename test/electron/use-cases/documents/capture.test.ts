import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { signInAsClerk } from '#test/support/fakes/journey.ts';
import { withKiosk } from '#test/support/with-kiosk.ts';

const sheet = (text: string) => new TextEncoder().encode(text);

/** The smallest JPEG that says its size: what a PDF needs of it. */
const jpeg = Uint8Array.from(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
    'base64',
  ),
);

async function open(test: Parameters<Parameters<typeof withKiosk>[0]>[0]) {
  await signInAsClerk(test);
  const { id } = await test.call('startVisit', { workerId: null });
  return { visitId: id, scanner: 'fake:0', source: 'feeder', resolution: 300 } as const;
}

test('sheets of a passport become one document each', () =>
  withKiosk(async (kiosk) => {
    const scan = await open(kiosk);
    kiosk.scanner.outcome = { pages: [sheet('one'), sheet('two')], problem: null };
    const { documents, problem } = await kiosk.call('scanPages', { ...scan, kind: 'passport' });
    expect([documents.length, problem]).toEqual([2, null]);
    expect(kiosk.scanner.requests[0]).toMatchObject({ format: 'png', resolution: 300, source: 'feeder' });
    const visit = await kiosk.call('getVisit', { visitId: scan.visitId });
    expect(visit.documents).toHaveLength(2);
  }));

test('sheets of a contract become one document of many pages', () =>
  withKiosk(async (kiosk) => {
    const scan = await open(kiosk);
    kiosk.scanner.outcome = { pages: [jpeg, jpeg, jpeg], problem: null };
    const read: Uint8Array[] = [];
    const { read: readAsBefore } = kiosk.reader;
    kiosk.reader.read = (bytes) => {
      read.push(bytes);
      return readAsBefore(bytes);
    };
    const { documents } = await kiosk.call('scanPages', { ...scan, kind: 'contract' });
    expect(documents).toHaveLength(1);
    expect((await PDFDocument.load(read[0] ?? new Uint8Array())).getPageCount()).toBe(3);
  }));

test('a jam half way keeps the sheets before it, and says so', () =>
  withKiosk(async (kiosk) => {
    const scan = await open(kiosk);
    kiosk.scanner.outcome = { pages: [sheet('one')], problem: 'feeder-jammed' };
    const answer = await kiosk.call('scanPages', { ...scan, kind: 'passport' });
    expect(answer).toMatchObject({ pages: 1, problem: 'feeder-jammed' });
    expect(answer.documents).toHaveLength(1);
  }));

test('nothing scanned is an error that names its cause', () =>
  withKiosk(async (kiosk) => {
    const scan = await open(kiosk);
    kiosk.scanner.outcome = { pages: [], problem: 'cover-open' };
    expect(await kiosk.callForError('scanPages', { ...scan, kind: 'passport' })).toEqual({
      code: 'cover-open',
    });
  }));

/** The page under the lamp, as the clerk's view was told last. */
function pushed({ clerkSessions }: { readonly clerkSessions: readonly string[] }): unknown {
  return JSON.parse(clerkSessions.at(-1) ?? '{}').scan;
}

test('one scan at a time, which says how far it is and can be cancelled', () =>
  withKiosk(async (kiosk) => {
    const scan = await open(kiosk);
    kiosk.scanner.hold = true;
    const scanning = kiosk.callForError('scanPages', { ...scan, kind: 'passport' });
    await kiosk.until(() => kiosk.clerkSessions.at(-1)?.includes('"page":2') === true);
    expect(pushed(kiosk)).toEqual({ page: 2, percent: 40 });
    expect(await kiosk.callForError('scanPages', { ...scan, kind: 'passport' })).toEqual({
      code: 'scanner-busy',
    });
    await kiosk.call('cancelScan', {});
    expect(await scanning).toEqual({ code: 'cancelled' });
    expect(pushed(kiosk)).toBeNull();
  }));

test('what is scanned after the clerk left is not kept', () =>
  withKiosk(async (kiosk) => {
    const scan = await open(kiosk);
    let finish: (value: unknown) => void = () => undefined;
    kiosk.scanner.scan = async () => {
      await new Promise((resolve) => {
        finish = resolve;
      });
      return { pages: [sheet('left behind')], problem: null };
    };
    const scanning = kiosk.callForError('scanPages', { ...scan, kind: 'passport' });
    await kiosk.call('signOut', {});
    finish(undefined);
    expect(await scanning).toEqual({ code: 'cancelled' });
  }));

test('the counter remembers its scanner and its camera through a restart', () =>
  withKiosk(async (kiosk) => {
    await signInAsClerk(kiosk);
    expect(await kiosk.call('getCaptureSettings', {})).toEqual({
      scanner: null,
      source: 'flatbed',
      resolution: 300,
      camera: null,
    });
    const chosen = {
      scanner: 'fake:0',
      source: 'feeder',
      resolution: 400,
      camera: 'Document camera',
    } as const;
    await kiosk.call('saveCaptureSettings', chosen);
    await kiosk.restart();
    const { clerk } = await import('#test/support/fakes/journey.ts');
    await kiosk.call('signIn', { username: clerk.username, password: clerk.password });
    expect(await kiosk.call('getCaptureSettings', {})).toEqual(chosen);
    expect(await kiosk.call('getCaptureSettings', {})).not.toHaveProperty('printer');
  }));

test('a file that came to the drive while the counter worked is offered first, and is read only when chosen', () =>
  withKiosk(async (kiosk) => {
    const { visitId } = await open(kiosk);
    const old = { bytes: sheet('old'), modifiedAt: new Date('2026-11-23T13:00:00Z') };
    kiosk.drives.files = new Map([['viejo.pdf', old]]);
    expect((await kiosk.call('listDriveFiles', {})).files).toMatchObject([
      { name: 'viejo.pdf', isNew: false },
    ]);
    kiosk.drives.files.set('contrato.pdf', {
      bytes: sheet('the contract'),
      modifiedAt: new Date('2026-11-20T13:00:00Z'),
    });
    const { drives, files } = await kiosk.call('listDriveFiles', {});
    expect(drives).toEqual(['usb']);
    expect(files.map(({ name, isNew }) => [name, isNew])).toEqual([
      ['contrato.pdf', true],
      ['viejo.pdf', false],
    ]);
    expect(kiosk.reader.reads).toBe(0);
    const fileId = files[0]?.id ?? '';
    const added = await kiosk.call('addDriveFile', { visitId, kind: 'contract', fileId });
    expect(added.size).toBe(sheet('the contract').length);
  }));

test('a drive that was pulled out takes its files from the list', () =>
  withKiosk(async (kiosk) => {
    const { visitId } = await open(kiosk);
    kiosk.drives.files = new Map([['a.pdf', { bytes: sheet('a'), modifiedAt: new Date(0) }]]);
    const { files } = await kiosk.call('listDriveFiles', {});
    kiosk.drives.files = undefined;
    expect(await kiosk.call('listDriveFiles', {})).toEqual({ drives: [], files: [] });
    const fileId = files[0]?.id ?? '';
    expect(await kiosk.callForError('addDriveFile', { visitId, kind: 'contract', fileId })).toEqual({
      code: 'file-gone',
    });
  }));

test('names of files on a drive reach no log and no audit entry', () =>
  withKiosk(async (kiosk) => {
    const { visitId } = await open(kiosk);
    kiosk.drives.files = new Map([['Juana-Perez.pdf', { bytes: sheet('a'), modifiedAt: new Date(0) }]]);
    const { files } = await kiosk.call('listDriveFiles', {});
    await kiosk.call('addDriveFile', { visitId, kind: 'contract', fileId: files[0]?.id ?? '' });
    const trail = await kiosk.kiosk().handlers.listAuditEntries({ before: null, limit: 200, event: null });
    expect(JSON.stringify([kiosk.logged, trail])).not.toContain('Juana');
  }));
