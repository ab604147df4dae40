import { expect, type Page } from 'playwright/test';
import { findReachFaults } from './find-reach-faults.ts';
import { findScreenFaults } from './find-screen-faults.ts';
import type { AtScreen } from './worker-journey.ts';

/**
 * Stops at each screen of a journey and looks whether everybody can see, name, reach and hit what is on it; the worker's
 * with the largest text too, on the displays that have the least room for it.
 */
export function soundScreens(page: Page): AtScreen {
  return async (name) => {
    expect(await findScreenFaults(page), name).toEqual([]);
    const isWorker = await page.evaluate(() => document.documentElement.dataset['view'] === 'worker');
    if (isWorker) expect(await findReachFaults(page), name).toEqual([]);
  };
}
