import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { transact } from '#electron/main/db/core/transact.ts';
import { getSettings, saveSettings } from '#electron/main/db/terminal/settings-store.ts';
import {
  cheapHashing,
  openTestStore,
  setUpTestStore,
  temporaryDirectory,
} from '#test/electron/db/test-store.ts';
import { insertIssuedPeople } from '#test/support/issued-people.ts';
import { many, seed, seededFor } from '#test/support/random-samples.ts';
import { setMailServer } from '#test/support/smtp/mail-queue.ts';
import { folderOnDisk } from '#test/support/temporary-folder.ts';
import { bundleProcess } from './bundle-process.ts';

/** Deaths of the kiosk, and half as many of the mail server. */
const kills = many(4);
const plan = seededFor(3);

/** Milliseconds to wait for a message that may not come, because the kiosk's line still rests. */
const longestLife = 10_000;

/** People who may ask in one life of the kiosk. */
const peoplePerLife = 6;

/** The longest that can be set, so that no message expires while its server is dead. */
const unlockCodeMinutes = 15;

interface Office {
  readonly directory: string;
  readonly log: string;
  readonly port: number;
  readonly server: string;
  readonly kiosk: string;
  /** Identification codes of those who have not asked for a message. */
  readonly people: string[];
}

test(`across ${kills} kills (seed ${seed}) each message arrives once, or again with its Message-ID where its acceptance was unseen`, {
  timeout: 300_000 + kills * 30_000,
}, async () => {
  const folder = temporaryDirectory(folderOnDisk());
  const { store, clerkId } = await setUpTestStore(folder.path);
  const office: Office = {
    directory: folder.path,
    log: join(folder.path, 'taken'),
    port: await findFreePort(),
    server: await bundleProcess('server-process'),
    kiosk: await bundleProcess('kiosk-process'),
    people: await insertIssuedPeople(store, clerkId, peoplePerLife * kills, cheapHashing),
  };
  setMailServer(store, office.port);
  transact(store.db, () => saveSettings(store.db, { ...getSettings(store.db), unlockCodeMinutes }));
  store.close();
  const began = performance.now();
  /** Copies that may follow: one for each time nobody saw that the server had taken the message. */
  const allowed = new Map<string, number>();
  let seen = 0;
  let server = await startServer(office);
  let next = load(office);
  for (let round = 0; round < kills; round += 1) {
    const kiosk = await next;
    next = load(office);
    await open(kiosk, 'queue');
    await somewhere(server);
    if (round % 2 === 0) {
      await kill(server);
      if (round % 4 === 0) await pass(plan.between(0, 40));
      server = await startServer(office);
      await pass(plan.between(0, 60));
    }
    await kill(kiosk);
    seen = await allowUnseen(office, seen, allowed);
  }
  const kiosk = await next;
  await open(kiosk, 'empty');
  await once(kiosk, 'message');
  await kill(kiosk);
  await kill(server);

  const rows = await readRows(folder.path);
  const copies = new Map<string, number>();
  for (const { event, messageId } of readLog(office.log)) {
    if (event === 'taken') copies.set(messageId, (copies.get(messageId) ?? 0) + 1);
  }
  const again = [...copies].filter(([, count]) => count > 1);
  console.log(
    `${kills} kills of the kiosk and ${Math.ceil(kills / 2)} of the server in ${Math.round((performance.now() - began) / 1000)} s: ` +
      `${rows.length} messages queued, ${copies.size} arrived, ${again.length} of them again, unseen ${allowed.size}`,
  );
  expect(rows.length).toBeGreaterThanOrEqual(kills / 2);
  expect(rows.filter(({ state }) => state !== 'sent')).toEqual([]);
  expect([...copies.keys()].toSorted()).toEqual(rows.map(({ messageId }) => messageId).toSorted());
  expect(again.filter(([messageId, count]) => count > 1 + (allowed.get(messageId) ?? 0))).toEqual([]);
  folder.remove();
});

/** After one to three messages of the kiosk's life: at once, between taking and answering, or a little later. */
async function somewhere(server: ChildProcess): Promise<void> {
  for (let taken = plan.whole(1, 3); taken > 0; taken -= 1) {
    await Promise.race([once(server, 'message'), pass(longestLife)]);
  }
  if (plan.next() < 0.5) await pass(plan.between(0, 150));
}

/** After each death: what the server took in this round and the queue does not know of may come once more. */
async function allowUnseen(
  { directory, log }: Office,
  from: number,
  allowed: Map<string, number>,
): Promise<number> {
  const entries = readLog(log);
  const inRound = entries.slice(from);
  const rows = await readRows(directory);
  const stateOf = new Map(rows.map(({ messageId, state }) => [messageId, state]));
  const taken = new Set(inRound.filter(({ event }) => event === 'taken').map(({ messageId }) => messageId));
  for (const messageId of taken) {
    const count = (event: string) =>
      inRound.filter((entry) => entry.event === event && entry.messageId === messageId).length;
    // The server died before its answer left, or the kiosk before it wrote the answer down.
    const unanswered = count('taken') - count('answered');
    const unseen = Math.max(unanswered, stateOf.get(messageId) === 'queued' ? 1 : 0);
    if (unseen > 0) allowed.set(messageId, (allowed.get(messageId) ?? 0) + unseen);
  }
  const arrived = new Set(entries.filter(({ event }) => event === 'taken').map(({ messageId }) => messageId));
  expect(rows.filter(({ state, messageId }) => state === 'sent' && !arrived.has(messageId))).toEqual([]);
  expect([...taken].filter((messageId) => !stateOf.has(messageId))).toEqual([]);
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

async function startServer({ server, log, port }: Office): Promise<ChildProcess> {
  const process = fork(server, [log, String(port), String(plan.whole(0, 2 ** 31))]);
  await once(process, 'message');
  return process;
}

async function load({ kiosk, directory, people }: Office): Promise<ChildProcess> {
  const process = fork(kiosk, [directory, people.splice(0, peoplePerLife).join()]);
  await once(process, 'message');
  return process;
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
