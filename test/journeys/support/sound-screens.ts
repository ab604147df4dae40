import { expect, type Page } from 'playwright/test';
import { findScreenFaults } from './find-screen-faults.ts';
import type { AtScreen } from './worker-journey.ts';

/** Stops at each screen of a journey and looks whether everybody can see, name, reach and hit what is on it. */
export function soundScreens(page: Page): AtScreen {
  return async (name) => expect(await findScreenFaults(page), name).toEqual([]);
}
