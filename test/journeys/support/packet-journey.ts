import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { makeAuthority } from '#electron/tools/head-office/certificates.ts';
import { handOutKeys } from '#electron/tools/head-office/office.ts';
import { packetsOn, putReceipt } from '#electron/tools/head-office/packet-files.ts';
import { joiningFile, joiningFileName } from '#shared/contract/head-office/joining.ts';
import { type ClerkLanguage, languages } from '#shared/domain/language-code.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';
import { nothingReceived, receivePacket } from '#test/support/head-office/receive-packet.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { ask, register } from './fast-forward.ts';
import type { HostOptions, RunningHost } from './hosts.ts';

interface DriveToHeadOffice {
  /** Starts the product on its data folder. */
  readonly start: (options: Partial<HostOptions>) => Promise<RunningHost>;
  /** Folder that counts as the one drive. */
  readonly stick: string;
  readonly language: ClerkLanguage;
  /** Looks at a screen of the clerk's. */
  readonly see: (page: Page, name: string) => Promise<void>;
}

/** What was registered travels to head office on a stick, and its answer comes back: confirmed, and once refused. */
export async function packetTravels({ start, stick, language, see }: DriveToHeadOffice): Promise<void> {
  const { clerk: words } = catalogues[language];
  const { packets } = words;
  mkdirSync(stick, { recursive: true });
  const host = await start({
    environment: { VENTANILLA_USB_FOLDER: stick },
    displays: 2,
    reader: 'recorded',
  });
  const page = host.clerk;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button(languages[language].ownName).click();
  await signIn(page, 'clerk', language);
  await register(page);
  await ask(page, 'signOut', {});

  await signIn(page, 'admin', language);
  await button(words.header.safety).click();
  await button(packets.title).click();
  await page.getByText(packets.waiting.noKeys).waitFor();
  await expect(button(packets.make.open)).toBeDisabled();
  await see(page, 'packets-without-keys');

  const office = await makeOffice('Dirección Nacional de Afiliación');
  handOutKeys(office, stick);
  await button(packets.office.choose).click();
  await button(packets.office.use).waitFor();
  await see(page, 'choose-head-office');
  await button(packets.office.use).click();
  await page.getByText(beginning(packets.office.signText)).waitFor();
  await page.getByLabel(words.coSign.username).fill(staff.supervisor.username);
  await page.getByLabel(words.coSign.secret).fill(staff.supervisor.pin);
  await page.getByLabel(words.coSign.reason).fill('la huella es la misma');
  await see(page, 'sign-head-office');
  await button(packets.office.sign).click();
  await page.getByText(office.fingerprint.slice(0, 4)).waitFor();

  await button(packets.make.open).click();
  await button(packets.make.use).waitFor();
  await see(page, 'make-packet');
  await button(packets.make.use).click();
  await page.getByText(packets.make.made.replace('{{place}}', basename(stick))).waitFor();
  await page.getByText(packets.make.made.replace('{{place}}', basename(stick))).scrollIntoViewIfNeeded();
  await see(page, 'packet-made');
  await button(words.header.home).click();
  await page.getByText(ending(words.home.headOfficeSent_other)).waitFor();
  await see(page, 'home-with-a-packet');

  const [file] = packetsOn(stick);
  if (file === undefined) throw new Error('there is no packet on the stick');
  const received = await receivePacket(office, nothingReceived(), file, (type) =>
    type === 'worker-registered' ? 'La página 2 del contrato no se lee: escanéela de nuevo' : undefined,
  );
  if (!received.ok) throw new Error(received.why);
  for (const name of readdirSync(stick)) rmSync(join(stick, name));
  const receipt = putReceipt(office, received.receipt, stick);
  writeFileSync(join(stick, 'cortado.receipt'), 'ventanilla-receipt-1\n{');

  await button(words.header.safety).click();
  await button(packets.title).click();
  await button(packets.receipt.open).click();
  await button(packets.receipt.use).click();
  await page.getByText(packets.receipt.why.cut).waitFor();
  await page.getByText(beginning(packets.receipt.applied)).waitFor();
  await see(page, 'receipts-read');
  rmSync(receipt);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: catalogues[language].common.action.close })
    .last()
    .click();
  await page.getByText(/contrato no se lee/).waitFor();
  await page.getByText(/contrato no se lee/).scrollIntoViewIfNeeded();
  await see(page, 'packet-refused');
  await expect(button(packets.make.open)).toBeDisabled();
  await button(words.header.home).click();
  await page.getByText(ending(words.home.headOfficeRefused_one)).waitFor();
  await see(page, 'home-with-a-refusal');

  await button(words.header.safety).click();
  await button(packets.title).click();
  const authority = await makeAuthority('Dirección Nacional de Afiliación', new Date());
  const joining = joiningFile.parse({
    format: 'ventanilla-joining-1',
    terminal: '017-2',
    hosts: [{ host: '127.0.0.1', port: 1 }],
    database: 'ventanilla',
    authority: authority.certificate,
    headOffice: office.keys,
  });
  writeFileSync(join(stick, joiningFileName), JSON.stringify(joining));
  await button(words.line.join).click();
  await button(words.line.choose.use).waitFor();
  await see(page, 'choose-joining-file');
  await button(words.line.choose.use).click();
  await page.getByLabel(words.line.choose.code).fill('K7Q2-0000-0000-0000-0000');
  await see(page, 'joining-code');
  await button(words.line.choose.next).click();
  await page.getByText(words.line.choose.signText).waitFor();
  // The same head office as the keys': nothing changes from one to the other.
  await expect(page.getByText('→')).toHaveCount(0);
  await page.getByLabel(words.coSign.username).fill(staff.supervisor.username);
  await page.getByLabel(words.coSign.secret).fill(staff.supervisor.pin);
  await page.getByLabel(words.coSign.reason).fill('la huella es la misma');
  await see(page, 'sign-joining');
  await button(words.line.choose.sign).click();
  await button(words.line.giveUp).waitFor();
  await see(page, 'joining');
}

async function signIn(page: Page, role: keyof typeof staff, language: ClerkLanguage): Promise<void> {
  const { username, password } = staff[role];
  await ask(page, 'signIn', { username, password });
  await ask(page, 'chooseOwnLanguage', { language });
}

/** What stands before the first figure of a sentence, and after it. */
function beginning(sentence: string): string {
  return sentence.split('{{')[0] ?? '';
}

function ending(sentence: string): string {
  return sentence.split('}}').at(-1)?.trim() ?? '';
}
