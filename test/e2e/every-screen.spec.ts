import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogues } from '#shared/languages/catalogues.ts';
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
    await ask(page, 'signOut', {});
  }
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
