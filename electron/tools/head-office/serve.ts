import { setTimeout as wait } from 'node:timers/promises';
import { fingerprintGroups } from '#shared/domain/head-office/fingerprint-groups.ts';
import { clearUploads } from './clear-uploads.ts';
import { confirmReceived } from './confirm.ts';
import { startEmbeddedOffice } from './embedded-office.ts';
import type { OfficeFolder } from './office-folder.ts';
import { troubleOf } from './trouble-of.ts';

/** Milliseconds between two looks at what came. */
const pause = 1000;
/** Milliseconds between two looks at what was left of documents that nobody goes on with. */
const clearInterval = 60 * 60_000;

/** Starts the embedded head office, confirms what comes in, and stops with the process. */
export async function serve(
  path: string,
  { port, say }: { readonly port: number; readonly say: (line: string) => void },
): Promise<void> {
  const { folder, running } = await startEmbeddedOffice(path, { port, at: new Date(), say });
  const ending = new AbortController();
  const end = () => ending.abort();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    say(
      `Head office answers on 127.0.0.1:${running.port}: PostgreSQL, TLS, database ventanilla. Only this machine reaches it.`,
    );
    say(
      `Its keys, fingerprint ${fingerprintGroups(folder.office.fingerprint).join(' ')}, lie in ${path}/keys. For trying: no institution's data.`,
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
    await watch(folder, ending.signal, say);
  } finally {
    await running.stop();
  }
}

/** Confirms whatever comes in until the process is asked to end. */
export async function serveConfirmations(folder: OfficeFolder): Promise<void> {
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ending.abort());
  await watch(folder, ending.signal, (line) => process.stdout.write(`${line}\n`));
}

/**
 * Confirms whatever comes in until `signal` aborts. After a fault a new client is taken: one whose line broke may never
 * send again (postgres 3.4.9).
 */
async function watch(folder: OfficeFolder, signal: AbortSignal, say: (line: string) => void): Promise<void> {
  let sql = folder.open();
  let clearedAt = 0;
  let told = '';
  while (!signal.aborted) {
    try {
      if (Date.now() - clearedAt >= clearInterval) {
        await clearUploads(sql);
        clearedAt = Date.now();
      }
      const { acknowledged, refused, newer, troubles } = await confirmReceived(sql, folder.office);
      if (acknowledged + refused + newer > 0) {
        say(
          `${new Date().toISOString()} confirmed ${acknowledged}, refused ${refused}, newer than this tool ${newer}`,
        );
      }
      // What stays as it is is said once.
      const saying = troubles.join(' ');
      if (saying !== told && saying !== '') say(`${new Date().toISOString()} ! ${saying}`);
      told = saying;
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === undefined) throw error;
      say(`${new Date().toISOString()} ${trouble.message}`);
      await sql.end({ timeout: 0 }).catch(() => undefined);
      sql = folder.open();
    }
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
  await sql.end({ timeout: 2 });
}
