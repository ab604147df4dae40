import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import type { ClerkLanguage } from '#shared/domain/language-code.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { type CuttableLine, startCuttableLine } from '#test/support/head-office/cuttable-line.ts';
import { type LineOperator, startLineOperator } from '#test/support/head-office/line-operator.ts';
import { startTestDatabase, type TestDatabase } from '#test/support/head-office/test-database.ts';
import { setUpTerminal, staff } from '#test/support/set-up-terminal.ts';
import { specimenZhang } from '#test/support/specimens/people.ts';
import { asksForSomebody } from './another-branch-journey.ts';
import { ask, register } from './fast-forward.ts';
import type { HostOptions, RunningHost } from './hosts.ts';
import { countMails, readCodeAfter } from './outbox-mail.ts';
import { issueCredential, lockOut, PersonAtService } from './service-journey.ts';

interface TwoCounters {
  /** Starts the product on a data folder. */
  readonly start: (
    options: Partial<HostOptions> & Pick<HostOptions, 'dataDirectory'>,
  ) => Promise<RunningHost>;
  /** Of a terminal 2 that is set up. */
  readonly dataDirectory: string;
  /** Folder for the drives of both. */
  readonly stick: string;
  readonly language: ClerkLanguage;
  /** Looks at a screen of the clerk's. */
  readonly see: (page: Page, name: string) => Promise<void>;
}

interface Counter {
  readonly host: RunningHost;
  readonly data: string;
  readonly stick: string;
}

