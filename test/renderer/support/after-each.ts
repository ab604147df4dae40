import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

/** Vitest runs this before each file of screens: what a test has shown, and its time, end with it. */
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
