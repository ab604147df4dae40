import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { findHighWater } from '#electron/main/db/core/high-water-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { correctWorker } from '#electron/main/db/people/correct-worker.ts';
import { searchWorkers } from '#electron/main/db/people/search-workers.ts';
import {
  findWorker,
  findWorkerIdByAlias,
  insertPassport,
  insertWorker,
  saveCedula,
} from '#electron/main/db/people/worker-store.ts';
import { findReservedCodes } from '#electron/main/db/registration/code-reservation.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { cedulaDraft, otherCedula, specimenCedula } from '#test/support/specimens/cedulas.ts';
import { clerkId, eachTestHasAStore, folder, store } from './each-test-store.ts';
import { enrolWorker, registerWorker, testNow } from './test-store.ts';

eachTestHasAStore();

const valuesOf = (person = specimenCedula): DraftValues => ({
  ...(Object.fromEntries(cedulaDraft(person)) as DraftValues),
  'identity.issuingState': 'ECU',
});

function workerOf(id: string) {
  const worker = findWorker(store.db, id);
  if (worker === undefined) throw new Error('the worker is gone');
  return worker;
}

test('the cédula is the number, by which the person is found, and no sequence number is spent', () => {
  const { code: before } = registerWorker(store, clerkId, {});
  const mark = findHighWater(store.db, 'code')?.value;
  const reserved = findReservedCodes(folder.path, store.keys.key('file'));
  const workerId = enrolWorker(store, clerkId);
  expect(workerOf(workerId)).toMatchObject({
    procedure: 'enrolment',
    identificationCode: specimenCedula.number,
    cedula: specimenCedula.number,
    entryNoticeDeadline: null,
    values: valuesOf(),
  });
  expect(findWorkerIdByAlias(store.db, specimenCedula.number)).toBe(workerId);
  for (const text of [specimenCedula.number, '096246742-9', '096 246', 'quintero daniela']) {
    expect(searchWorkers(store.db, { text, birthDate: null }).map((hit) => hit.workerId)).toEqual([workerId]);
  }
  expect(findHighWater(store.db, 'code')?.value).toBe(mark);
  expect(findReservedCodes(folder.path, store.keys.key('file'))).toEqual(reserved);
  const { code: after } = registerWorker(store, clerkId, { 'identity.number': 'B2' });
  expect([before.slice(7, 13), after.slice(7, 13)].map(Number)).toEqual([mark, (mark ?? 0) + 1]);
});

test('a cédula that somebody has, in whichever place, is refused with its holder', () => {
  const enrolled = enrolWorker(store, clerkId);
  const { workerId: registered } = registerWorker(store, clerkId, {});
  transact(store.db, () => saveCedula(store.db, registered, otherCedula.number, testNow));
  for (const [person, holder] of [
    [specimenCedula, enrolled],
    [otherCedula, registered],
  ] as const) {
    const again = transact(store.db, () =>
      insertWorker(store.db, {
        id: randomUUID(),
        identificationCode: person.number,
        procedure: 'enrolment',
        codeSequence: null,
        cedula: person.number,
        values: valuesOf(person),
        registeredBy: clerkId,
        at: testNow,
        entryNoticeDeadline: null,
      }),
    );
    expect(again).toEqual({ ok: false, problem: 'document-already-registered', workerId: holder });
  }
});

test('a corrected cédula changes the number, and the mistyped one is free again', () => {
  const workerId = enrolWorker(store, clerkId);
  const corrected = transact(store.db, () =>
    correctWorker(store.db, {
      worker: workerOf(workerId),
      values: { ...valuesOf(), 'identity.number': otherCedula.number },
      cedula: otherCedula.number,
      entryNoticeDeadline: null,
      at: testNow,
    }),
  );
  expect(corrected).toEqual({ ok: true });
  expect(workerOf(workerId)).toMatchObject({
    identificationCode: otherCedula.number,
    cedula: otherCedula.number,
  });
  expect(findWorkerIdByAlias(store.db, specimenCedula.number)).toBeUndefined();
  const next = enrolWorker(store, clerkId);
  expect(findWorkerIdByAlias(store.db, specimenCedula.number)).toBe(next);
  expect(
    transact(store.db, () =>
      correctWorker(store.db, {
        worker: workerOf(next),
        values: { ...valuesOf(), 'identity.number': otherCedula.number },
        cedula: otherCedula.number,
        entryNoticeDeadline: null,
        at: testNow,
      }),
    ),
  ).toEqual({ ok: false, problem: 'document-already-registered', workerId });
});

test('a renewed card keeps its number, and is nobody else’s', () => {
  const workerId = enrolWorker(store, clerkId);
  const renewed = { ...valuesOf(), 'identity.expiryDate': '2036-01-01' };
  transact(store.db, () => insertPassport(store.db, workerId, renewed, testNow));
  expect(workerOf(workerId).values['identity.expiryDate']).toBe('2036-01-01');
  const { workerId: other } = registerWorker(store, clerkId, {});
  expect(() => transact(store.db, () => insertPassport(store.db, other, renewed, testNow))).toThrow(
    'a document belongs to one worker',
  );
});
