import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MailContext, sendQueuedMail } from '#electron/main/context/send-queued-mail.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { findFailingMailLine } from '#electron/main/db/mail/mail-line-store.ts';
import { findMailState, listQueuedMail, listUnsentMail } from '#electron/main/db/mail/mail-store.ts';
import { openTestStore, setUpTestStore, temporaryDirectory } from '#test/electron/db/test-store.ts';
import { createFakeTime, type FakeTime } from '#test/support/fakes/fake-time.ts';
import { createMailQueue, queueCode, setMailServer } from '#test/support/smtp/mail-queue.ts';
import { startMailServer, type TestMailServer } from '#test/support/smtp/mail-server.ts';

/** The queue on the real database against a real SMTP server; only the time is the test's. */

let folder: ReturnType<typeof temporaryDirectory>;
let store: Store;
let server: TestMailServer;
let time: FakeTime;
let queue: MailContext;

beforeEach(async () => {
  folder = temporaryDirectory();
  store = (await setUpTestStore(folder.path)).store;
  server = await startMailServer();
  setMailServer(store, server.port);
  time = createFakeTime();
  queue = createMailQueue(store, clocks());
});

afterEach(async () => {
  store.close();
  await server.close();
  folder.remove();
});

const clocks = () => ({ clock: { now: time.systemTime }, monotonic: () => time.scheduler.monotonic() });
const receivers = () => server.received.map(({ to }) => to);

/** Queues one for each name, a second apart. */
function queueFor(...names: readonly string[]): string[] {
  return names.map((name) => {
    time.advance({ seconds: 1 });
    return queueCode(store, `${name}@example.org`, time.systemTime());
  });
}

/** Every round of the kiosk's timer during so many minutes. */
async function passMinutes(minutes: number): Promise<void> {
  for (let round = 0; round < minutes * 4; round += 1) {
    time.advance({ seconds: 15 });
    await sendQueuedMail(queue);
  }
}

describe('order', () => {
  test('oldest first, each once', async () => {
    queueFor('ana', 'bela', 'caro', 'dora');
    await sendQueuedMail(queue);
    await passMinutes(2);
    expect(receivers()).toEqual(['ana', 'bela', 'caro', 'dora'].map((name) => `${name}@example.org`));
    expect(listQueuedMail(store.db)).toEqual([]);
  });

  test('an address that bounces fails with the server’s words and holds nobody up', async () => {
    server.onRecipient = (address) =>
      address.startsWith('bela') ? { code: 550, words: `5.1.1 <${address}> unknown here` } : undefined;
    const [, bela = ''] = queueFor('ana', 'bela', 'caro');
    await sendQueuedMail(queue);
    expect(receivers()).toEqual(['ana@example.org', 'caro@example.org']);
    expect(findMailState(store.db, bela)).toBe('failed');
    expect(listUnsentMail(store.db, new Date(0))).toMatchObject([
      { id: bela, state: 'failed', answer: '550 5.1.1 <b•••@e•••.org> unknown here', attempts: 1 },
    ]);
    expect(store.db.prepare('SELECT count(body) + count(html) FROM mail_message').pluck().get()).toBe(0);
    const audited = store.db.prepare("SELECT detail FROM audit_event WHERE event = 'mail-failed'").all();
    expect(audited).toEqual([{ detail: '{"reply":"550"}' }]);
    await passMinutes(60);
    expect(receivers()).toHaveLength(2);
  });

  test('a greylisted one waits by itself; later ones pass it, and it goes when the server lets it', async () => {
    let isListed = true;
    server.onRecipient = (address) =>
      address.startsWith('ana') && isListed ? { code: 451, words: '4.7.1 greylisted' } : undefined;
    queueFor('ana', 'bela');
    await sendQueuedMail(queue);
    expect(receivers()).toEqual(['bela@example.org']);
    expect(findFailingMailLine(store.db)).toBeUndefined();
    await passMinutes(5);
    queueFor('caro');
    await sendQueuedMail(queue);
    expect(receivers()).toEqual(['bela@example.org', 'caro@example.org']);
    isListed = false;
    await passMinutes(10);
    expect(receivers()).toEqual(['bela@example.org', 'caro@example.org', 'ana@example.org']);
  });
});

