import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  countActiveAdmins,
  findAccountByUsername,
  listAccounts,
  setAccountActive,
} from '#electron/main/db/accounts/account-store.ts';
import { clearThrottle, getThrottle, recordFailure } from '#electron/main/db/accounts/throttle-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { listFileReferences } from '#electron/main/db/documents/file-references.ts';
import {
  deleteVisitDocument,
  findPageFile,
  findVisitDocument,
  insertVisitDocument,
  listWorkerDocuments,
  savePageView,
} from '#electron/main/db/documents/visit-document-store.ts';
import {
  findWorkerFlow,
  saveWorkerFlow,
  type WorkerFlow,
} from '#electron/main/db/issuance/worker-flow-store.ts';
import {
  findWorker,
  findWorkerIdByAlias,
  findWorkerIdByDocument,
  insertPassport,
  insertWorker,
  saveCedula,
  saveOfficialCode,
} from '#electron/main/db/people/worker-store.ts';
import { saveDraftField, saveDraftValues } from '#electron/main/db/registration/draft-store.ts';
import {
  abandonVisit,
  completeVisit,
  findVisit,
  insertVisit,
  listVisits,
  saveCounterProof,
  saveMrzAcceptance,
  saveVisitPosition,
  saveWrongFields,
} from '#electron/main/db/registration/visit-store.ts';
import { defaultSettings, getSettings, saveSettings } from '#electron/main/db/terminal/settings-store.ts';
import { findTerminal, insertTerminal } from '#electron/main/db/terminal/terminal-store.ts';
import { addApproval, addSupervisor } from './approvals/approvals.ts';
import { clerkId, eachTestHasAStore, reopen, store } from './each-test-store.ts';
import { later, registerWorker, sampleValues, testNow } from './test-store.ts';

eachTestHasAStore();

function startVisit(workerId: string | null = null): string {
  const id = randomUUID();
  insertVisit(store.db, {
    id,
    procedure: 'registration',
    workerId,
    step: 'search',
    openedBy: clerkId,
    at: testNow,
  });
  return id;
}

describe('terminal, settings and accounts', () => {
  test('the terminal is set up once', () => {
    const terminal = findTerminal(store.db);
    expect(terminal).toMatchObject({ branchCode: '017', terminalNumber: 2 });
    if (terminal !== undefined) expect(() => insertTerminal(store.db, terminal)).toThrow(/UNIQUE/);
  });

  test('settings are the defaults until changed, and say what changed', () => {
    expect(getSettings(store.db)).toEqual(defaultSettings);
    expect(saveSettings(store.db, { ...defaultSettings, printer: 'laser', entryNoticeDays: 10 })).toEqual([
      'printer',
      'entryNoticeDays',
    ]);
    expect(getSettings(store.db)).toMatchObject({
      printer: 'laser',
      entryNoticeDays: 10,
      clerkIdleMinutes: 5,
    });
  });

  test('an account is found by username, deactivated and listed without its secrets', () => {
    expect(findAccountByUsername(store.db, 'rosa')?.passwordHash).toBe('hash of a password');
    expect(setAccountActive(store.db, clerkId, false)).toBe(true);
    expect(setAccountActive(store.db, randomUUID(), false)).toBe(false);
    expect(listAccounts(store.db)).toEqual([
      {
        id: clerkId,
        name: 'Rosa Paredes',
        username: 'rosa',
        role: 'clerk',
        active: false,
        createdAt: testNow.toISOString(),
        hasSecrets: true,
        chosenAt: testNow.toISOString(),
        oneTimeSecretUntil: null,
        signOff: 'founder',
      },
    ]);
    expect(countActiveAdmins(store.db)).toBe(0);
  });

  test('failed attempts are still counted after a restart', async () => {
    const rule = (failures: number) => (failures > 1 ? later(1) : null);
    expect(recordFailure(store.db, 'sign-in', 'rosa', rule)).toEqual({ failures: 1, lockedUntil: null });
    expect(recordFailure(store.db, 'sign-in', 'rosa', rule).failures).toBe(2);
    await reopen();
    expect(getThrottle(store.db, 'sign-in', 'rosa')).toEqual({
      failures: 2,
      lockedUntil: later(1).toISOString(),
    });
    expect(getThrottle(store.db, 'unlock', 'rosa').failures).toBe(0);
    clearThrottle(store.db, 'sign-in', 'rosa');
    expect(getThrottle(store.db, 'sign-in', 'rosa').failures).toBe(0);
  });
});

