import { catalogues } from '#shared/text/languages/catalogues.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { codeOf, liveBusyMonth } from './support/busy-month.ts';
import { openCounter, signIn } from './support/counter.ts';
import { ask } from './support/fast-forward.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

/** The supervisor's second look, and who may not have one. */

for (const language of ['es', 'en'] as const) {
  test(`a supervisor sees what stands out, opens the entries behind it and marks it, in ${language}`, async ({
    start,
    dataDirectory,
  }) => {
    const { anomalies, header } = catalogues[language].clerk;
    liveBusyMonth(dataDirectory);
    const { kiosk } = await openCounter(start, {}, 'supervisor');
    const page = kiosk.clerk;
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: header.anomalies, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: anomalies.title })).toBeVisible();
    const failures = page.getByRole('listitem').filter({ hasText: codeOf(9000) });
    await expect(failures).toContainText(anomalies.severity.medium);
    await expect(failures).toContainText('8');
    const rate = page.getByRole('listitem').filter({ hasText: anomalies.rate['assisted-unlocks'] });
    await expect(rate).toContainText('Lucía Andrade');
    await expect(rate).toContainText(anomalies.notYours);
    await expect(page.getByRole('img', { name: /20:00/ })).toBeVisible();

    await failures.getByRole('button', { name: anomalies.open }).click();
    const table = page.getByRole('table');
    await expect(table.getByText('recovery-answers-wrong', { exact: true })).toHaveCount(7);
    await expect(table.getByText('credential-check-wrong', { exact: true })).toHaveCount(1);
    await page.getByRole('button', { name: anomalies.behindBack }).click();

    await failures.getByRole('button', { name: anomalies.mark }).click();
    await page.getByLabel(anomalies.note).fill('llamé a la persona');
    await page.getByRole('button', { name: anomalies.markSave, exact: true }).click();
    await expect(failures).toContainText('llamé a la persona');
    await expect(failures.getByRole('button', { name: anomalies.mark })).toHaveCount(0);
  });
}

test('a clerk has no such section, and an auditor marks what the supervisor signed', async ({
  start,
  dataDirectory,
}) => {
  const { anomalies, header } = catalogues.es.clerk;
  liveBusyMonth(dataDirectory);
  const { kiosk } = await openCounter(start);
  const page = kiosk.clerk;
  await expect(page.getByText(catalogues.es.clerk.home.newRegistration).first()).toBeVisible();
  await expect(page.getByRole('button', { name: header.anomalies, exact: true })).toHaveCount(0);
  await ask(page, 'signOut', {});
  await signIn(kiosk, 'auditor');
  await page.getByRole('button', { name: header.anomalies, exact: true }).click();
  const rate = page.getByRole('listitem').filter({ hasText: anomalies.rate['assisted-unlocks'] });
  await rate.getByRole('button', { name: anomalies.mark }).click();
  await page.getByLabel(anomalies.note).fill('revisado con el jefe');
  await page.getByRole('button', { name: anomalies.markSave, exact: true }).click();
  await expect(rate).toContainText(staff.auditor.name);
});