describe('a line that fails', () => {
  test('for a day: few attempts, nothing lost, then everything in order', async () => {
    await server.close();
    queueFor('ana', 'bela', 'caro');
    for (let round = 0; round < 3; round += 1) await sendQueuedMail(queue);
    const line = findFailingMailLine(store.db);
    expect(line).toMatchObject({ problem: 'refused', failures: 3 });
    for (let hour = 0; hour < 24; hour += 1) {
      time.advance({ minutes: 60 });
      await sendQueuedMail(queue);
    }
    expect(listQueuedMail(store.db)).toHaveLength(3);
    expect(findFailingMailLine(store.db)).toMatchObject({ failures: 27, since: line?.since });
    server = await startMailServer({ port: server.port });
    await passMinutes(6);
    expect(receivers()).toEqual(['ana', 'bela', 'caro'].map((name) => `${name}@example.org`));
    expect(findFailingMailLine(store.db)).toBeUndefined();
  });

  test('somebody who asks for a code while the line rests has it tried at once', async () => {
    await server.close();
    queueFor('ana');
    for (let round = 0; round < 5; round += 1) {
      time.advance({ minutes: 5 });
      await sendQueuedMail(queue);
    }
    server = await startMailServer({ port: server.port });
    queueFor('bela');
    await sendQueuedMail(queue);
    expect(receivers()).toEqual(['bela@example.org', 'ana@example.org']);
  });

  test('but a refused login rests for everybody: a wrong password tried often locks the account', async () => {
    server.onSender = () => ({ code: 530, words: '5.7.0 authentication required' });
    queueFor('ana');
    await sendQueuedMail(queue);
    queueFor('bela', 'caro');
    await sendQueuedMail(queue);
    expect(server.connections).toBe(1);
    expect(findFailingMailLine(store.db)).toMatchObject({ problem: 'login-refused' });
  });

  test('a code that expired meanwhile is given up, and its text erased', async () => {
    await server.close();
    const minutes = (count: number) => new Date(time.systemTime().getTime() + count * 60_000);
    const id = queueCode(store, 'ana@example.org', time.systemTime(), minutes(3));
    await sendQueuedMail(queue);
    server = await startMailServer({ port: server.port });
    time.advance({ minutes: 3 });
    await sendQueuedMail(queue);
    expect(findMailState(store.db, id)).toBe('given-up');
    expect(store.db.prepare('SELECT body, html FROM mail_message').get()).toEqual({ body: null, html: null });
    expect(receivers()).toEqual([]);
  });

  test('breaking in the middle of one message does not keep the others from being tried', async () => {
    let tries = 0;
    server.onMessage = () => {
      tries += 1;
      return tries === 1 ? 'dies' : undefined;
    };
    const [ana = '', bela = ''] = queueFor('ana', 'bela');
    await sendQueuedMail(queue);
    expect(findFailingMailLine(store.db)).toMatchObject({ problem: 'lost', failures: 1 });
    await sendQueuedMail(queue);
    expect(receivers()).toEqual(['bela@example.org']);
    await passMinutes(1);
    expect(receivers()).toEqual(['bela@example.org', 'ana@example.org']);
    expect([ana, bela].map((id) => findMailState(store.db, id))).toEqual(['sent', 'sent']);
  });

  test('taken but not answered: sent again, and both copies have one Message-ID', async () => {
    let taken = 0;
    server.onTaken = () => {
      taken += 1;
      return taken === 1 ? 'dies' : undefined;
    };
    const [ana = ''] = queueFor('ana');
    await sendQueuedMail(queue);
    await passMinutes(1);
    expect(server.received.map(({ messageId }) => messageId)).toEqual([
      `<${ana}@agencia.example>`,
      `<${ana}@agencia.example>`,
    ]);
    expect(server.received[0]?.source.split('Content-Type')[0]).toBe(
      server.received[1]?.source.split('Content-Type')[0],
    );
  });
});

describe('restarts and clocks', () => {
  test('a start keeps what was put off waiting, and sends it when its time comes', async () => {
    let isListed = true;
    server.onRecipient = () => (isListed ? { code: 450, words: 'later' } : undefined);
    queueFor('ana');
    await sendQueuedMail(queue);
    isListed = false;
    store.close();
    store = await openTestStore(folder.path);
    queue = createMailQueue(store, clocks());
    await sendQueuedMail(queue);
    expect(receivers()).toEqual([]);
    await passMinutes(1);
    expect(receivers()).toEqual(['ana@example.org']);
  });

  test('a clock that leapt a year ahead and came back holds nothing up', async () => {
    let isListed = true;
    server.onRecipient = () => (isListed ? { code: 450, words: 'later' } : undefined);
    const right = time.systemTime();
    time.setWallClock('2027-12-01T00:00:00.000Z');
    queueFor('ana');
    await sendQueuedMail(queue);
    time.setWallClock(right.toISOString());
    isListed = false;
    await passMinutes(1);
    expect(receivers()).toEqual(['ana@example.org']);
  });

  test('two rounds at once send each message once', async () => {
    queueFor('ana', 'bela');
    await Promise.all([sendQueuedMail(queue), sendQueuedMail(queue), sendQueuedMail(queue)]);
    expect(receivers()).toEqual(['ana@example.org', 'bela@example.org']);
  });
});
