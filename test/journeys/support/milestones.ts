import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { oncePerRun } from '#test/support/once-per-run.ts';
import { setUpTerminal, staff } from '#test/support/set-up-terminal.ts';
import { ask, type RegisteredVisit, register } from './fast-forward.ts';
import { type RunningHost, startHost } from './hosts.ts';
import { issueCredential, lockOut } from './service-journey.ts';

/**
 * Where stories begin, as folders of data that the product itself has written: each is made once a run, by the screens'
 * own calls, and copied.
 */

/** A terminal with its accounts. */
export function terminalFolder(browser: Browser): Promise<string> {
  return oncePerRun('terminal', (folder) => setUpTerminal(folder, null, undefined, browser));
}

const factsName = 'milestone.json';

/**
 * Nobody signed in, and one person of the specimens: registered and waiting for the hand-over, with a credential in
 * force, or locked by three wrong ones.
 */
export type Milestone = 'registered' | 'issued' | 'locked';

/** Puts the milestone into a story's folder before its kiosk starts. Gives who the person is. */
export async function layMilestone(
  milestone: Milestone,
  dataDirectory: string,
  browser: Browser,
): Promise<RegisteredVisit> {
  const made = await milestoneFolder(milestone, browser);
  cpSync(join(made, 'data'), dataDirectory, { recursive: true });
  return readFacts(made);
}

function readFacts(made: string): RegisteredVisit {
  return JSON.parse(readFileSync(join(made, factsName), 'utf8')) as RegisteredVisit;
}

function milestoneFolder(milestone: Milestone, browser: Browser): Promise<string> {
  switch (milestone) {
    case 'registered':
      return make(
        'registered',
        () => terminalFolder(browser),
        browser,
        (host) => register(host.clerk),
      );
    case 'issued':
      return make(
        'issued',
        () => terminalFolder(browser),
        browser,
        (host, data) => issueCredential(host, data),
      );
    case 'locked':
      return make(
        'locked',
        async () => join(await milestoneFolder('issued', browser), 'data'),
        browser,
        async (host) => {
          const person = readFacts(await milestoneFolder('issued', browser));
          await lockOut(host.clerk, host.worker, person.workerId);
          return person;
        },
      );
  }
}

/** A folder with the `data` of the milestone before it, gone on by `act` of a signed-in clerk, and the facts of it. */
function make(
  milestone: Milestone,
  before: () => Promise<string>,
  browser: Browser,
  act: (host: RunningHost, dataDirectory: string) => Promise<RegisteredVisit>,
): Promise<string> {
  return oncePerRun(milestone, async (folder) => {
    const dataDirectory = join(folder, 'data');
    cpSync(await before(), dataDirectory, { recursive: true });
    const environment = { VENTANILLA_MAIL_FOLDER: '1' };
    const host = await startHost('preview', {
      dataDirectory,
      environment,
      browser,
      displays: 2,
      reader: 'recorded',
    });
    try {
      const { username, password } = staff.clerk;
      await ask(host.clerk, 'signIn', { username, password });
      const person = await act(host, dataDirectory);
      await ask(host.clerk, 'signOut', {});
      writeFileSync(join(folder, factsName), JSON.stringify(person));
    } finally {
      await host.close();
    }
  });
}