/** Two kiosks of a branch and one PostgreSQL: known at both, locked and unlocked without a line, who is registered twice, and who is asked for at another branch. */
export async function twoCounters(story: TwoCounters): Promise<void> {
  const { dataDirectory, stick, language, see } = story;
  const { clerk: words } = catalogues[language];
  const branch = { branchCode: '017', branchName: 'Agencia Quito Norte' };
  const first = `${dataDirectory}-first`;
  const away = `${dataDirectory}-away`;
  for (const data of [first, away]) mkdirSync(data, { recursive: true });
  await setUpTerminal(first, null, branch, undefined, 1);
  const db = await startTestDatabase();
  const line = await startCuttableLine(db.server.hosts[0]?.port ?? 0);
  try {
    const operator = await startLineOperator(throughLine(db, line));
    const one = await startCounter(story, first, join(stick, 'one'));
    const two = await startCounter(story, dataDirectory, join(stick, 'two'));
    // Both run in this process, which has one time.
    const told = (isKnown: () => Promise<boolean>) =>
      until(async () => {
        await one.host.passTime(20);
        await confirmReceived(operator.sql, operator.office);
        return isKnown();
      });
    await joins(one, operator, { terminal: '017-1', language, told });
    await joins(two, operator, { terminal: '017-2', language, told });

    const knownAs = (counter: Counter, code: string, state: string) => async () =>
      (await stateAt(counter, code)) === state;

    // Each can check what was chosen at the other.
    await sharesSecret(one, language, told);
    await sharesSecret(two, language, told);
    await told(async () => (await isShared(one, language)) && isShared(two, language));

    // Registered and issued at counter 1, locked there: known at counter 2.
    await signsIn(one.host.clerk, 'clerk', language);
    await signsIn(two.host.clerk, 'clerk', language);
    const { workerId, code } = await issueCredential(one.host, one.data);
    await lockOut(one.host.clerk, one.host.worker, workerId);
    await told(knownAs(two, code, 'locked'));
    await opens(two.host.clerk, code);
    await two.host.clerk.getByRole('button', { name: words.service.unlock }).first().waitFor();
    await see(two.host.clerk, 'known-and-locked-at-counter-two');

    // Without a line: unlocked at counter 2 by the person, and still locked at counter 1.
    line.cut();
    await unlocks(two, code, language);
    await isSo(knownAs(two, code, 'active'), 'it is unlocked at counter 2');
    await isSo(knownAs(one, code, 'locked'), 'nobody told counter 1');

    // Locked there by three wrong credentials, checked with the hash that counter 1 made.
    await lockOut(two.host.clerk, two.host.worker, workerId);
    await isSo(knownAs(two, code, 'locked'), 'it is locked at counter 2');

    // And one passport is registered at both.
    const twice = { person: specimenZhang };
    const here = await register(one.host.clerk, twice);
    const there = await register(two.host.clerk, { ...twice, values: { 'contract.position': 'Cocinera' } });

    // The line is back: counter 1 heard of the unlock and of the lock after it, and refuses.
    line.mend();
    const lockedAt = async ({ host: { clerk } }: Counter) =>
      (await ask(clerk, 'openWorker', { workerId })).credentialLockedAt;
    const ofTwo = await lockedAt(two);
    await told(async () => (await lockedAt(one)) === ofTwo);
    await refuses(one, workerId);
    await see(one.host.worker, 'refused-at-counter-one');
    await ask(one.host.worker, 'finishWorkerVisit', {});

    // One person with both numbers, at both.
    for (const [name, counter] of [['one', one] as const, ['two', two] as const]) {
      await told(async () => {
        const [hit, ...others] = await found(counter, here.code);
        const [same] = await found(counter, there.code);
        return hit !== undefined && others.length === 0 && hit.workerId === same?.workerId;
      });
      await ask(counter.host.clerk, 'signOut', {});
      await signsIn(counter.host.clerk, 'supervisor', language);
      await opens(counter.host.clerk, there.code);
      await counter.host.clerk.getByText(words.worker.otherNumbers).waitFor();
      await see(counter.host.clerk, `one-person-at-counter-${name}`);
    }
    const page = two.host.clerk;
    await page.getByRole('button', { name: words.header.home, exact: true }).click();
    await page.getByRole('button', { name: words.header.anomalies, exact: true }).click();
    await page.getByText(words.findings.what['registered-twice']).waitFor();
    await see(page, 'findings');
    await page
      .getByRole('button', { name: `${words.findings.open}: ${words.findings.what['facts-differ']}` })
      .click();
    await page.getByText(/Cocinera/).waitFor();
    await see(page, 'finding');
    await page.getByLabel(words.anomalies.note).fill('cocinera, lo dice el contrato');
    await page.getByRole('button', { name: words.anomalies.mark, exact: true }).last().click();
    await page.getByText(/lo dice el contrato/).waitFor();
    await see(page, 'finding-looked-at');

    // And one of another branch asks for the first of them.
    await setUpTerminal(away, null, { branchCode: '023', branchName: 'Agencia Guayaquil Sur' }, undefined, 1);
    const three = await startCounter(story, away, join(stick, 'three'));
    await joins(three, operator, { terminal: '023-1', language, told });
    await signsIn(three.host.clerk, 'clerk', language);
    const seeThere = (name: string) => see(three.host.clerk, name);
    await asksForSomebody(three.host.clerk, { code, language, see: seeThere, told });
    await isSo(knownAs(three, code, 'locked'), 'it is locked there too');
    await unlocks(three, code, language);
    await told(knownAs(one, code, 'active'));
    await opens(three.host.clerk, code);
    await three.host.clerk.getByRole('button', { name: words.service.check }).click();
    await three.host.clerk.getByText(words.service.problem['of-another-branch']).waitFor();
    await seeThere('chosen-at-another-branch');
    // A registration begins with the same question.
    await three.host.clerk.getByRole('button', { name: words.worker.back }).click();
    await three.host.clerk.keyboard.press('F2');
    await three.host.clerk.getByLabel(words.search.text).fill('XX-998 877');
    await three.host.clerk.getByRole('button', { name: words.asking.ask }).waitFor();
    await seeThere('nobody-to-be-registered-yet');
  } finally {
    line.end();
    await db.end();
    for (const data of [first, away]) rmSync(data, { recursive: true, force: true });
  }
}

/** Head office on the other side of the line. */
function throughLine(db: TestDatabase, { host }: CuttableLine): TestDatabase {
  return { ...db, server: { ...db.server, hosts: [host] } };
}

async function startCounter({ start }: TwoCounters, data: string, stick: string): Promise<Counter> {
  mkdirSync(stick, { recursive: true });
  const host = await start({
    dataDirectory: data,
    environment: { VENTANILLA_USB_FOLDER: stick, VENTANILLA_MAIL_FOLDER: '1' },
    displays: 2,
    reader: 'recorded',
  });
  return { host, data, stick };
}

async function signsIn(page: Page, role: keyof typeof staff, language: ClerkLanguage): Promise<void> {
  const { username, password } = staff[role];
  await ask(page, 'signIn', { username, password });
  await ask(page, 'chooseOwnLanguage', { language });
}

