import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright';
import { openDatabaseReadOnly } from '#electron/main/db/core/open-database.ts';
import { unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { normaliseAnswer } from '#shared/domain/credential/secret-text.ts';
import { installFakePrinter } from '#test/support/fake-printer/fake-printer.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { ClerkAtCounter } from './support/clerk-journey.ts';
import { changeSettings, openCounter, signIn } from './support/counter.ts';
import { ask, handOver, workUntil } from './support/fast-forward.ts';
import { PersonWithKit } from './support/kit-journey.ts';
import { countMails, readCodeAfter, readNewestCode } from './support/outbox-mail.ts';
import { issueCredential, PersonAtService } from './support/service-journey.ts';
import { expect, test } from './support/story.ts';
import { someSecrets, WorkerAtScreen } from './support/worker-journey.ts';

interface Witness {
  seen: string[];
}

/** Notes every state of the page and every session that main pushes to it, from inside the page. */
async function watch(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const witness: Witness = { seen: [] };
    const { kiosk } = window as unknown as {
      kiosk: { onSession(callback: (session: unknown) => void): void };
    };
    const look = () => {
      const fields = [...document.querySelectorAll('input, textarea')].map(
        (field) => (field as HTMLInputElement).value,
      );
      witness.seen.push(document.documentElement.outerHTML, ...fields);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    kiosk.onSession((session) => witness.seen.push(JSON.stringify(session)));
    Object.assign(window, { witness });
  });
  return () => page.evaluate(() => (window as unknown as { witness: Witness }).witness.seen.join('\n'));
}

/** Everything that the clerk's view can ask main for after the visit, as text, and the papers as PDFs. */
async function askEverything(page: Page): Promise<{ replies: string; papers: Uint8Array[] }> {
  return page.evaluate(async () => {
    type Reply = { kind: string; value: unknown };
    const { kiosk } = window as unknown as { kiosk: Record<string, (input: unknown) => Promise<Reply>> };
    const ask = async (name: string, input: unknown = {}) => (await kiosk[name]?.(input)) as Reply;
    const hits = await ask('searchWorkers', { text: 'S01234567', birthDate: null });
    const [hit] = hits.value as { workerId: string }[];
    const visit = await ask('getClerkSession');
    const record = await ask('openWorker', { workerId: hit?.workerId });
    const papers: Uint8Array[] = [];
    for (const { id } of (record.value as { papers: { id: string }[] }).papers) {
      const reply = await ask('getPaperPdf', { paperId: id });
      papers.push((reply.value as { pdf: Uint8Array }).pdf);
    }
    const replies = [hits, visit, record, await ask('listVisits'), await ask('getQueues')];
    return { replies: JSON.stringify(replies), papers };
  });
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: Uint8Array.from(pdf), useSystemFonts: true }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return pages.join('\n');
}

/** Every row of every table, deciphered: what somebody with the key would read. */
function readDatabase(dataDirectory: string): string {
  const unsealed = unsealKeyRing(dataDirectory, undefined);
  if (unsealed.state !== 'unsealed') throw new Error('the key file does not open the store');
  const db = openDatabaseReadOnly(dataDirectory, unsealed.keys.key('database'));
  try {
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all() as string[];
    return tables
      .map((table) =>
        JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all(), (_key, value: unknown) =>
          Buffer.isBuffer(value) ? value.toString('latin1') : value,
        ),
      )
      .join('\n');
  } finally {
    db.close();
  }
}

