import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFileReferences } from '#electron/main/db/documents/file-references.ts';
import type { GateResult } from '#shared/vision/reading/gates.ts';
import type { PageEdit } from '#shared/vision/reading/page-edit.ts';
import { signInAsClerk, supervisor } from '#test/support/fakes/journey.ts';
import { openBeside } from '#test/support/store-beside.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

const text = (value: string) => new TextEncoder().encode(value);
const turn: PageEdit = { edit: 'rotate', page: 1, degrees: 90 };
const split: PageEdit = { edit: 'split', page: 1, direction: 'across', at: 0.5 };

async function addCopy(
  story: KioskTest,
  visitId: string,
  bytes = text('one'),
  kind: 'passport' | 'contract' = 'passport',
) {
  const { id } = await story.call('addDocument', { visitId, kind, bytes });
  await isRead(story, id);
  return id;
}

async function isRead(story: KioskTest, documentId: string): Promise<void> {
  await story.until(async () => (await story.call('getDocumentReading', { documentId })).state === 'read');
}

async function startVisit(story: KioskTest): Promise<string> {
  await signInAsClerk(story);
  return (await story.call('startVisit', { workerId: null })).id;
}

/** The reader answers a correction with so many pages. */
function correctsTo(story: KioskTest, count: number): void {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xdb, 0, 2, 0xff, 0xd9]);
  const picture = { width: 400, height: 600, jpeg };
  story.reader.edit = async () => ({
    ok: true,
    pages: Array.from({ length: count }, (_, index) => ({
      number: index + 1,
      ...picture,
      copy: picture,
      dotsPerInch: 300,
      textLayer: [],
    })),
  });
}

const edited = async (story: KioskTest): Promise<string[]> => {
  const trail = await story.kiosk().handlers.listAuditEntries({ before: null, limit: 200, event: null });
  if (!trail.ok) throw new Error('the trail was not listed');
  return trail.value
    .filter(({ event }) => event === 'document-edited')
    .map(({ detail }) => String(detail['edits']));
};

test('a scan of two pages is divided, and its pages as they came are brought back', () =>
  withKiosk(async (story) => {
    const visitId = await startVisit(story);
    const documentId = await addCopy(story, visitId);
    correctsTo(story, 2);
    const divided = await story.call('editPages', { visitId, documentId, edits: [turn, split] });
    expect(divided.pages.map(({ number, width }) => [number, width])).toEqual([
      [1, 400],
      [2, 400],
    ]);
    await isRead(story, documentId);
    const restored = await story.call('restorePages', { visitId, documentId });
    expect(restored.pages.map(({ number, width }) => [number, width])).toEqual([[1, 800]]);
    // Nothing is left to bring back: the second time writes nothing.
    await story.call('restorePages', { visitId, documentId });
    expect((await edited(story)).toSorted()).toEqual(['restore', 'rotate,split']);
  }));

test('a correction that cannot be made changes nothing', () =>
  withKiosk(async (story) => {
    const visitId = await startVisit(story);
    const documentId = await addCopy(story, visitId);
    for (const problem of ['page-not-found', 'too-many-pages', 'took-too-long', 'damaged'] as const) {
      story.reader.edit = async () => ({ ok: false, problem });
      expect(await story.callForError('editPages', { visitId, documentId, edits: [turn] })).toEqual({
        code: problem,
      });
    }
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await story.callForError('editPages', { visitId, documentId: unknown, edits: [turn] })).toEqual({
      code: 'not-found',
    });
    expect((await story.call('getVisit', { visitId })).documents[0]?.pages).toMatchObject([{ width: 800 }]);
    expect(await edited(story)).toEqual([]);
  }));

test('of two corrections at once the later one is not laid over pages that have changed', () =>
  withKiosk(async (story) => {
    const visitId = await startVisit(story);
    const documentId = await addCopy(story, visitId);
    correctsTo(story, 2);
    const edit = () => story.kiosk().handlers.editPages({ visitId, documentId, edits: [split] });
    const outcomes = await Promise.all([edit(), edit()]);
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await edited(story)).toEqual(['split']);
  }));

test('what a supervisor let pass ends with the next correction', () =>
  withKiosk(async (story) => {
    const grey: GateResult = { gate: 'colour', outcome: 'failed', measured: 0, limit: 4.5, unit: 'percent' };
    const visitId = await startVisit(story);
    const inspect = story.reader.inspect;
    story.reader.inspect = async (request) => {
      const found = await inspect(request);
      return found.ok ? { ...found, reading: { ...found.reading, gates: [grey] } } : found;
    };
    const documentId = await addCopy(story, visitId);
    const { username, pin: secret } = supervisor;
    const coSignature = { username, secret, reason: 'no hay otra copia' };
    await story.call('overrideGate', { visitId, documentId, gate: 'colour', coSignature });
    await story.call('editPages', { visitId, documentId, edits: [turn] });
    await isRead(story, documentId);
    const read = await story.call('getDocumentReading', { documentId });
    expect(read.state === 'read' && read.overrides).toEqual([]);
  }));

test('documents of one kind are joined, up to the pages a document may have', () =>
  withKiosk(async (story) => {
    const visitId = await startVisit(story);
    const first = await addCopy(story, visitId, text('one'));
    const second = await addCopy(story, visitId, text('two'));
    const contract = await addCopy(story, visitId, text('three'), 'contract');
    expect(await story.callForError('mergeDocuments', { visitId, documentIds: [first, contract] })).toEqual({
      code: 'different-kinds',
    });
    correctsTo(story, 60);
    await story.call('editPages', { visitId, documentId: first, edits: [split] });
    expect(await story.callForError('mergeDocuments', { visitId, documentIds: [first, second] })).toEqual({
      code: 'too-many-pages',
    });
    await story.call('restorePages', { visitId, documentId: first });
    const joined = await story.call('mergeDocuments', { visitId, documentIds: [second, first] });
    expect(joined.pages.map(({ number }) => number)).toEqual([1, 2]);
    // What no row names is moved aside one day: both originals are evidence.
    const db = openBeside(story.dataDirectory, story.keystore);
    if (db === undefined) throw new Error('the store does not open beside the kiosk');
    const names = listFileReferences(db).map(({ namedBy }) => namedBy);
    db.close();
    expect(names).toContain(`document ${joined.id}`);
    expect(names).toContain(`original merged into document ${joined.id}`);
  }));

test('the original is kept encrypted with its hash, through every correction', () =>
  withKiosk(async (story) => {
    const visitId = await startVisit(story);
    const original = text(`Exif GPS -0.1807,-78.4678 ${'original '.repeat(700)}`);
    const documentId = await addCopy(story, visitId, original);
    await story.call('editPages', { visitId, documentId, edits: [turn] });
    await story.call('restorePages', { visitId, documentId });

    const files = readdirSync(join(story.dataDirectory), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(files.filter((bytes) => bytes.includes('GPS -0.1807'))).toEqual([]);
    // Its ciphertext is longer by a header and a tag alone.
    const kept = files.filter(({ length }) => length > original.length && length < original.length + 200);
    expect(kept).toHaveLength(1);

    const trail = await story.kiosk().handlers.listAuditEntries({ before: null, limit: 200, event: null });
    if (!trail.ok) throw new Error('the trail was not listed');
    const added = trail.value.find(({ event }) => event === 'document-added');
    const sha256 = createHash('sha256').update(original).digest('hex');
    expect(added?.detail).toMatchObject({ sha256 });
  }));
