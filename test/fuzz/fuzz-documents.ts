import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import { ask, pictureOf, reply, smallPicture } from '#test/journeys/support/fast-forward.ts';
import { startHost } from '#test/journeys/support/hosts.ts';
import { writePdf } from '#test/renderer/reader/pdf-files.ts';
import { ensureChromium } from '#test/support/chromium/ensure-chromium.ts';
import { setUpTerminal, staff } from '#test/support/set-up-terminal.ts';
import { seeded } from '#test/support/specimens/contracts/contract-facts.ts';
import { type Pixels, writeTiff } from '#test/support/specimens/image-files.ts';
import { mutate } from './mutate.ts';

/**
 * `npm run fuzz [-- --count 5000 --seed 1]`: mutated pictures and PDFs through the running kiosk, as a clerk would add
 * them. Each must be answered with a document or a refusal; nothing but the reader's own process may die; the kiosk
 * must serve afterwards what it had before. Ends with 1 and the seeds of the files when one of these does not hold.
 */

const { values } = parseArgs({
  options: { count: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' } },
});
const count = Number(values.count);
const firstSeed = Number(values.seed);
/** Files before the visit is given up for a new one, so that lists stay as short as at a counter. */
const filesPerVisit = 250;

interface Original {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Small files of every kind the kiosk takes, and of some that it does not. */
async function originals(): Promise<Original[]> {
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const drawn = async (type: string): Promise<Uint8Array> => {
      const base64 = await page.evaluate((mediaType) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [160, 110];
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('no canvas');
        const light = context.createLinearGradient(0, 0, 160, 110);
        light.addColorStop(0, '#e8d9b0');
        light.addColorStop(1, '#4f7ca8');
        context.fillStyle = light;
        context.fillRect(0, 0, 160, 110);
        context.fillStyle = '#111';
        context.font = '9px monospace';
        context.fillText('P<UTOSPECIMEN<<ANNA<<<<<<', 4, 90);
        return canvas.toDataURL(mediaType, 0.8).split(',')[1] ?? '';
      }, type);
      return Buffer.from(base64, 'base64');
    };
    const pixels: Pixels = { width: 40, height: 30, data: Buffer.alloc(40 * 30 * 4, 90) };
    return [
      { name: 'jpeg', bytes: await drawn('image/jpeg') },
      { name: 'webp', bytes: await drawn('image/webp') },
      { name: 'png', bytes: pictureOf((at) => (at * 37) % 256) },
      { name: 'tiff', bytes: writeTiff(pixels, 200) },
      { name: 'pdf', bytes: writePdf({ pages: 2 }) },
      { name: 'pdf with streams', bytes: writePdf({ compressed: ['<< /Type /Example >>'] }) },
      {
        name: 'gif',
        bytes: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
      },
    ];
  } finally {
    await browser.close();
  }
}

/** Adds a file as the document panel does and says what became of it. */
async function add(clerk: Page, visitId: string, bytes: Uint8Array): Promise<string> {
  const answer = await clerk.evaluate(
    async ([visit, base64]) => {
      const { kiosk } = window as unknown as {
        kiosk: Record<string, (input: unknown) => Promise<Record<string, unknown>>>;
      };
      const file = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const said = await kiosk['addDocument']?.({ visitId: visit, kind: 'visa', bytes: file });
      const { kind, error, value } = said as {
        kind: string;
        error?: { code: string };
        value?: { id: string };
      };
      if (kind === 'done') await kiosk['removeDocument']?.({ visitId: visit, documentId: value?.id });
      return kind === 'error' ? (error?.code ?? 'error') : kind;
    },
    [visitId, Buffer.from(bytes).toString('base64')] as const,
  );
  return answer;
}

/** Every line of the kiosk's log, the older files included. */
function readLog(): string[] {
  const logs = join(folder, 'logs');
  return readdirSync(logs).flatMap((name) => readFileSync(join(logs, name), 'utf8').split('\n'));
}

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-fuzz-'));
await setUpTerminal(folder);
const host = await startHost('preview', { dataDirectory: folder, environment: { VENTANILLA_KIOSK: '0' } });
const { clerk } = host;
await clerk.getByRole('heading', { level: 1 }).waitFor();
const { username, password } = staff.clerk;
await ask(clerk, 'signIn', { username, password });
const kept = await ask(clerk, 'startVisit', { workerId: null });
await ask(clerk, 'saveDraftField', { visitId: kept.id, field: 'identity.surname', value: 'PRESERVED' });
const files = await originals();

const outcomes = new Map<string, number>();
const failures: string[] = [];
let slowest = { seed: 0, name: '', milliseconds: 0 };
let visitId = '';
const start = performance.now();
for (let index = 0; index < count; index += 1) {
  const seed = firstSeed + index;
  const random = seeded(seed);
  const original = files[index % files.length];
  if (original === undefined) break;
  if (index % filesPerVisit === 0) visitId = (await ask(clerk, 'startVisit', { workerId: null })).id;
  const begun = performance.now();
  const outcome = await add(clerk, visitId, mutate(original.bytes, random)).catch(
    (error: unknown) => `died: ${error instanceof Error ? error.message : String(error)}`,
  );
  const milliseconds = performance.now() - begun;
  if (milliseconds > slowest.milliseconds) slowest = { seed, name: original.name, milliseconds };
  const key = `${original.name}: ${outcome}`;
  outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
  if (outcome === 'incident' || outcome === 'refused' || outcome.startsWith('died')) {
    failures.push(`seed ${seed}, ${original.name}: ${outcome}`);
  }
  // As a clerk's hand does: a slow machine must not find the counter idle.
  if (index % 20 === 0) await ask(clerk, 'reportClerkActivity', {});
  if ((index + 1) % 250 === 0) {
    console.log(`${index + 1} files, ${((performance.now() - start) / (index + 1)).toFixed(0)} ms each`);
  }
}

const after = await ask(clerk, 'getVisit', { visitId: kept.id });
if (after.values['identity.surname'] !== 'PRESERVED') failures.push('the draft kept before is not there');
const good = await reply(clerk, 'addDocument', { visitId: kept.id, kind: 'visa', bytes: smallPicture() });
if (good.kind !== 'done') failures.push('a good file is not taken any more');
const log = readLog();
const incidents = log.filter((line) => line.includes('call-incident') || line.includes('uncaught'));
failures.push(...incidents.slice(0, 5));
await host.close();
rmSync(folder, { recursive: true, force: true });

for (const [key, times] of [...outcomes].toSorted()) console.log(`${String(times).padStart(6)}  ${key}`);
const times = (event: string) => log.filter((line) => line.includes(event)).length;
console.log(
  `${times('reader-started')} readers started, ${times('reader-gone')} of them killed by a file; ` +
    `slowest: seed ${slowest.seed}, ${slowest.name}, ${slowest.milliseconds.toFixed(0)} ms; ` +
    `${((performance.now() - start) / 60_000).toFixed(1)} minutes.`,
);
console.log(failures.length === 0 ? `${count} files: the kiosk serves on.` : failures.join('\n'));
process.exit(failures.length === 0 ? 0 : 1);
