import { once } from 'node:events';
import type postgres from 'postgres';
import { groupsOf } from './admit.ts';
import { confirmReceived } from './confirm.ts';
import { startEmbeddedOffice } from './embedded-office.ts';
import type { Office } from './office.ts';
import type { OfficeFolder } from './office-folder.ts';
import { troubleOf } from './trouble-of.ts';

/** Milliseconds between two looks where nobody wakes. */
const pause = 5000;

/** Starts the embedded head office, confirms what comes in, and stops with the process. */
export async function serve(
  path: string,
  { port, say }: { readonly port: number; readonly say: (line: string) => void },
): Promise<void> {
  const { folder, running } = await startEmbeddedOffice(path, { port, at: new Date(), say });
  const sql = folder.open(2);
  const ending = new AbortController();
  const end = () => ending.abort();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    say(
      `Head office answers on 127.0.0.1:${running.port}: PostgreSQL, TLS, database ventanilla. Only this machine reaches it.`,
    );
    say(
      `Its keys, fingerprint ${groupsOf(folder.office.fingerprint)}, lie in ${path}/keys. For trying: no institution's data.`,
    );
    say('');
    say('To join a kiosk, in another terminal:');
    say(
      '  npm run head-office -- enrol 017-2 --branch-name "Agencia Norte"   a code, and ventanilla-joining.json',
    );
    say('  at the kiosk: the administrator brings that file and types the code; it shows a fingerprint');
    say(
      '  npm run head-office -- admit 017-2                                 compares it, and lets the kiosk in',
    );
    say('  npm run head-office -- status                                      what came, what waits');
    say('Ctrl+C stops it.');
    await watch(sql, folder.office, ending.signal, say);
  } finally {
    await sql.end({ timeout: 2 });
    await running.stop();
  }
}

/** Confirms whatever comes in until the process is asked to end. */
export async function serveConfirmations(folder: OfficeFolder): Promise<void> {
  const sql = folder.open(2);
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ending.abort());
  try {
    await watch(sql, folder.office, ending.signal, (line) => process.stdout.write(`${line}\n`));
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Confirms whatever comes in until `signal` aborts. A line that breaks is tried again. */
async function watch(
  sql: postgres.Sql,
  office: Office,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  let wake: () => void = () => undefined;
  const listening = sql.listen('received', () => wake()).catch(() => undefined);
  while (!signal.aborted) {
    const woken = new Promise<void>((done) => {
      wake = done;
    });
    try {
      const { acknowledged, refused, newer } = await confirmReceived(sql, office);
      if (acknowledged + refused + newer > 0) {
        say(
          `${new Date().toISOString()} confirmed ${acknowledged}, refused ${refused}, newer than this tool ${newer}`,
        );
      }
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === undefined) throw error;
      say(`${new Date().toISOString()} ${trouble.message}`);
    }
    const rest = new AbortController();
    const timer = setTimeout(wake, pause);
    const aborted = once(signal, 'abort', { signal: rest.signal }).catch(() => undefined);
    if (!signal.aborted) await Promise.race([woken, aborted]);
    rest.abort();
    clearTimeout(timer);
  }
  await (await listening)?.unlisten().catch(() => undefined);
}
