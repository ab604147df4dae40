import type { KioskTest } from '#test/support/with-kiosk.ts';
import { admin } from '#test/support/with-kiosk.ts';
import { clerk, goTo, register, secrets, signInAsClerk, typeCredential } from './journey.ts';
import type { Issued } from './service-journey.ts';

/** The recovery kit in steps. The codes are read where a person reads them: on the paper that came out. */

/** A printer at the counter, chosen by the administrator. */
export async function choosePrinter(story: KioskTest): Promise<void> {
  await story.call('signIn', { username: admin.username, password: admin.password });
  const settings = await story.call('getSettings', {});
  await story.call('saveSettings', { ...settings, printer: 'counter' });
  await story.call('signOut', {});
}

/** What the record says of the person's sheet. */
export async function kitOf({ call }: KioskTest, workerId: string) {
  return (await call('openWorker', { workerId })).kit;
}

/** Papers of the kit that came out of the printer, as their codes. */
export function printedSheets({ printer }: KioskTest): string[][] {
  return printer.jobs
    .filter(({ title }) => title === 'Ventanilla recovery-kit')
    .map(({ pdf }) => codesOn(new TextDecoder().decode(pdf)));
}

export function codesOn(text: string): string[] {
  return [...text.matchAll(/<span class="code">(.{4}-.{4})<\/span>/g)].map(([, code]) => code ?? '');
}

/** Prints a sheet at the present offer and says that it is in hand. Gives its codes. */
export async function takeSheet(story: KioskTest): Promise<readonly string[]> {
  const before = printedSheets(story).length;
  await story.call('printKit', {});
  await story.until(() => sheetState(story) !== 'making');
  const codes = printedSheets(story)[before];
  if (codes === undefined) throw new Error(`no sheet came out: ${sheetState(story)}`);
  await story.call('confirmKit', { inHand: true });
  return codes;
}

export function sheetState({ kiosk }: KioskTest): string {
  const session = kiosk().workerSession();
  if (session.state === 'resting') return 'resting';
  return 'sheet' in session.step ? session.step.sheet.state : session.step.stage;
}

export interface IssuedWithKit extends Issued {
  readonly codes: readonly string[];
}

/** Somebody with a credential and, from the end of its issuance, a sheet of codes. */
export async function issueWithKit(
  story: KioskTest,
  changes: Parameters<typeof register>[2] = {},
): Promise<IssuedWithKit> {
  await choosePrinter(story);
  await signInAsClerk(story);
  const { visitId, workerId, identificationCode } = await register(story, undefined, changes);
  await story.call('handOver', { visitId });
  await goTo(story, 'recovery-kit');
  const codes = await takeSheet(story);
  await story.call('finishWorkerVisit', {});
  await story.call('leaveVisit', {});
  return { workerId, identificationCode, codes };
}

/** From the resting screen to the field for a code of the sheet. */
export async function atKitCode(
  story: KioskTest,
  identificationCode: string,
  purpose: 'unlock' | 'recover' = 'unlock',
): Promise<void> {
  await story.call('startOwnService', { purpose, language: 'en' });
  await story.call('identify', { text: identificationCode });
  await story.call('chooseProof', { proof: 'kit' });
}

/** From the record, proved at the counter, to the sheet. */
export async function atKitService(story: KioskTest, { workerId }: Issued): Promise<void> {
  await story.call('startService', { workerId, purpose: 'kit' });
  await story.call('chooseLanguage', { language: 'es' });
  if (story.service().step.stage === 'service-code') {
    await story.call('chooseProof', { proof: 'counter' });
  }
  await story.call('recordServiceProof', { comparedPortrait: true, comparedStoredCopy: true });
}

export async function signBackIn(story: KioskTest): Promise<void> {
  await story.call('signIn', { username: clerk.username, password: clerk.password });
}

export async function makeNewCredential(story: KioskTest, credential: string): Promise<void> {
  if (credential === secrets.credential) throw new Error('that one was used before');
  for (const _entry of ['first', 'again']) {
    await typeCredential(story, credential);
    await story.call('submitCredential', {});
  }
}