/** Bytes of every file of the store, but for the folder that stands for the mail server. */
function readFiles(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('outbox-mail'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .flatMap((bytes) => [bytes.toString('utf8'), bytes.toString('utf16le')])
    .join('\n');
}

function findSecrets(secrets: readonly string[], text: string): string[] {
  const lower = text.toLowerCase();
  return secrets.filter((secret) => lower.includes(secret.toLowerCase()));
}

test('credential, answers, image and code are nowhere but in the worker’s view', async ({
  start,
  dataDirectory,
  specimens,
}) => {
  const kiosk = await start({ environment: { VENTANILLA_MAIL_FOLDER: '1' } });
  const said: string[] = [];
  for (const page of [kiosk.clerk, kiosk.worker]) page.on('console', (message) => said.push(message.text()));
  const clerk = new ClerkAtCounter(kiosk.clerk);
  const worker = new WorkerAtScreen(kiosk.worker, 'es');
  const seenByClerk = await watch(kiosk.clerk);
  await clerk.signsIn(staff.clerk);
  await clerk.registers(specimenPerson, specimens);
  await clerk.handsOver();
  await worker.provesIdentityAndChoosesSecrets(specimenPerson, someSecrets);
  const code = await readNewestCode(dataDirectory);
  await worker.givesEmailCode(code);
  await worker.acceptsTerms();
  await worker.choosesCredential(someSecrets);
  await worker.declinesKit();
  await worker.finishes();
  await clerk.unlocks(staff.clerk.pin);
  await clerk.seesIssued();
  await expect
    .poll(async () => (await askEverything(kiosk.clerk)).papers.length, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(4);

  const { replies, papers } = await askEverything(kiosk.clerk);
  const seen = await seenByClerk();
  const printed = (await Promise.all(papers.map(textOf))).join('\n');
  const filesWhileOpen = readFiles(dataDirectory);
  await kiosk.close();
  const rows = readDatabase(dataDirectory);
  const files = readFiles(dataDirectory);

  const answers = someSecrets.answers.flatMap(([, answer]) => [answer, normaliseAnswer(answer)]);
  const secrets = [someSecrets.credential, ...answers];
  const choice = [someSecrets.image, 'guitarra'];
  // What must be found, so that not finding means something.
  expect(seen).toContain(specimenPerson.passport.surname);
  expect(replies).toContain(specimenPerson.contract.employerName);
  expect(printed).toContain('E017-2-000001');
  expect(rows).toContain(specimenPerson.passport.surname);

  expect(findSecrets([...secrets, ...choice, code], seen), 'on the clerk’s screen').toEqual([]);
  expect(findSecrets([...secrets, ...choice, code], replies), 'in replies to the clerk’s view').toEqual([]);
  expect(findSecrets([...secrets, ...choice, code], printed), 'on the papers').toEqual([]);
  expect(findSecrets([...secrets, ...choice], rows), 'in the deciphered database').toEqual([]);
  expect(findSecrets([...secrets, specimenPerson.passport.surname], files), 'in the files').toEqual([]);
  expect(findSecrets(secrets, filesWhileOpen), 'in the files while open').toEqual([]);
  expect(findSecrets([...secrets, ...choice, code], said.join('\n')), 'on the console').toEqual([]);
});

test('of a check, a recovery and an unlock the clerk gets no answer, image, credential or code', async ({
  start,
  dataDirectory,
}) => {
  const { kiosk } = await openCounter(start, {
    environment: { VENTANILLA_MAIL_FOLDER: '1' },
    displays: 2,
    reader: 'recorded',
  });
  const said: string[] = [];
  for (const page of [kiosk.clerk, kiosk.worker]) page.on('console', (message) => said.push(message.text()));
  const { code } = await issueCredential(kiosk, dataDirectory);
  const seenByClerk = await watch(kiosk.clerk);
  const newSecrets = { ...someSecrets, credential: 'Tapir8Verde' };
  const wrongCredential = 'Lobo4Gris9';
  const wrongAnswer = 'perro inventado';
  const person = new PersonAtService(kiosk.worker, 'es');
  const codes: string[] = [];

  await person.begins('recover');
  await person.typesCode(code);
  await person.givesRecoveryBirthDate(specimenPerson.passport.birthDate);
  await person.pointsAtImage(someSecrets);
  await person.answersQuestion(() => wrongAnswer);
  await person.answersAllThree(specimenPerson, someSecrets);
  let before = countMails(dataDirectory);
  await person.confirmsMailbox();
  codes.push(await readCodeAfter(dataDirectory, before));
  await person.givesServiceCode(codes[0] ?? '');
  await person.choosesCredential(newSecrets);
  await person.sees('recovered');
  await person.leaves();

  await person.begins('check');
  await person.typesCode(code);
  for (const left of [2, 1]) {
    await person.checks(wrongCredential);
    await expect(kiosk.worker.getByRole('alert')).toContainText(String(left));
  }
  await person.checks(wrongCredential);
  await person.seesLocked();
  before = countMails(dataDirectory);
  await person.press(person.service.locked.unlock);
  codes.push(await readCodeAfter(dataDirectory, before));
  await person.givesServiceCode(codes[1] ?? '');
  await person.sees('unlocked');
  await person.leaves();

  const { replies, papers } = await askEverything(kiosk.clerk);
  const seen = await seenByClerk();
  const messages = (await kiosk.messagesTo('clerk')).join('\n');
  const printed = (await Promise.all(papers.map(textOf))).join('\n');
  await kiosk.close();
  const rows = readDatabase(dataDirectory);
  const files = readFiles(dataDirectory);

  const answers = someSecrets.answers.flatMap(([, answer]) => [answer, normaliseAnswer(answer)]);
  const secrets = [someSecrets.credential, newSecrets.credential, wrongCredential, wrongAnswer, ...answers];
  const choice = [someSecrets.image, 'guitarra'];
  // What must be found, so that not finding means something.
  expect(seen).toContain(code);
  expect(replies).toContain(code);
  expect(printed).toContain(code);
  expect(rows).toContain('credential-recovered');

  expect(findSecrets([...secrets, ...choice, ...codes], seen), 'on the clerk’s screen').toEqual([]);
  expect(findSecrets([...secrets, ...choice, ...codes], messages), 'told to the clerk’s view').toEqual([]);
  expect(findSecrets([...secrets, ...choice, ...codes], replies), 'in replies').toEqual([]);
  expect(findSecrets([...secrets, ...choice, ...codes], printed), 'on the papers').toEqual([]);
  expect(findSecrets([...secrets, ...choice], rows), 'in the deciphered database').toEqual([]);
  expect(findSecrets([...secrets, specimenPerson.passport.surname], files), 'in the files').toEqual([]);
  expect(findSecrets([...secrets, ...choice, ...codes], said.join('\n')), 'on the console').toEqual([]);
});

test('of a sheet of codes the clerk gets no code: not on a screen, told, stored, logged or in a paper', async ({
  start,
  dataDirectory,
}) => {
  test.setTimeout(300_000);
  test.skip(process.platform === 'win32', 'the fake print system is one of CUPS');
  const printer = installFakePrinter(['Mostrador']);
  const kiosk = await start({
    environment: { ...printer.environment, VENTANILLA_MAIL_FOLDER: '1' },
    displays: 2,
    reader: 'recorded',
  });
  const said: string[] = [];
  for (const page of [kiosk.clerk, kiosk.worker]) page.on('console', (message) => said.push(message.text()));
  await changeSettings(kiosk, { printer: 'Mostrador' });
  await signIn(kiosk, 'clerk');
  const seenByClerk = await watch(kiosk.clerk);
  const { code } = await handOver(kiosk.clerk);
  const person = new PersonWithKit(kiosk.worker, 'es');
  await workUntil(kiosk.worker, 'recovery-kit', { dataDirectory });
  const codes = await person.takesSheet(printer);
  await person.finishes();
  await ask(kiosk.clerk, 'leaveVisit', {});
  await person.begins('unlock');
  await person.typesCode(code);
  await person.press(person.kit.have);
  await person.givesKitCode(codes[0] ?? '');
  await person.sees('unlocked');
  await person.leaves();

  const { replies, papers } = await askEverything(kiosk.clerk);
  const seen = await seenByClerk();
  const messages = (await kiosk.messagesTo('clerk')).join('\n');
  const printed = (await Promise.all(papers.map(textOf))).join('\n');
  const filesWhileOpen = readFiles(dataDirectory);
  await kiosk.close();
  const rows = readDatabase(dataDirectory);
  const files = readFiles(dataDirectory);

  const secrets = codes.flatMap((each) => [each, each.replace('-', '')]);
  // What must be found, so that not finding means something.
  expect(seen).toContain(code);
  expect(replies).toContain('codesLeft');
  expect(printed).toContain(code);
  expect(rows).toContain('kit-code-used');

  expect(findSecrets(secrets, seen), 'on the clerk’s screen').toEqual([]);
  expect(findSecrets(secrets, messages), 'told to the clerk’s view').toEqual([]);
  expect(findSecrets(secrets, replies), 'in replies').toEqual([]);
  expect(findSecrets(secrets, printed), 'on the papers').toEqual([]);
  expect(findSecrets(secrets, rows), 'in the deciphered database').toEqual([]);
  expect(findSecrets(secrets, files), 'in the files').toEqual([]);
  expect(findSecrets(secrets, filesWhileOpen), 'in the files while open').toEqual([]);
  expect(findSecrets(secrets, said.join('\n')), 'on the console').toEqual([]);
});
