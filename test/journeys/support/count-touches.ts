import type { Page } from 'playwright/test';

/** Counts the fingers that land on a view from now on, whatever they touch; the answer reads the number. */
export async function countTouches(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { touches: 0 });
    window.addEventListener(
      'pointerdown',
      () => {
        (window as unknown as { touches: number }).touches += 1;
      },
      { capture: true },
    );
  });
  return () => page.evaluate(() => (window as unknown as { touches: number }).touches);
}
