import { expect, test, vi } from 'vitest';
import type { GateResult } from '#shared/vision/reading/gates.ts';
import { lookOf } from '#test/support/fakes/fake-devices.ts';
import { captureDraft, clerk, signInAsClerk, supervisor, typeDraft } from '#test/support/fakes/journey.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const grey: GateResult = { gate: 'colour', outcome: 'failed', measured: 0, limit: 6, unit: 'percent' };
const unsure: GateResult = { gate: 'glare', outcome: 'unknown', measured: null, limit: 2, unit: 'percent' };

function findGates(story: KioskTest, gates: readonly GateResult[], fingerprint = '0'.repeat(64)): void {
  story.reader.inspection = {
    ok: true,
    strip: null,
    reading: {
      pages: [{ number: 1, width: 800, height: 600, dotsPerInch: 300, fingerprint }],
      gates: [...gates],
      mrz: null,
      contract: null,
      milliseconds: { decode: 1, gates: 1, mrz: 1, contract: 0, total: 3 },
    },
  };
}

const stateOf = async (story: KioskTest, documentId: string) =>
  (await story.call('getDocumentReading', { documentId })).state;

async function addPassport(story: KioskTest, text = 'one') {
  const { id: visitId } = await story.call('startVisit', { workerId: null });
  const document = await story.call('addDocument', { visitId, kind: 'passport', bytes: bytes(text) });
  return { visitId, documentId: document.id };
}

test('a document is read by itself once it was added, and the clerk is told while it is', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    findGates(story, [grey, unsure]);
    const { documentId } = await addPassport(story);
    expect(story.clerk().inspections).toMatchObject([{ documentId, stage: 'waiting' }]);
    await story.until(async () => (await stateOf(story, documentId)) === 'read');
    expect(story.clerk().inspections).toEqual([]);
    const found = await story.call('getDocumentReading', { documentId });
    expect(found.state === 'read' && found.reading.gates.map(({ gate }) => gate)).toEqual([
      'colour',
      'glare',
      'duplicate',
    ]);
  }));

test('a copy whose gate failed counts as none until a supervisor, not the caller, lets it pass with a reason', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    findGates(story, [grey, unsure]);
    const visitId = await captureDraft(story);
    const { documents } = await story.call('getVisit', { visitId });
    const passport = documents.find(({ kind }) => kind === 'passport');
    const contract = documents.find(({ kind }) => kind === 'contract');
    if (passport === undefined || contract === undefined) throw new Error('a document is missing');
    for (const { id } of documents) await story.until(async () => (await stateOf(story, id)) === 'read');
    const confirm = () => story.call('confirmRegistration', { visitId, comparedByEye: true });
    expect(await confirm()).toMatchObject({
      outcome: 'pending',
      missing: [
        { kind: 'document', document: 'passport' },
        { kind: 'document', document: 'contract' },
      ],
    });
    const sign = (
      documentId: string,
      gate: 'colour' | 'glare' | 'duplicate',
      username: string,
      secret: string,
    ) => ({
      visitId,
      documentId,
      gate,
      coSignature: { username, secret, reason: 'no hay otra copia' },
    });
    const { id } = passport;
    expect(
      await story.callForError('overrideGate', sign(id, 'glare', supervisor.username, supervisor.pin)),
    ).toEqual({
      code: 'gate-not-failed',
    });
    expect(await story.callForError('overrideGate', sign(id, 'colour', clerk.username, clerk.pin))).toEqual({
      code: 'own-act',
    });
    expect(await story.callForError('overrideGate', sign(id, 'colour', supervisor.username, '0001'))).toEqual(
      {
        code: 'wrong-co-signer',
      },
    );
    for (const document of [passport, contract]) {
      const found = await story.call('getDocumentReading', { documentId: document.id });
      if (found.state !== 'read') throw new Error('not read');
      for (const { gate, outcome } of found.reading.gates) {
        if (outcome !== 'failed' || (gate !== 'colour' && gate !== 'duplicate')) continue;
        await story.call('overrideGate', sign(document.id, gate, supervisor.username, supervisor.pin));
      }
    }
    const read = await story.call('getDocumentReading', { documentId: id });
    expect(read.state === 'read' && read.overrides).toMatchObject([
      { gate: 'colour', by: 'Sonia Supervisora', reason: 'no hay otra copia' },
    ]);
    await story.call('resumeVisit', { visitId });
    expect(await confirm()).toMatchObject({ outcome: 'registered' });
  }));

