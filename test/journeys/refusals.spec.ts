import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { clerkMethodNames, workerMethodNames } from '#shared/contract/kiosk/method-names.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { ask, reply } from './support/fast-forward.ts';
import type { RunningHost } from './support/hosts.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

const views = ['clerk', 'worker'] as const;

/** Runs code as the page's own later script would: the debugger's own calls are let past the content policy. */
function asPageScript(page: Page, code: string): Promise<string> {
  return page.evaluate(
    (source) =>
      new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            // biome-ignore lint/security/noGlobalEval: that it does not run is what is tested
            const run = window.eval as (text: string) => unknown;
            resolve(`ran: ${String(run(source))}`);
          } catch (error) {
            resolve((error as Error).name);
          }
        });
      }),
    code,
  );
}

async function names(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys((window as unknown as { kiosk: object }).kiosk).sort());
}

/** Sends a raw call from the preload's own world, as a page that broke out of its own would. */
async function forge(page: Page, name: string, input: unknown): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const isolated = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === 'electron-isolated-context') resolve(context.id);
    });
  });
  await session.send('Runtime.enable');
  const message = ['object', 'kind', 'invoke', 'id', 900_001, 'channel', 'kiosk:call'];
  const call = [...message, 'args', ['array', name, input], 'url', page.url()];
  await session.send('Runtime.evaluate', {
    contextId: await isolated,
    expression: `(() => {
      const binding = Object.getOwnPropertyNames(globalThis).find((each) => each.startsWith('send_'));
      globalThis[binding](${JSON.stringify(`900001:0:1:${JSON.stringify(call)}`)});
    })()`,
  });
  await session.detach();
}

