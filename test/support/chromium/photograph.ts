import type { Page, PageScreenshotOptions } from 'playwright';

/** A picture of a page that was just made. Of one that it has not drawn yet Chromium takes none, on a busy machine. */
export async function photograph(page: Page, options: PageScreenshotOptions): Promise<Buffer> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });
  return page.screenshot(options);
}
