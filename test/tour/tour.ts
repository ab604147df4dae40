import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from '#test/support/chromium/ensure-chromium.ts';
import useTemporaryFolder from '#test/support/temporary-folder.ts';
import { journeyNames, type Size, takeTour } from './take-tour.ts';

/**
 * `npm run tour [-- --size 1280x800 --worker-size 1080x1920 --language en --clerk-language en
 * --journey recover|restore|… --out DIR]`: the main job, or another journey, on the specimens, headless, through the
 * real screens, main process, database and printing path. Leaves numbered pictures of every step and the papers as they
 * were printed, and says where.
 */

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1280x800' },
    'worker-size': { type: 'string' },
    language: { type: 'string', default: 'es' },
    'clerk-language': { type: 'string', default: 'es' },
    journey: { type: 'string', default: 'main' },
    out: { type: 'string', default: resolve(import.meta.dirname, '../../out/tour') },
  },
});

function parseSize(text: string): Size {
  const [width, height] = text.split('x').map(Number);
  if (!width || !height) throw new Error(`a size is WIDTHxHEIGHT, not ${text}`);
  return { width, height };
}

const { journey } = values;
if (!journeyNames.includes(journey)) {
  throw new Error(`no journey is called ${journey}; there are: ${journeyNames.join(', ')}`);
}
ensureChromium();
const clear = useTemporaryFolder();
const out = resolve(values.out);
console.log(`The journey “${journey}” on a specimen branch and specimen documents…`);
const { pictures, papers } = await takeTour({
  journey,
  language: values.language === 'en' ? 'en' : 'es',
  clerkLanguage: values['clerk-language'] === 'en' ? 'en' : 'es',
  clerkSizes: [parseSize(values.size)],
  workerSizes: [parseSize(values['worker-size'] ?? values.size)],
  out,
});
console.log(`${pictures} pictures, ${papers} printed papers and any mail are in ${out}`);
clear();
process.exit(0);