function refusals(dataDirectory: string): { reason: string; method?: string }[] {
  return readFileSync(join(dataDirectory, 'logs/ventanilla.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('call-refused'))
    .map((line) => JSON.parse(line) as { reason: string; method?: string });
}

async function hasOnlyItsMethods(kiosk: RunningHost): Promise<void> {
  expect(await names(kiosk.clerk)).toEqual([...clerkMethodNames, 'onSession'].sort());
  expect(await names(kiosk.worker)).toEqual([...workerMethodNames, 'onSession'].sort());
  for (const view of views) {
    const reached = await kiosk[view].evaluate(() =>
      ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer', 'electron'].filter(
        (name) => name in window,
      ),
    );
    expect(reached).toEqual([]);
    const replaced = await kiosk[view].evaluate(() => {
      try {
        Object.assign(window, { kiosk: { getClerkSession: () => 'forged' } });
      } catch {
        return 'refused';
      }
      return typeof (window as unknown as { kiosk: Record<string, unknown> }).kiosk['onSession'];
    });
    expect(['refused', 'function']).toContain(replaced);
  }
}

async function isRefusedAtTheDoor(kiosk: RunningHost, dataDirectory: string): Promise<void> {
  await forge(kiosk.clerk, 'openCredentialKeyboard', ['object', 'keepOrder', false]);
  await forge(kiosk.worker, 'listVisits', ['object']);
  await forge(kiosk.worker, 'noSuchMethod', ['object']);
  const refused = (): string[] =>
    refusals(dataDirectory).map(({ reason, method }) => `${method ?? '-'}: ${reason}`);
  await expect.poll(refused).toContain('openCredentialKeyboard: view');
  await expect.poll(refused).toContain('listVisits: view');
  await expect.poll(refused).toContain('-: method');
}

test('each view has its own methods and nothing of the machine; a forged call is refused', async ({
  start,
  host,
  dataDirectory,
}) => {
  const kiosk = await start();
  await hasOnlyItsMethods(kiosk);
  if (host === 'electron') {
    const description = "Electron's preload world has no door that a debugger could forge a call through";
    test.info().annotations.push({ type: 'not on Electron', description });
    return;
  }
  await isRefusedAtTheDoor(kiosk, dataDirectory);
});

test('without an account, the wrong account, and with more than was asked: refused', async ({ start }) => {
  const kiosk = await start();
  expect(await reply(kiosk.clerk, 'listVisits', {})).toEqual({ kind: 'refused', reason: 'role' });
  expect(await reply(kiosk.worker, 'askForHelp', {})).toEqual({ kind: 'refused', reason: 'no-visit' });
  await ask(kiosk.clerk, 'signIn', {
    username: staff.auditor.username,
    password: staff.auditor.password,
  });
  expect(await reply(kiosk.clerk, 'startVisit', { workerId: null })).toEqual({
    kind: 'refused',
    reason: 'role',
  });
  const refused = { kind: 'refused', reason: 'input' };
  expect(await reply(kiosk.clerk, 'listAuditEntries', { before: null })).toEqual(refused);
  expect(await reply(kiosk.clerk, 'getQueues', { role: 'admin' })).toEqual(refused);
  expect(await reply(kiosk.clerk, 'searchWorkers', { text: 7, birthDate: null })).toEqual(refused);
  await ask(kiosk.clerk, 'lockScreen', {});
  expect(await reply(kiosk.clerk, 'getQueues', {})).toEqual({ kind: 'refused', reason: 'locked' });
});

async function staysWhereItIs(kiosk: RunningHost, page: Page, leave: () => Promise<unknown>): Promise<void> {
  const [url, windows] = [page.url(), await kiosk.windowCount()];
  await leave().catch(() => undefined);
  await page.waitForTimeout(300);
  expect(page.url()).toBe(url);
  expect(await kiosk.windowCount()).toBe(windows);
  expect((await names(page)).length).toBeGreaterThan(10);
}

async function goesNowhere(kiosk: RunningHost): Promise<void> {
  for (const view of views) {
    const page = kiosk[view];
    await staysWhereItIs(kiosk, page, () =>
      page.evaluate(() => {
        location.href = 'https://example.org/';
      }),
    );
    await staysWhereItIs(kiosk, page, () =>
      page.evaluate(() => {
        location.href = 'file:///etc/passwd';
      }),
    );
    await staysWhereItIs(kiosk, page, async () => {
      expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
    });
    await staysWhereItIs(kiosk, page, () =>
      page.evaluate(() => {
        const link = document.createElement('a');
        link.href = 'https://example.org/';
        link.target = '_blank';
        document.body.append(link);
        link.click();
        link.remove();
      }),
    );
  }
}

async function runsNothingForeign(kiosk: RunningHost): Promise<void> {
  for (const view of views) {
    const page = kiosk[view];
    expect(await asPageScript(page, '1 + 1')).toBe('EvalError');
    const broken = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const directives: string[] = [];
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
            directives.push(effectiveDirective),
          );
          const script = document.createElement('script');
          script.textContent = 'window.ranInline = true';
          document.body.append(script);
          const frame = document.createElement('iframe');
          frame.src = 'https://example.org/';
          document.body.append(frame);
          const image = new Image();
          image.src = 'https://example.org/track.png';
          void fetch('https://example.org/').catch(() => undefined);
          setTimeout(() => {
            script.remove();
            frame.remove();
            resolve([...new Set(directives)].sort());
          }, 500);
        }),
    );
    expect(broken).toEqual(['connect-src', 'frame-src', 'img-src', 'script-src-elem']);
    expect(await page.evaluate(() => 'ranInline' in window)).toBe(false);
  }
}

async function isPermittedNothing(kiosk: RunningHost): Promise<void> {
  for (const view of views) {
    const answers = await kiosk[view].evaluate(async () => {
      const name = (error: unknown): string => (error as Error).name;
      return {
        camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'granted', name),
        place: await new Promise<string>((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('granted'),
            ({ code }) => resolve(code === 1 ? 'denied' : `error ${code}`),
          ),
        ),
        notifications: await Notification.requestPermission(),
        clipboard: await navigator.clipboard.readText().then(() => 'granted', name),
        midi: await navigator.requestMIDIAccess().then(() => 'granted', name),
      };
    });
    expect(answers).not.toMatchObject({ camera: 'granted' });
    expect(answers).toMatchObject({ place: 'denied', notifications: 'denied', clipboard: 'NotAllowedError' });
    expect(answers.midi).not.toBe('granted');
  }
}

test.describe('a hostile page', () => {
  test.use({ breaksPolicy: true });

  test('no page leaves, opens a window, runs foreign code or is permitted anything', async ({ start }) => {
    const kiosk = await start();
    await test.step('leaving and new windows', () => goesNowhere(kiosk));
    await test.step('foreign code and addresses', () => runsNothingForeign(kiosk));
    await test.step('permissions', () => isPermittedNothing(kiosk));
  });
});