test('a copy that is still being read keeps the registration waiting; a better one beside a bad one is enough', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const { inspect } = story.reader;
    Object.assign(story.reader, { inspect: () => new Promise(() => undefined) });
    const visitId = await typeDraft(story);
    expect(await story.callForError('confirmRegistration', { visitId, comparedByEye: true })).toMatchObject({
      code: 'blocked',
      problems: [
        { field: 'identity.number', code: 'document-being-read', severity: 'block' },
        { field: 'contract.employerRuc', code: 'document-being-read', severity: 'block' },
      ],
    });
    Object.assign(story.reader, { inspect });
    findGates(story, [grey]);
    const { documents } = await story.call('getVisit', { visitId });
    const [passport, contract] = documents;
    if (passport === undefined || contract === undefined) throw new Error('a document is missing');
    await story.call('inspectDocument', { visitId, documentId: passport.id });
    await story.until(async () => (await stateOf(story, passport.id)) === 'read');
    findGates(story, [], lookOf(1));
    await story.call('inspectDocument', { visitId, documentId: contract.id });
    await story.until(async () => (await stateOf(story, contract.id)) === 'read');
    findGates(story, [], lookOf(2));
    const better = await story.call('addDocument', { visitId, kind: 'passport', bytes: bytes('in colour') });
    await story.until(async () => (await stateOf(story, better.id)) === 'read');
    expect(await story.call('confirmRegistration', { visitId, comparedByEye: true })).toMatchObject({
      outcome: 'registered',
    });
  }));

test('a correction keeps the original, brings the pages back on request, and asks for another reading', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const { visitId, documentId } = await addPassport(story);
    await story.until(async () => (await stateOf(story, documentId)) === 'read');
    await story.call('editPages', { visitId, documentId, edits: [{ edit: 'rotate', page: 1, degrees: 90 }] });
    await story.until(async () => (await stateOf(story, documentId)) === 'read');
    expect(story.reader.inspections).toBe(2);
    const restored = await story.call('restorePages', { visitId, documentId });
    expect(restored.pages).toHaveLength(1);
    const other = await story.call('addDocument', { visitId, kind: 'passport', bytes: bytes('two') });
    const merged = await story.call('mergeDocuments', { visitId, documentIds: [documentId, other.id] });
    expect(merged).toMatchObject({ id: documentId });
    expect(merged.pages.map(({ number }) => number)).toEqual([1, 2]);
    expect((await story.call('getVisit', { visitId })).documents).toHaveLength(1);
    // Its original is still known: the same file cannot come in again.
    expect(
      await story.callForError('addDocument', { visitId, kind: 'passport', bytes: bytes('two') }),
    ).toEqual({ code: 'already-added' });
  }));

test('the same page scanned twice is said; an unfinished inspection is done after a restart', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    findGates(story, []);
    const { visitId, documentId } = await addPassport(story);
    await story.until(async () => (await stateOf(story, documentId)) === 'read');
    const second = await story.call('addDocument', { visitId, kind: 'passport', bytes: bytes('two') });
    await story.until(async () => (await stateOf(story, second.id)) === 'read');
    const found = await story.call('getDocumentReading', { documentId: second.id });
    expect(found.state === 'read' && found.reading.gates).toMatchObject([
      { gate: 'duplicate', outcome: 'failed', measured: 0 },
    ]);
    const { inspect } = story.reader;
    Object.assign(story.reader, { inspect: () => new Promise(() => undefined) });
    await story.call('inspectDocument', { visitId, documentId });
    Object.assign(story.reader, { inspect });
    await story.restart();
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    await story.until(async () => (await stateOf(story, documentId)) === 'read');
  }));

test('a passport filed as the contract is moved there, read anew as what it is, and what was signed of it falls', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    findGates(story, [grey]);
    const { id: visitId } = await story.call('startVisit', { workerId: null });
    const { id: documentId } = await story.call('addDocument', {
      visitId,
      kind: 'contract',
      bytes: bytes('one'),
    });
    await story.until(async () => (await stateOf(story, documentId)) === 'read');
    await story.call('overrideGate', {
      visitId,
      documentId,
      gate: 'colour',
      coSignature: { username: supervisor.username, secret: supervisor.pin, reason: 'no hay otra copia' },
    });
    const inspect = vi.spyOn(story.reader, 'inspect');

    await story.call('refileDocument', { visitId, documentId, kind: 'passport' });
    const { documents } = await story.call('getVisit', { visitId });
    expect(documents.map(({ id, kind }) => [id, kind])).toEqual([[documentId, 'passport']]);
    await story.until(async () => (await stateOf(story, documentId)) === 'read');
    const found = await story.call('getDocumentReading', { documentId });
    expect(found.state === 'read' && found.overrides).toEqual([]);
    expect(inspect.mock.calls.map(([{ kind }]) => kind)).toEqual(['passport']);
    const trail = await story.kiosk().handlers.listAuditEntries({
      before: null,
      limit: 5,
      event: 'document-refiled',
    });
    expect(trail.ok && trail.value.map(({ detail }) => detail)).toMatchObject([
      { document: documentId, from: 'contract', kind: 'passport' },
    ]);

    await story.call('abandonVisit', { visitId, reason: 'Se equivocó de persona' });
    expect(await story.callForError('refileDocument', { visitId, documentId, kind: 'contract' })).toEqual({
      code: 'visit-closed',
    });
  }));
