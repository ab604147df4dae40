import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestStore, setUpTestStore, temporaryDirectory } from '#test/electron/db/test-store.ts';
import { setMailServer } from '#test/support/smtp/mail-queue.ts';

/**
 * Deaths of the kiosk, and half as many of the mail server: `KILLS=200` is the full count, every run of the tests has
 * a sample.
 */
const kills = Number(process.env['KILLS'] ?? 10);

test(`across ${kills} kills each message arrives once, or again with its Message-ID where its acceptance was unseen`, {
  timeout: 60_000 + kills * 10_000,
}, async () => {
  const folder = temporaryDirectory();
  const log = join(folder.path, 'taken');
  const port = await findFreePort();
  const { store } = await setUpTestStore(folder.path);
  setMailServer(store, port);
  store.close();
  /** Copies that may follow: one for each time nobody saw that the server had taken the message. */
  const allowed = new Map<string, number>();
  let answersSeen = 0;

  let server = await startServer(log, port);
  let next = await load(folder.path);
  for (let round = 0; round < kills; round += 1) {
    const kiosk = next;
    const [loading] = [load(folder.path), await open(kiosk, 'queue')];
    await pass(Math.random() * 200);
    if (round % 2 === 0) {
      await kill(server);
      await pass(Math.random() * 40);
      if (Math.random() < 0.5) {
        await kill(kiosk);
        server = await startServer(log, port);
      } else {
        server = await startServer(log, port);
        await pass(Math.random() * 150);
        await kill(kiosk);
      }
    } else await kill(kiosk);
    answersSeen = await allowUnseen(folder.path, log, answersSeen, allowed);
    next = await loading;
  }

  await open(next, 'empty');
  await waitUntilEmpty(next, folder.path, log);
  await kill(server);

  const rows = await readRows(folder.path);
  const taken = readLog(log).filter(({ event }) => event === 'taken');
  const copies = new Map<string, number>();
  for (const { messageId } of taken) copies.set(messageId, (copies.get(messageId) ?? 0) + 1);
  const again = [...copies].filter(([, count]) => count > 1);
  console.log(
    `${kills} kills of the kiosk, ${Math.ceil(kills / 2)} of the server: ${rows.length} queued, ${copies.size} arrived, ${again.length} of them again`,
  );
  expect(rows.length).toBeGreaterThan(kills);
  expect(rows.filter(({ state }) => state !== 'sent')).toEqual([]);
  expect([...copies.keys()].toSorted()).toEqual(rows.map(({ messageId }) => messageId).toSorted());
  expect(again.filter(([messageId, count]) => count > 1 + (allowed.get(messageId) ?? 0))).toEqual([]);
  folder.remove();
});

/** After each death: what the server took in this round and the queue does not know of may come once more. */
async function allowUnseen(
  directory: string,
  log: string,
  from: number,
  allowed: Map<string, number>,
): Promise<number> {
  const entries = readLog(log);
  const waiting = new Set(
    (await readRows(directory)).filter(({ state }) => state === 'queued').map(({ messageId }) => messageId),
  );
  const allow = (messageId: string) => allowed.set(messageId, (allowed.get(messageId) ?? 0) + 1);
  const inRound = entries.slice(from);
  const sent = inRound.filter(({ event }) => event === 'taken').map(({ messageId }) => messageId);
  for (const messageId of new Set(sent)) {
    const count = (event: string) =>
      inRound.filter((entry) => entry.event === event && entry.messageId === messageId).length;
    // The server died before its answer, or the kiosk before it wrote the answer down.
    const unanswered = count('taken') - count('answered');
    for (let copy = 0; copy < unanswered; copy += 1) allow(messageId);
    if (unanswered === 0 && waiting.has(messageId)) allow(messageId);
  }
  const known = new Set((await readRows(directory)).map(({ messageId }) => messageId));
  expect(sent.filter((messageId) => !known.has(messageId))).toEqual([]);
  return entries.length;
}

async function readRows(directory: string): Promise<{ messageId: string; state: string }[]> {
  const store = await openTestStore(directory);
  try {
    return store.db.prepare('SELECT message_id AS messageId, state FROM mail_message').all() as {
      messageId: string;
      state: string;
    }[];
  } finally {
    store.close();
  }
}

function readLog(path: string): { event: string; messageId: string }[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('>'))
    .map((line) => {
      const [event = '', messageId = ''] = line.split(' ');
      return { event, messageId };
    });
}

async function waitUntilEmpty(kiosk: ChildProcess, directory: string, log: string): Promise<void> {
  // The queue is empty once nothing new has come for a while; a row that still waits is found below.
  let before = -1;
  while (readLog(log).length !== before) {
    before = readLog(log).length;
    await pass(3000);
  }
  await kill(kiosk);
  expect(existsSync(join(directory, 'ventanilla.db'))).toBe(true);
}

async function startServer(log: string, port: number): Promise<ChildProcess> {
  const server = fork(join(import.meta.dirname, 'server-process.ts'), [log, String(port)]);
  await once(server, 'message');
  return server;
}

async function load(directory: string): Promise<ChildProcess> {
  const kiosk = fork(join(import.meta.dirname, 'sending-process.ts'), [directory]);
  await once(kiosk, 'message');
  return kiosk;
}

async function open(kiosk: ChildProcess, share: 'queue' | 'empty'): Promise<void> {
  kiosk.send(share);
  await once(kiosk, 'message');
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function pass(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