describe('visits', () => {
  test('a draft comes back at the same field with everything typed', async () => {
    const id = startVisit();
    saveDraftField(store.db, id, 'identity.surname', 'Núñe');
    saveDraftField(store.db, id, 'identity.surname', 'Núñez');
    saveVisitPosition(store.db, id, 'identity', 'identity.givenNames');
    await reopen();
    expect(findVisit(store.db, id)).toMatchObject({
      state: 'draft',
      step: 'identity',
      field: 'identity.givenNames',
      values: { 'identity.surname': 'Núñez' },
      openedBy: 'Rosa Paredes',
      reference: '0001',
    });
  });

  test('open visits are listed newest first; abandoned and finished ones are not', () => {
    const [first, second, third, fourth] = [startVisit(), startVisit(), startVisit(), startVisit()];
    saveDraftValues(store.db, second, { 'identity.surname': 'Pérez', 'identity.givenNames': 'Ana' });
    abandonVisit(store.db, first, 'came by mistake', testNow);
    completeVisit(store.db, third, testNow);
    expect(listVisits(store.db).map(({ id, name }) => [id, name])).toEqual([
      [fourth, ''],
      [second, 'PÉREZ, Ana'],
    ]);
    expect(findVisit(store.db, first)?.state).toBe('abandoned');
    expect(findVisit(store.db, third)?.state).toBe('credential-issued');
  });

  test('co-signature, counter proof and disputed fields stay with the visit', () => {
    const id = startVisit();
    const approvalId = addApproval(store.db, clerkId, addSupervisor(store.db), 'printed wrong at origin');
    saveMrzAcceptance(store.db, id, approvalId);
    saveCounterProof(store.db, id, clerkId, testNow);
    saveWrongFields(store.db, id, ['identity.surname']);
    expect(findVisit(store.db, id)).toMatchObject({
      mrzAccepted: { by: 'Sonia Solís', reason: 'printed wrong at origin' },
      counterProofAt: testNow.toISOString(),
      wrongFields: ['identity.surname'],
    });
  });

  test('documents are kept once per visit, with their pages and how they are viewed', () => {
    const visitId = startVisit();
    const file = (letter: string) => ({ name: letter.repeat(64), sha256: letter.repeat(64), size: 10 });
    const document = {
      id: randomUUID(),
      visitId,
      kind: 'passport' as const,
      mediaType: 'image/jpeg',
      original: file('a'),
      pages: [
        {
          width: 800,
          height: 600,
          preview: file('b'),
          copy: file('b'),
          dotsPerInch: 300,
          textLayer: [],
        },
      ],
      addedBy: clerkId,
      at: testNow,
    };
    expect(insertVisitDocument(store.db, document)).toEqual({ ok: true });
    expect(insertVisitDocument(store.db, { ...document, id: randomUUID() })).toEqual({
      ok: false,
      problem: 'already-added',
    });
    const view = { rotation: 90 as const, crop: { left: 0.1, top: 0, width: 0.5, height: 1 } };
    expect(savePageView(store.db, document.id, 1, view)).toBe(true);
    expect(savePageView(store.db, document.id, 2, view)).toBe(false);
    expect(findVisitDocument(store.db, document.id)?.document.pages[0]?.view).toEqual(view);
    expect(findPageFile(store.db, document.id, 1)).toEqual({
      file: 'b'.repeat(64),
      sha256: 'b'.repeat(64),
      visitId,
    });
    expect(listFileReferences(store.db)).toHaveLength(3);
    expect(deleteVisitDocument(store.db, document.id)).toBe(true);
    expect(listFileReferences(store.db)).toEqual([]);
  });

  test("the worker's progress survives a restart", async () => {
    const visitId = startVisit();
    const flow: WorkerFlow = {
      visitId,
      stage: 'fact-questions',
      notice: { version: '1', hash: 'abc', at: testNow.toISOString() },
      birthDateAttemptsLeft: 2,
      factQuestions: [{ id: 'contract-start', form: 'date' }],
      factPosition: 0,
      factAttemptsLeft: 1,
      contactProved: false,
      terms: null,
      help: 'asked',
    };
    expect(findWorkerFlow(store.db, visitId)).toBeUndefined();
    saveWorkerFlow(store.db, { ...flow, factAttemptsLeft: 3 });
    saveWorkerFlow(store.db, flow);
    await reopen();
    expect(findWorkerFlow(store.db, visitId)).toEqual(flow);
  });
});

describe('workers', () => {
  test('a registered worker has the facts, the code and the documents of the visit', () => {
    const { workerId, visitId, code } = registerWorker(store, clerkId, {});
    expect(code).toMatch(/^E017-2-\d{6}-[0-9A-Z]$/);
    expect(findWorker(store.db, workerId)).toEqual({
      id: workerId,
      procedure: 'registration',
      identificationCode: code,
      officialCode: null,
      cedula: null,
      origin: null,
      otherNumbers: [],
      values: sampleValues,
      registeredAt: testNow.toISOString(),
      registeredBy: 'Rosa Paredes',
      entryNoticeDeadline: '2026-03-07',
    });
    expect(findVisit(store.db, visitId)).toMatchObject({
      state: 'registered',
      workerId,
      identificationCode: code,
    });
    expect(listWorkerDocuments(store.db, workerId)).toEqual([]);
  });

  test('one document belongs to one worker, however its number is written', () => {
    const { workerId } = registerWorker(store, clerkId, { 'identity.number': 'AB-123 456' });
    expect(findWorkerIdByDocument(store.db, 'VEN', 'ab123456')).toBe(workerId);
    expect(findWorkerIdByDocument(store.db, 'COL', 'ab123456')).toBeUndefined();
    const again = transact(store.db, () =>
      insertWorker(store.db, {
        id: randomUUID(),
        identificationCode: 'E017-2-999999-X',
        procedure: 'registration',
        codeSequence: 999_999,
        cedula: null,
        values: { ...sampleValues, 'identity.number': 'AB 123456' },
        registeredBy: clerkId,
        at: testNow,
        entryNoticeDeadline: null,
      }),
    );
    expect(again).toEqual({ ok: false, problem: 'document-already-registered', workerId });
  });

  test('a renewed passport leads to the same worker, and every number ever given is found', () => {
    const { workerId, code } = registerWorker(store, clerkId, {});
    insertPassport(store.db, workerId, { ...sampleValues, 'identity.number': '987654321' }, later(1));
    saveOfficialCode(store.db, workerId, '0912345', later(1));
    saveCedula(store.db, workerId, '1710034065', later(2));
    expect(findWorkerIdByDocument(store.db, 'VEN', '123456789')).toBe(workerId);
    expect(findWorkerIdByDocument(store.db, 'VEN', '987654321')).toBe(workerId);
    for (const number of [code, '0912345', '1710034065']) {
      expect(findWorkerIdByAlias(store.db, number)).toBe(workerId);
    }
    expect(findWorker(store.db, workerId)?.values['identity.number']).toBe('987654321');
  });
});
