import type { Page } from 'playwright';
import type { ClerkLanguage } from '#shared/domain/language-code.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';

/** At a counter of another branch: nobody has the number, head office is asked, and the person is there with what cannot be done here. */
export async function asksForSomebody(
  page: Page,
  {
    code,
    language,
    see,
    told,
  }: {
    readonly code: string;
    readonly language: ClerkLanguage;
    readonly see: (name: string) => Promise<void>;
    /** Time goes on, and head office confirms what came, until it is so. */
    readonly told: (isKnown: () => Promise<boolean>) => Promise<void>;
  },
): Promise<void> {
  const { clerk: words } = catalogues[language];
  await page.keyboard.press('F3');
  await page.keyboard.type(code);
  const ask = page.getByRole('button', { name: words.asking.ask });
  await ask.waitFor();
  await see('nobody-of-this-branch');
  await ask.click();
  await page.getByText(words.asking.asked.split('{{')[0] ?? '').waitFor();
  await see('head-office-is-asked');
  const found = page.getByText(words.hit.exact);
  await told(() => found.isVisible());
  await page.keyboard.press('F3');
  await page.keyboard.press('Enter');
  await page
    .getByText(words.worker.registeredAtCounter.split('{{')[0] ?? '')
    .first()
    .waitFor();
  await see('somebody-of-another-branch');
}
