import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { signIn } from './support/counter.ts';
import { ask } from './support/fast-forward.ts';
import { findScreenFaults } from './support/find-screen-faults.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

/**
 * Screens that no person's journey stops at: every section of every role, and the first start. The journeys themselves
 * look at each screen on their way, with the same eyes (`soundScreens`).
 */

const { clerk: words } = catalogues.es;

test('every section of every role can be seen, named, reached and hit', async ({ start }) => {
  const kiosk = await start({ displays: 2 });
  const page = kiosk.clerk;
  let oneTimeSecret = '';
  for (const role of ['clerk', 'supervisor', 'auditor', 'admin'] as const) {
    await signIn(kiosk, role);
    await expect(page.getByText(words.role[role], { exact: true }).first()).toBeVisible();
    const sections = page.getByRole('navigation', { name: words.header.sections }).getByRole('button');
    for (let at = 0; at < Math.max(1, await sections.count()); at += 1) {
      if ((await sections.count()) > 0) await sections.nth(at).click();
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      expect(await findScreenFaults(page), `${role}, section ${at + 1}`).toEqual([]);
    }
    if (role === 'clerk') {
      await page.getByRole('button', { name: words.home.triage }).click();
      await expect(page.getByRole('heading', { level: 1, name: words.triage.title })).toBeVisible();
      expect(await findScreenFaults(page), 'triage').toEqual([]);
    }
    if (role === 'admin') {
      const { accounts } = words;
      await page.getByRole('button', { name: words.header.accounts, exact: true }).click();
      await page.getByRole('button', { name: accounts.create }).click();
      await page.getByLabel(accounts.name).fill('Pedro Ponce');
      await page.getByLabel(accounts.username, { exact: true }).fill('pedro');
      expect(await findScreenFaults(page), 'new account').toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: accounts.createDo }).click();
      await expect(page.getByText(accounts.secret.waiting)).toBeVisible();
      expect(await findScreenFaults(page), 'one-time code').toEqual([]);
      oneTimeSecret = await page
        .getByRole('status')
        .filter({ hasText: /^(\w{4}-?){3}$/ })
        .innerText();
      await page.getByRole('button', { name: accounts.secret.noted }).click();
      await page.getByRole('button', { name: `${accounts.reset.button} ${staff.clerk.name}` }).click();
      await expect(page.getByText(words.coSign.fact.chosenAt)).toBeVisible();
      expect(await findScreenFaults(page), 'reset').toEqual([]);
    }
    await ask(page, 'signOut', {});
  }

  const { firstUse } = words;
  await page.getByRole('button', { name: words.signIn.firstUse }).click();
  await page.getByLabel(words.signIn.username).fill('pedro');
  await page.getByLabel(firstUse.secret).fill(oneTimeSecret.toLowerCase());
  await page.getByLabel(firstUse.password, { exact: true }).fill('trucha-lejana-ronca-6');
  await page.getByLabel(words.firstRun.passwordAgain).fill('trucha-lejana-ronca-6');
  await page.getByLabel(firstUse.pin, { exact: true }).fill('8503');
  expect(await findScreenFaults(page), 'first use').toEqual([]);
  await page.getByRole('button', { name: firstUse.choose }).click();
  await expect(page.getByText(firstUse.chosenWaiting)).toBeVisible();
  expect(await findScreenFaults(page), 'sign-in').toEqual([]);
});

test('the first start can be seen, named, reached and hit', async ({ start }) => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'ventanilla-first-start-'));
  try {
    const kiosk = await start({ dataDirectory });
    await expect(kiosk.clerk.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await findScreenFaults(kiosk.clerk)).toEqual([]);
    await kiosk.close();
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
});
