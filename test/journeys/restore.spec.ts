import { findScreenFaults } from './support/find-screen-faults.ts';
import { machineIsLost } from './support/restore-journey.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

test('a terminal whose machine is lost comes back from its stick and goes on', async ({
  host,
  start,
  dataDirectory,
}, info) => {
  await machineIsLost({
    host,
    start,
    dataDirectory,
    stick: info.outputPath('stick'),
    language: 'es',
    see: async (page, name) => {
      expect(await findScreenFaults(page), name).toEqual([]);
    },
  });
});
