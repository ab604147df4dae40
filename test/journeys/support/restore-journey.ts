import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { ClerkLanguage } from '#shared/domain/language-code.ts';
import { languages } from '#shared/domain/language-code.ts';
import { parseIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { recoveryPassphrase, staff } from '#test/support/set-up-terminal.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import type { DoomedOrder } from './doomed-machine.ts';
import { ask, register } from './fast-forward.ts';
import type { HostName, HostOptions, RunningHost } from './hosts.ts';
import { killAtWork } from './kill-at-work.ts';
import { countMails, readCodeAfter } from './outbox-mail.ts';
import { issueCredential, lockOut, PersonAtService } from './service-journey.ts';

interface LostMachine {
  readonly host: HostName;
  /** Starts the product on `dataDirectory`. */
  readonly start: (options: Partial<HostOptions>) => Promise<RunningHost>;
  readonly dataDirectory: string;
  /** Folder that counts as the one drive. */
  readonly stick: string;
  readonly language: ClerkLanguage;
  /** Looks at a screen of the clerk's. */
  readonly see: (page: Page, name: string) => Promise<void>;
}

/** A day's work with a place, the machine lost, and the terminal back on an empty one: it goes on where it was. */
export async function machineIsLost(story: LostMachine): Promise<void> {
  const { host, start, dataDirectory, stick, language, see } = story;
  const { clerk: words } = catalogues[language];
  const environment = { VENTANILLA_USB_FOLDER: stick, VENTANILLA_MAIL_FOLDER: '1' };
  const options = { environment, displays: 2, reader: 'recorded' } as const;
  mkdirSync(stick, { recursive: true });

  const before = await start(options);
  let page = before.clerk;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button(languages[language].ownName).click();
  await signIn(page, 'clerk', language);
  await page.getByText(words.safety.home.none).waitFor();
  await see(page, 'home-without-a-place');
  await ask(page, 'signOut', {});

  await signIn(page, 'admin', language);
  await button(words.header.safety).click();
  await page.getByText(words.safety.state.none).waitFor();
  await see(page, 'safety-none');
  await button(words.safety.place.choose).click();
  await button(words.safety.choose.use).waitFor();
  await see(page, 'choose-place');
  await button(words.safety.choose.use).click();
  await seesKept(page, words);
  await button(words.safety.drill.run).click();
  await page.getByText(beginning(words.safety.drill.restored)).waitFor();
  await button(words.safety.check.run).click();
  await page.getByText(beginning(words.safety.check.whole)).waitFor();
  await see(page, 'safety-kept');
  await ask(page, 'signOut', {});

  await signIn(page, 'clerk', language);
  const yesterday = await issueCredential(before, dataDirectory);
  await lockOut(page, before.worker, yesterday.workerId);
  // The stick of this story is a folder: whether it lies on the disk of the data is the machine's to say.
  const { kept, sameDisk } = words.safety.home;
  await page.getByText(beginning(kept)).or(page.getByText(sameDisk)).waitFor();
  await see(page, 'home-with-a-place');
  await before.close();
  // Opened once more, and destroyed at work: whoever was registered ten seconds before is not lost.
  const doomed: DoomedOrder = { host, dataDirectory, environment };
  const last = await killAtWork(join(import.meta.dirname, 'doomed-machine.ts'), doomed);
  expect(parseIdentificationCode(last), last).toMatchObject({ ok: true });
  for (const name of readdirSync(dataDirectory)) {
    rmSync(join(dataDirectory, name), { recursive: true, force: true });
  }

  const after = await start(options);
  page = after.clerk;
  await button(languages[language].ownName).click();
  await see(page, 'first-run');
  await button(words.restore.offerDo).click();
  await page.getByRole('button', { name: /017/ }).click();
  await see(page, 'stores-found');
  const passphrase = page.getByLabel(words.restore.passphrase);
  await passphrase.fill('otra frase cualquiera');
  await button(words.restore.run).click();
  await page.getByText(words.restore.error['wrong-passphrase']).waitFor();
  await see(page, 'wrong-passphrase');
  expect(existsSync(join(dataDirectory, 'keyring.json'))).toBe(false);
  await page.getByRole('button', { name: /017/ }).click();
  await passphrase.fill(recoveryPassphrase);
  await button(words.restore.run).click();
  await page.getByRole('heading', { name: words.restore.report.title }).waitFor();
  await page.getByText(words.restore.report.whole).waitFor();
  await see(page, 'restored');
  await button(words.restore.report.print).click();
  await page
    .getByText(words.restore.report.notPrinted)
    .or(page.getByText(words.restore.report.printed))
    .waitFor();
  await button(words.restore.report.close).click();

  await signIn(page, 'clerk', language);
  const { passport } = specimenPerson;
  const next = await register(page, {
    values: {
      'identity.surname': 'Zambrano',
      'identity.givenNames': 'Elena',
      'identity.number': 'Z7654321',
      'contract.workerName': 'Elena Zambrano',
      'contract.workerDocument': 'Z7654321',
      'identity.birthDate': '1979-02-03',
    },
  });
  expect([yesterday.code, last], passport.number).not.toContain(next.code);
  expect(await ask(page, 'searchWorkers', { text: 'J1234567', birthDate: null })).toHaveLength(1);
  const mails = countMails(dataDirectory);
  const person = new PersonAtService(after.worker, language);
  await person.begins('unlock');
  await person.typesCode(yesterday.code);
  await person.givesServiceCode(await readCodeAfter(dataDirectory, mails));
  await person.sees('unlocked');
  await person.leaves();
  await ask(page, 'signOut', {});

  await signIn(page, 'auditor', language);
  expect(await ask(page, 'verifyAuditTrail', {})).toMatchObject({ verdict: 'intact' });
  const [restored] = await ask(page, 'listAuditEntries', { before: null, limit: 5, event: 'store-restored' });
  expect(restored?.detail).toMatchObject({ missing: 0 });
  // How far the epoch leaps is drawn by lot.
  expect(restored?.detail['epoch']).toBeGreaterThan(1);
  await ask(page, 'signOut', {});
  await signIn(page, 'admin', language);
  await button(words.header.safety).click();
  await seesKept(page, words);
  await button(words.restore.report.show).click();
  await page.getByRole('dialog').getByText(words.restore.report.whole).waitFor();
  await see(page, 'report-in-safety');
}

async function signIn(page: Page, role: keyof typeof staff, language: ClerkLanguage): Promise<void> {
  const { username, password } = staff[role];
  await ask(page, 'signIn', { username, password });
  await ask(page, 'chooseOwnLanguage', { language });
}

/** The story's stick may lie on the disk of its data: then it is copied, and not called safe. */
async function seesKept(page: Page, { safety }: (typeof catalogues)[ClerkLanguage]['clerk']): Promise<void> {
  const kept = page.getByText(beginning(safety.state.kept));
  await kept
    .or(page.getByText(beginning(safety.sameDiskThrough)))
    .first()
    .waitFor();
}

/** What stands before the first figure of a sentence. */
function beginning(sentence: string): string {
  return sentence.split('{{')[0] ?? '';
}
