import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

/** Vitest runs this before each file of screens: what a test has shown, and its time, end with it. */
afterEach(() => {
  cleanup();
  // React Aria keeps what it says aloud for seconds, on a busy machine into the file that comes next.
  document.querySelector('[data-live-announcer]')?.remove();
  vi.useRealTimers();
});
