import { existsSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { findRow } from '#electron/main/db/core/connection.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import { coSignature } from '#test/electron/use-cases/head-office/branch-kiosk.ts';
import { join, lineOf } from '#test/electron/use-cases/head-office/line-kiosk.ts';
import { inStore } from '#test/electron/use-cases/head-office/together.ts';
import { environmentWith, type SafetyTest } from '#test/electron/use-cases/safety/safety-kiosk.ts';
import { makeStaff } from '#test/support/fakes/journey.ts';
import { setUp, withEmptyKiosk } from '#test/support/with-kiosk.ts';
import { atDesk, doAct, startAgain } from './acts.ts';
import type { Act } from './plan.ts';
import { newEventsOf } from './told.ts';

/**
 * A counter as a process of its own on a store of its own, which does what its parent says until it is killed. What it
 * answers is acknowledged: every event that its store has by then must be at head office in the end, once.
 */

export type Command =
  | { readonly do: 'set-up' | 'look' | 'secret' | 'close' }
  | { readonly do: 'join'; readonly code: string }
  | { readonly do: 'share'; readonly with: readonly { terminal: string; fingerprint: string }[] }
  | { readonly do: 'act'; readonly act: Act };

export interface Answer {
  readonly id: number;
  readonly value: unknown;
  /** Why it was refused. */
  readonly refused: string | null;
  /** Events of the store that were not said before: their keys, and hashes of their text. */
  readonly told: readonly (readonly [number, string])[];
}

export interface Look {
  readonly step: string | null;
  readonly state: string;
  readonly contact: string | null;
  readonly problem: string | null;
  /** Events that are not at head office. */
  readonly unsent: number;
  readonly unconfirmed: number;
  /** Up to where the branch's feed is kept, and what of it is not applied. */
  readonly kept: number;
  readonly waiting: number;
}

const [, , folder = '', number = '1', port = '0', ahead = '0'] = process.argv;
const data = joinPath(folder, 'data');
const isNew = !existsSync(data);
const stick = joinPath(folder, 'stick');
const host = { host: '127.0.0.1', port: Number(port) };
/** The kiosk's passing time goes this much faster, so that waits between two tries are short. */
const faster = 25;

await withEmptyKiosk(
  async (story) => {
    const test: SafetyTest = { ...story, stick, elsewhere: folder };
    const clock = setInterval(() => test.time.advance({ seconds: 0.02 * faster }), 20);
    if (!isNew) await startAgain(test);
    let last = 0;
    function newEvents(): [number, string][] {
      const events = newEventsOf(test, last);
      last = events.at(-1)?.[0] ?? last;
      return events;
    }
    await new Promise<void>((resolve) => {
      process.on('message', ({ id, command }: { id: number; command: Command }) => {
        if (command.do === 'close') return resolve();
        void obey(test, command).then(
          (value) => answer({ id, value, refused: null, told: newEvents() }),
          (error: unknown) => answer({ id, value: null, refused: String(error), told: newEvents() }),
        );
      });
      answer({ id: 0, value: null, refused: null, told: isNew ? [] : newEvents() });
    });
    clearInterval(clock);
  },
  data,
  {
    ...environmentWith(stick),
    systemTime: () => new Date(Date.now() + Number(ahead)),
    headOffice: {
      version: '0.0.0',
      lines: {
        openJoining: createPostgresLines().openJoining,
        openCounter: (target, ...who) =>
          createPostgresLines().openCounter({ ...target, hosts: [host] }, ...who),
      },
    },
  },
);
process.disconnect();

function answer(it: Answer): void {
  process.send?.(it);
}

async function obey(test: SafetyTest, command: Exclude<Command, { do: 'close' }>): Promise<unknown> {
  switch (command.do) {
    case 'set-up':
      await test.call('setUpTerminal', { ...setUp, terminalNumber: Number(number) });
      await makeStaff(test);
      await atDesk(test);
      await test.call('saveSettings', { ...(await test.call('getSettings', {})), printer: 'counter' });
      return null;
    case 'join':
      // The view may have locked itself: its time goes fast.
      await atDesk(test);
      return join(test, command.code);
    case 'look':
      return look(test);
    case 'secret': {
      const { own, counters } = await test.call('getBranchSecret', {});
      const taken = counters.filter(({ state, handedOver }) => state === 'sent' && handedOver === 'taken');
      return { fingerprint: own?.fingerprint ?? null, seen: counters.length, taken: taken.length };
    }
    case 'share': {
      await atDesk(test);
      const { counters } = await test.call('getBranchSecret', {});
      for (const { terminal, epoch, fingerprint } of counters) {
        const isIt = command.with.some(
          (each) => each.terminal === terminal && each.fingerprint === fingerprint,
        );
        if (isIt) await test.call('shareBranchSecret', { terminal, epoch, coSignature });
      }
      return null;
    }
    case 'act':
      try {
        return await doAct(test, command.act);
      } catch (error) {
        await startAgain(test);
        throw error;
      }
  }
}

async function look(test: SafetyTest): Promise<Look> {
  const isSignedIn = test.kiosk().clerkSession().state === 'signed-in';
  const line = isSignedIn ? await lineOf(test).catch(() => undefined) : undefined;
  return inStore(test, (db) => ({
    step: line?.joining?.step ?? null,
    state: line?.state ?? 'unknown',
    contact: line?.contact.lastAt ?? null,
    problem: line?.contact.problem ?? null,
    ...(findRow<Pick<Look, 'unsent' | 'unconfirmed' | 'kept' | 'waiting'>>(
      db,
      `SELECT (SELECT count(*) FROM event WHERE state = 'saved') AS unsent,
         (SELECT count(*) FROM event WHERE state <> 'acknowledged') AS unconfirmed,
         coalesce((SELECT max(kept) FROM branch_feed), 0) AS kept,
         (SELECT count(*) FROM branch_event WHERE state = 'kept') AS waiting`,
    ) ?? { unsent: -1, unconfirmed: -1, kept: -1, waiting: -1 }),
  }));
}
