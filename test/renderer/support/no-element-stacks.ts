import * as react from 'react';

/**
 * React's development build takes a stack trace for each element, for words of warnings: a seventh of a screen's test. It
 * takes none once a second has made ten thousand, and is told here that this one has.
 */
const internals: unknown = Object.entries(react).find(([name]) => name.startsWith('__CLIENT_INTERNALS'))?.[1];
const counted = 'recentlyCreatedOwnerStacks';
if (typeof internals !== 'object' || internals === null || !(counted in internals)) {
  throw new Error(`React counts its stacks elsewhere than in ${counted}`);
}
Object.defineProperty(internals, counted, { configurable: true, get: () => 10_000, set: () => undefined });
