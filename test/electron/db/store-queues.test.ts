import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  findHeadOfficeState,
  listWaitingEvents,
  markEventsSent,
  summariseWaiting,
} from '#electron/main/db/head-office/event-store.ts';
import {
  applyReceipt,
  type HashedReceipt,
  judgeReceipt,
  listRefusedEvents,
} from '#electron/main/db/head-office/receipt-store.ts';
import {
  findCredential,
  findSecurityImageHash,
  insertCredential,
  insertTermsAcceptance,
  listSecurityAnswers,
  saveSecurityAnswers,
  saveSecurityImage,
} from '#electron/main/db/issuance/credential-store.ts';
import {
  findMailState,
  findQueuedMail,
  giveUpExpiredMail,
  insertMailMessage,
  listQueuedMail,
  markMailAttempted,
  markMailSent,
  summariseMail,
} from '#electron/main/db/mail/mail-store.ts';
import {
  findOneTimeCode,
  insertOneTimeCode,
  spendOneTimeCodeAttempt,
  useOneTimeCode,
} from '#electron/main/db/one-time-codes/one-time-code-store.ts';
import {
  findPaper,
  insertPaper,
  listSheetsNotOut,
  listVisitPapers,
  listWorkerPapers,
  savePrintResult,
} from '#electron/main/db/papers/paper-store.ts';
import type { Receipt } from '#shared/contract/head-office/packet.ts';
import { codeMessage } from '#shared/text/languages/messages/code-message.ts';
import { clerkId, eachTestHasAStore, store } from './each-test-store.ts';
import { later, registerWorker, startVisit, testNow } from './test-store.ts';

eachTestHasAStore();

const hashOf = (encoded: string) => ({ encoded, pepper: '0123456789abcdef' });

