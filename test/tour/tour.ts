import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { languages } from '#shared/domain/language-code.ts';
import { ClerkAtCounter } from '#test/journeys/support/clerk-journey.ts';
import { type RunningHost, startHost } from '#test/journeys/support/hosts.ts';
import { readNewestCode } from '#test/journeys/support/outbox-mail.ts';
import { machineIsLost } from '#test/journeys/support/restore-journey.ts';
import { someSecrets, WorkerAtScreen } from '#test/journeys/support/worker-journey.ts';
import { ensureChromium } from '#test/support/chromium/ensure-chromium.ts';
import { installFakePrinter } from '#test/support/fake-printer/fake-printer.ts';
import { setUpTerminal, staff } from '#test/support/set-up-terminal.ts';
import { makeSpecimens } from '#test/support/specimens/make-specimens.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { seldomScreens } from './seldom-screens.ts';
import { serviceJourneys } from './service-journeys.ts';

/**
 * `npm run tour [-- --size 1280x800 --worker-size 1080x1920 --language en --clerk-language en
 * --journey recover|restore --out DIR]`: the main job, or a
 * service of an issued credential, on the specimens,
 * headless, through the real screens, main process, database and printing path. Leaves numbered pictures of every
 * step and the papers as they were printed, and says where.
 */

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1280x800' },
    'worker-size': { type: 'string' },
    language: { type: 'string', default: 'es' },
    'clerk-language': { type: 'string', default: 'es' },
    journey: { type: 'string', default: 'main' },
    out: { type: 'string', default: resolve(import.meta.dirname, '../../out/tour') },
  },
});

function parseSize(text: string): { width: number; height: number } {
  const [width, height] = text.split('x').map(Number);
  if (!width || !height) throw new Error(`a size is WIDTHxHEIGHT, not ${text}`);
  return { width, height };
}

const language = values.language === 'en' ? 'en' : 'es';
const clerkLanguage = values['clerk-language'] === 'en' ? 'en' : 'es';
const size = parseSize(values.size);
const workerSize = parseSize(values['worker-size'] ?? values.size);
const out = resolve(values.out);
const printer = 'Ventanilla';
const journeys: typeof serviceJourneys = { ...serviceJourneys, seldom: seldomScreens };
const journey = journeys[values.journey];
const isRestore = values.journey === 'restore';
if (journey === undefined && values.journey !== 'main' && !isRestore) {
  const names = ['main', 'restore', ...Object.keys(journeys)].join(', ');
  throw new Error(`no journey is called ${values.journey}; there are: ${names}`);
}

ensureChromium();
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

let taken = 0;
function camera(page: () => Page, view: string): (name: string) => Promise<void> {
  return async (name) => {
    taken += 1;
    const path = join(out, `${String(taken).padStart(2, '0')}-${view}-${name}.png`);
    await page().screenshot({ path, animations: 'disabled' });
  };
}

const dataDirectory = mkdtempSync(join(tmpdir(), 'ventanilla-tour-'));
const fakePrinter = installFakePrinter([printer]);
try {
  console.log('Preparing a specimen branch and specimen documents…');
  await setUpTerminal(dataDirectory, printer);
  if (isRestore) await restoreJourney();
  else await journeyOnOneKiosk();
  const papers = join(out, 'papers');
  mkdirSync(papers, { recursive: true });
  for (const [index, job] of fakePrinter.jobs().entries()) {
    writeFileSync(join(papers, `${String(index + 1).padStart(2, '0')}.pdf`), job.pdf);
  }
  const mails = join(dataDirectory, 'outbox-mail');
  if (existsSync(mails)) cpSync(mails, join(out, 'mail'), { recursive: true });
  console.log(`${taken} pictures, ${fakePrinter.jobs().length} printed papers and any mail are in ${out}`);
} finally {
  rmSync(dataDirectory, { recursive: true, force: true });
}
process.exit(0);

async function journeyOnOneKiosk(): Promise<void> {
  const kiosk = await startHost('preview', {
    dataDirectory,
    size,
    workerSize,
    ...(journey !== undefined && { displays: 2 as const }),
    environment: { ...fakePrinter.environment, VENTANILLA_MAIL_FOLDER: '1' },
  });
  try {
    const takeClerk = camera(() => kiosk.clerk, 'clerk');
    const takeWorker = camera(() => kiosk.worker, 'worker');
    await chooseClerkLanguage(kiosk);
    if (journey === undefined) await mainJourney(kiosk, takeClerk, takeWorker);
    else
      await journey({
        kiosk,
        dataDirectory,
        language,
        clerkLanguage,
        printer: fakePrinter,
        takeClerk,
        takeWorker,
      });
  } finally {
    await kiosk.close();
  }
}

/** A place, the machine lost, the terminal back from its stick. */
async function restoreJourney(): Promise<void> {
  const hosts: RunningHost[] = [];
  try {
    await machineIsLost({
      start: async (options) => {
        const environment = { ...fakePrinter.environment, ...options.environment };
        const host = await startHost('preview', { dataDirectory, size, workerSize, ...options, environment });
        hosts.push(host);
        return host;
      },
      dataDirectory,
      stick: `${dataDirectory}-stick`,
      language: clerkLanguage,
      see: (page, name) => camera(() => page, 'clerk')(name),
    });
  } finally {
    for (const host of hosts) await host.close().catch(() => undefined);
    rmSync(`${dataDirectory}-stick`, { recursive: true, force: true });
  }
}

/** At the entrance; who has never chosen one keeps it once signed in. */
async function chooseClerkLanguage({ clerk }: RunningHost): Promise<void> {
  await clerk.getByRole('button', { name: languages[clerkLanguage].ownName }).click();
}

async function mainJourney(
  kiosk: RunningHost,
  takeClerk: (name: string) => Promise<void>,
  takeWorker: (name: string) => Promise<void>,
): Promise<void> {
  console.log('Registering the specimen worker and issuing the credential…');
  const clerk = new ClerkAtCounter(kiosk.clerk, takeClerk, clerkLanguage);
  const worker = new WorkerAtScreen(kiosk.worker, language, takeWorker);
  await clerk.signsIn(staff.clerk);
  await takeClerk('home');
  await clerk.registers(specimenPerson, await makeSpecimens(join(out, 'specimens')));
  await clerk.handsOver();
  await worker.provesIdentityAndChoosesSecrets(specimenPerson, someSecrets);
  await worker.givesEmailCode(await readNewestCode(dataDirectory));
  await worker.acceptsTerms();
  await worker.choosesCredential(someSecrets);
  await worker.declinesKit();
  await worker.finishes();
  await clerk.unlocks(staff.clerk.pin);
  await clerk.seesIssued();
}
