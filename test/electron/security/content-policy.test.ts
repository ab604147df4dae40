import { expect, test } from 'vitest';
import {
  codeWorkerPolicy,
  libraryStyleHashes,
  paperPolicy,
  readerPolicy,
  viewPolicy,
} from '#electron/main/protocol/content-policy.ts';
import { policyHash, readLibraryStyles } from './library-styles.ts';

test('the allowed styles are exactly those that the libraries add, and none at all', () => {
  expect([...readLibraryStyles(), ''].map(policyHash)).toEqual(libraryStyleHashes);
});

test('no page may run inline scripts, evaluate text, or reach an address that is not ours', () => {
  for (const policy of [viewPolicy, readerPolicy, paperPolicy, codeWorkerPolicy]) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/'unsafe-eval'|https?:|\*|script-src[^;]*'unsafe-inline'/);
  }
  expect(viewPolicy).not.toContain('unsafe');
  expect(readerPolicy).not.toContain('unsafe-inline');
  expect(codeWorkerPolicy).not.toContain('unsafe-inline');
  expect(paperPolicy).toContain('sandbox');
  expect(paperPolicy).not.toContain('script-src');
});
