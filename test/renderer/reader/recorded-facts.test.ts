import { expect, test } from 'vitest';
import { readSamples } from '#test/support/recorded-reader/read-samples.ts';
import { loadFacts, type RecordedFacts } from '#test/support/recorded-reader/recorded-facts.ts';
import { openReader } from './open-reader.ts';

/** Without what differs from machine to machine: milliseconds, and the last bits of a drawn picture. */
function comparable({ pages, readings }: RecordedFacts) {
  const sizes = Object.values(pages).flat();
  return {
    pages: sizes.map(({ jpeg: _jpeg, copy: { jpeg: _copied, ...copy }, ...page }) => ({ ...page, copy })),
    readings: Object.entries(readings).map(([kind, { milliseconds: _milliseconds, ...reading }]) => ({
      kind,
      ...reading,
      gates: reading.gates.map(({ gate, outcome, limit, unit }) => ({ gate, outcome, limit, unit })),
      pages: reading.pages.map(({ fingerprint: _fingerprint, ...page }) => page),
    })),
  };
}

/** Where this fails after a change of the reader: `node test/support/recorded-reader/read-samples.ts`. */
test('the record that stories are read from is what the reader says of the same copies', async () => {
  const reader = await openReader();
  try {
    expect(comparable(loadFacts())).toEqual(comparable(await readSamples(reader)));
  } finally {
    await reader.close();
  }
});
