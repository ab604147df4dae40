import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factsOfRecord } from '#electron/main/context/emit.ts';
import { insertAccount } from '#electron/main/db/accounts/account-store.ts';
import { appendAudit } from '#electron/main/db/audit-trail/audit-store.ts';
import { type OpenStoreOutcome, openStore, type Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { appendEvent } from '#electron/main/db/head-office/event-store.ts';
import { insertWorker } from '#electron/main/db/people/worker-store.ts';
import { allotIdentificationCode } from '#electron/main/db/registration/allot-identification-code.ts';
import { insertVisit, linkVisitToWorker } from '#electron/main/db/registration/visit-store.ts';
import type { BackupEnvironment } from '#electron/main/db/safety/backup-keeper.ts';
import { insertTerminal } from '#electron/main/db/terminal/terminal-store.ts';
import type { GoingOn } from '#electron/main/db/witnesses/begin-acts.ts';
import { createKeyRing, unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { cedulaDraft, specimenCedula } from '#test/support/specimens/cedulas.ts';
import { putEmptyDatabase } from './empty-database.ts';

export const testPassphrase = 'cuatro palabras para volver';
export const testNow = new Date('2026-03-02T14:30:00.000Z');

/** So many minutes after `testNow`. */
export function later(minutes: number): Date {
  return new Date(testNow.getTime() + minutes * 60_000);
}

/** The least argon2 takes: tests are about what is stored, not about cost. */
export const cheapHashing = { memory: 8, passes: 1, lanes: 1 };

/** @param parent the run's temporary folder, which may be in memory, unless a test is about a disk */
export function temporaryDirectory(parent = tmpdir()): { path: string; remove: () => void } {
  const path = mkdtempSync(join(parent, 'ventanilla-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Opens the store of a folder, making its keys when it has none; `goingOn` answers for acts that are missing. */
export async function openTestStore(dataDirectory: string, goingOn?: GoingOn, at = testNow): Promise<Store> {
  const opened = await tryTestStore(dataDirectory, at);
  if (opened.state === 'open') return opened.store;
  if (opened.state === 'held' && goingOn !== undefined) return opened.held.goOn(goingOn);
  if (opened.state === 'held') opened.held.close();
  throw new Error(opened.state);
}

export async function tryTestStore(
  dataDirectory: string,
  at = testNow,
  backup?: BackupEnvironment,
  passing = () => (backup === undefined ? 0 : performance.now()),
): Promise<OpenStoreOutcome> {
  const unsealed = unsealKeyRing(dataDirectory, undefined);
  if (unsealed.state === 'sealed') throw new Error('the test store is sealed');
  const keys =
    unsealed.state === 'unsealed'
      ? unsealed.keys
      : await createKeyRing(dataDirectory, undefined, testPassphrase, cheapHashing);
  if (unsealed.state !== 'unsealed') await putEmptyDatabase(dataDirectory, keys.key('database'));
  return openStore({ dataDirectory, systemTime: () => at, hashing: cheapHashing, backup }, keys, passing);
}

/** A folder with a set-up terminal, and one clerk whose id it gives. */
export async function setUpTestStore(dataDirectory: string): Promise<{ store: Store; clerkId: string }> {
  const store = await openTestStore(dataDirectory);
  const clerkId = randomUUID();
  transact(store.db, () => {
    insertTerminal(store.db, {
      branchCode: '017',
      branchName: 'Quito Centro',
      terminalNumber: 2,
      setUpAt: testNow.toISOString(),
    });
    insertAccount(store.db, {
      id: clerkId,
      name: 'Rosa Paredes',
      username: 'rosa',
      role: 'clerk',
      active: true,
      createdBy: null,
      signOff: 'founder',
      createdAt: testNow.toISOString(),
      passwordHash: 'hash of a password',
      pinHash: 'hash of a pin',
    });
    appendAudit(store.db, {
      event: 'terminal-set-up',
      accountId: clerkId,
      subject: null,
      detail: { branchCode: '017', terminalNumber: 2 },
      at: testNow,
    });
  });
  return { store, clerkId };
}

export const sampleValues: DraftValues = {
  'identity.issuingState': 'VEN',
  'identity.number': '123456789',
  'identity.surname': 'Núñez Carreño',
  'identity.givenNames': 'María José',
  'identity.nationality': 'VEN',
  'identity.birthDate': '1990-05-17',
  'identity.sex': 'F',
  'identity.expiryDate': '2031-01-31',
  'identity.surnameMrz': 'NUNEZ CARRENO',
  'identity.givenNamesMrz': 'MARIA JOSE',
  'contract.employerRuc': '1790011674001',
  'contract.employerName': 'Flores del Valle S.A.',
  'contract.position': 'Supervisora de cultivo',
  'contract.startDate': '2026-02-20',
  'contact.email': 'maria@example.org',
};

export function startVisit(store: Store, clerkId: string): string {
  const id = randomUUID();
  insertVisit(store.db, {
    id,
    procedure: 'registration',
    workerId: null,
    step: 'review',
    openedBy: clerkId,
    at: testNow,
  });
  return id;
}

/** A whole registration in one transaction, as the counter does it. */
export function registerWorker(
  store: Store,
  clerkId: string,
  values: DraftValues,
  visitId: string = startVisit(store, clerkId),
): { workerId: string; visitId: string; code: string } {
  const { db } = store;
  const workerId = randomUUID();
  const at = testNow;
  return transact(db, () => {
    const { code, sequence } = allotIdentificationCode(db, store.codes);
    const inserted = insertWorker(db, {
      id: workerId,
      identificationCode: code,
      procedure: 'registration',
      codeSequence: sequence,
      cedula: null,
      values: { ...sampleValues, ...values },
      registeredBy: clerkId,
      at,
      entryNoticeDeadline: '2026-03-07',
    });
    if (!inserted.ok) throw new Error(inserted.problem);
    linkVisitToWorker(db, visitId, workerId);
    appendAudit(db, {
      event: 'identification-code-allotted',
      accountId: clerkId,
      subject: code,
      detail: { worker: workerId, sequence },
      at,
    });
    appendEvent(db, store.events, {
      type: 'worker-registered',
      subject: workerId,
      payload: {
        workerId,
        procedure: 'registration',
        identificationCode: code,
        codeSequence: sequence,
        values: factsOfRecord({ ...sampleValues, ...values }),
        addedVisaType: null,
        entryNoticeDeadline: '2026-03-07',
        documents: [],
        signed: null,
        toldApart: null,
        visit: '0001',
        registeredAt: at.toISOString(),
        registeredBy: clerkId,
      },
      at,
    });
    return { workerId, visitId, code };
  });
}

/** Somebody with a cédula, whose number it is; gives their id. */
export function enrolWorker(store: Store, clerkId: string, person = specimenCedula): string {
  const workerId = randomUUID();
  const inserted = transact(store.db, () =>
    insertWorker(store.db, {
      id: workerId,
      identificationCode: person.number,
      procedure: 'enrolment',
      codeSequence: null,
      cedula: person.number,
      values: {
        ...(Object.fromEntries(cedulaDraft(person)) as DraftValues),
        'identity.issuingState': 'ECU',
      },
      registeredBy: clerkId,
      at: testNow,
      entryNoticeDeadline: null,
    }),
  );
  if (!inserted.ok) throw new Error(inserted.problem);
  return workerId;
}
