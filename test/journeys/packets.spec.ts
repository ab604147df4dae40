import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findScreenFaults } from './support/find-screen-faults.ts';
import { packetTravels } from './support/packet-journey.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

const pictures = process.env['VENTANILLA_PICTURES'];

test('what was registered goes to head office on a stick, and its answer comes back', async ({
  start,
}, info) => {
  await packetTravels({
    start,
    stick: info.outputPath('stick'),
    language: 'es',
    see: async (page, name) => {
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
      }
      expect(await findScreenFaults(page), name).toEqual([]);
    },
  });
});