interface Joining {
  readonly terminal: string;
  readonly language: ClerkLanguage;
  /** Time goes on, and head office confirms what came, until it is so. */
  readonly told: (isKnown: () => Promise<boolean>) => Promise<void>;
}

/** With the operator's file on the drive and two people's signatures. */
async function joins(
  { host: { clerk }, stick }: Counter,
  operator: LineOperator,
  { terminal, language, told }: Joining,
): Promise<void> {
  const { id, code } = await operator.enrol(terminal, stick);
  await signsIn(clerk, 'admin', language);
  const [drive] = await ask(clerk, 'lookForJoining', { folder: null });
  const file = drive?.found?.file ?? '';
  const shown = await ask(clerk, 'showActToSign', { act: 'joinHeadOffice', file });
  const coSignature = {
    shown: shown.id,
    username: staff.supervisor.username,
    secret: staff.supervisor.pin,
    reason: 'la huella es la misma',
  };
  await ask(clerk, 'joinHeadOffice', { file, code, coSignature });
  await told(async () => (await ask(clerk, 'getHeadOfficeLine', {})).joining?.step === 'waiting');
  await operator.admit(id);
  await told(async () => (await ask(clerk, 'getHeadOfficeLine', {})).state === 'joined');
  await ask(clerk, 'signOut', {});
}

/** Two people compare the fingerprint of the other counter. */
async function sharesSecret(
  { host: { clerk } }: Counter,
  language: ClerkLanguage,
  told: Joining['told'],
): Promise<void> {
  await signsIn(clerk, 'admin', language);
  let other: { readonly terminal: string; readonly epoch: number } | undefined;
  await told(async () => {
    [other] = (await ask(clerk, 'getBranchSecret', {})).counters;
    return other !== undefined;
  });
  if (other === undefined) throw new Error('there is no other counter');
  const { terminal, epoch } = other;
  const shown = await ask(clerk, 'showActToSign', { act: 'shareBranchSecret', terminal, epoch });
  const { username, pin: secret } = staff.supervisor;
  const coSignature = { shown: shown.id, username, secret, reason: 'la huella es la misma' };
  await ask(clerk, 'shareBranchSecret', { terminal, epoch, coSignature });
  await ask(clerk, 'signOut', {});
}

/** As the administrator sees it. */
async function isShared({ host: { clerk } }: Counter, language: ClerkLanguage): Promise<boolean> {
  await signsIn(clerk, 'admin', language);
  const { counters } = await ask(clerk, 'getBranchSecret', {});
  await ask(clerk, 'signOut', {});
  return counters.every(({ state, handedOver }) => state === 'sent' && handedOver === 'taken');
}

/** By the person themself, with the code of a message. */
async function unlocks({ host, data }: Counter, code: string, language: ClerkLanguage): Promise<void> {
  const person = new PersonAtService(host.worker, language);
  const before = countMails(data);
  await person.begins('unlock');
  await person.typesCode(code);
  await person.givesServiceCode(await readCodeAfter(data, before));
  await person.sees('unlocked');
  await person.leaves();
}

/** Whoever comes to check is told that it is locked. */
async function refuses({ host: { clerk, worker } }: Counter, workerId: string): Promise<void> {
  await ask(clerk, 'startService', { workerId, purpose: 'check' });
  await ask(worker, 'chooseLanguage', { language: 'es' });
  const { title } = catalogues.es.worker.service.locked;
  await worker.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Looks again for two minutes at most. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let looks = 0; !(await isSo()); looks += 1) {
    if (looks === 240) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function isSo(look: () => Promise<boolean>, what: string): Promise<void> {
  if (!(await look())) throw new Error(`not so: ${what}`);
}

async function found({ host: { clerk } }: Counter, text: string) {
  return ask(clerk, 'searchWorkers', { text, birthDate: null });
}

async function stateAt(counter: Counter, code: string): Promise<string> {
  const [hit] = await found(counter, code);
  if (hit === undefined) return 'nobody';
  return (await ask(counter.host.clerk, 'openWorker', { workerId: hit.workerId })).credential;
}

async function opens(page: Page, code: string): Promise<void> {
  await page.keyboard.press('F3');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}
