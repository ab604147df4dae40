import { findScreenFaults } from './support/find-screen-faults.ts';
import { packetTravels } from './support/packet-journey.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

test('what was registered goes to head office on a stick, and its answer comes back', async ({
  start,
}, info) => {
  await packetTravels({
    start,
    stick: info.outputPath('stick'),
    language: 'es',
    see: async (page, name) => {
      expect(await findScreenFaults(page), name).toEqual([]);
    },
  });
});