describe('secrets, queues and papers', () => {
  test('one credential is in force', () => {
    const { workerId, visitId } = registerWorker(store, clerkId, {});
    insertCredential(store.db, { id: randomUUID(), workerId, hash: hashOf('first'), at: testNow });
    insertCredential(store.db, { id: randomUUID(), workerId, hash: hashOf('second'), at: later(5) });
    expect(findCredential(store.db, workerId)?.hash).toEqual(hashOf('second'));
    saveSecurityImage(store.db, workerId, hashOf('image'), testNow);
    saveSecurityAnswers(store.db, workerId, [{ question: 'first-pet', hash: hashOf('a') }], testNow);
    saveSecurityAnswers(store.db, workerId, [{ question: 'first-job', hash: hashOf('b') }], later(1));
    insertTermsAcceptance(store.db, {
      workerId,
      visitId,
      version: '1',
      hash: 'x',
      at: testNow.toISOString(),
    });
    expect(findSecurityImageHash(store.db, workerId)).toEqual(hashOf('image'));
    expect(listSecurityAnswers(store.db, workerId)).toEqual([{ question: 'first-job', hash: hashOf('b') }]);
  });

  test('a one-time code works once, and a newer one replaces it', () => {
    const visitId = startVisit(store, clerkId);
    const issue = (hash: string, minutes: number): string => {
      const id = randomUUID();
      insertOneTimeCode(store.db, {
        id,
        visitId,
        purpose: 'generation',
        hash,
        mailMessageId: null,
        at: later(minutes),
        expiresAt: later(minutes + 15),
        attempts: 3,
      });
      return id;
    };
    issue('old', 0);
    const id = issue('new', 1);
    expect(findOneTimeCode(store.db, visitId, 'generation')).toMatchObject({
      id,
      hash: 'new',
      attemptsLeft: 3,
    });
    expect(spendOneTimeCodeAttempt(store.db, id)).toBe(2);
    expect(useOneTimeCode(store.db, id, later(2))).toBe(true);
    expect(useOneTimeCode(store.db, id, later(2))).toBe(false);
    expect(findOneTimeCode(store.db, visitId, 'generation')).toBeUndefined();
  });

  test('mail waits without a line and loses its text once sent or expired', () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const message = {
      ...codeMessage('es', 'unlock', '123456', 3),
      to: 'maria@example.org',
      workerId: null,
      at: testNow,
    };
    insertMailMessage(store.db, { ...message, id: first, expiresAt: later(15) });
    insertMailMessage(store.db, { ...message, id: second, at: later(1), expiresAt: later(16) });
    markMailAttempted(store.db, first, later(1));
    const summary = { waiting: 2, oldest: testNow.toISOString(), failed: 0 };
    expect(summariseMail(store.db, testNow)).toEqual(summary);
    expect(listQueuedMail(store.db)).toMatchObject([
      { id: first, attempts: 1 },
      { id: second, attempts: 0 },
    ]);
    markMailSent(store.db, first, '250 taken', later(2));
    expect(findQueuedMail(store.db, first)).toBeUndefined();
    expect(findQueuedMail(store.db, second)).toMatchObject({
      to: 'maria@example.org',
      text: message.text,
      html: message.html,
      messageId: `<${second}@ventanilla.invalid>`,
    });
    expect(giveUpExpiredMail(store.db, later(17))).toBe(1);
    expect([findMailState(store.db, first), findMailState(store.db, second)]).toEqual(['sent', 'given-up']);
    const bodies = store.db.prepare('SELECT count(body) + count(html) AS kept FROM mail_message').get();
    expect(bodies).toEqual({ kept: 0 });
  });

  test('the outbox shows truthfully how far head office got', () => {
    const { workerId } = registerWorker(store, clerkId, {});
    const [item] = listWaitingEvents(store.db, 10);
    const key = item?.key ?? 0;
    expect(item).toMatchObject({
      reading: { state: 'known', event: { type: 'worker-registered', subject: workerId } },
      state: 'saved',
      attempts: 0,
    });
    expect(findHeadOfficeState(store.db, workerId)).toBe('saved');
    const numbers = { epoch: 1, first: key - 1_000_000_000, last: key - 1_000_000_000 };
    transact(store.db, () => markEventsSent(store.db, numbers, later(1)));
    expect(findHeadOfficeState(store.db, workerId)).toBe('sent');
    expect(summariseWaiting(store.db)).toEqual({
      waiting: 0,
      sent: 1,
      oldest: testNow.toISOString(),
      refused: 0,
      packetAt: null,
      documents: { waiting: 0, bytes: 0, missing: 0, refused: 0 },
    });
    const answer = { epoch: 1, number: numbers.first, hash: item?.hash ?? '' };
    const receipt = (number: number, answers: Receipt['answers']): HashedReceipt => ({
      hash: String(number).padStart(64, '0'),
      receipt: {
        ...{ format: 'ventanilla-receipt-1', number, terminal: '017-2', epoch: 1 },
        ...{ headOffice: 'a'.repeat(64), issuedAt: later(2).toISOString(), answers },
      },
    });
    const here = { terminal: '017-2', epoch: 1 };
    const read = (said: HashedReceipt) =>
      transact(store.db, () => {
        const refusal = judgeReceipt(store.db, said, here);
        return refusal ?? applyReceipt(store.db, said, { at: later(3), by: clerkId });
      });
    expect(read(receipt(1, [{ ...answer, outcome: 'refused', reason: 'A page is missing' }]))).toEqual({
      acknowledged: 0,
      refused: 1,
      passedOver: 0,
    });
    expect(findHeadOfficeState(store.db, workerId)).toBe('refused');
    expect(listRefusedEvents(store.db, 5)).toMatchObject([{ number: 1, reason: 'A page is missing' }]);
    read(receipt(2, [{ ...answer, outcome: 'acknowledged' }]));
    transact(store.db, () => markEventsSent(store.db, numbers, later(4)));
    expect(findHeadOfficeState(store.db, workerId)).toBe('acknowledged');
    expect(read(receipt(3, [{ ...answer, outcome: 'refused', reason: 'no' }]))).toBe('contradicts');
    expect(read(receipt(2, [{ ...answer, outcome: 'acknowledged' }]))).toBe('already-read');
    expect(read({ ...receipt(1, [{ ...answer, outcome: 'acknowledged' }]), hash: 'c' })).toBe('older');
  });

  test('a paper that no printer took waits with the reason', () => {
    const { workerId, visitId, code } = registerWorker(store, clerkId, {});
    const id = randomUUID();
    const pdf = { name: 'c'.repeat(64), sha256: 'd'.repeat(64), size: 100 };
    insertPaper(store.db, { id, visitId, kind: 'receipt', language: 'es', pdf, at: testNow });
    savePrintResult(store.db, id, { printing: 'failed', message: 'out of paper', at: later(1) });
    expect(listSheetsNotOut(store.db)).toEqual([
      { kind: 'receipt', subject: code, since: testNow.toISOString() },
    ]);
    expect(findPaper(store.db, id)).toMatchObject({
      printerProblem: 'other',
      printerMessage: 'out of paper',
    });
    savePrintResult(store.db, id, { printing: 'sent', message: null, at: later(2) });
    expect(listSheetsNotOut(store.db)).toEqual([]);
    expect(findPaper(store.db, id)).toMatchObject({ printing: 'sent', attempts: 2, file: pdf.name });
    expect(listVisitPapers(store.db, visitId)).toEqual(listWorkerPapers(store.db, workerId));
  });
});
