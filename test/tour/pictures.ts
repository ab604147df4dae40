import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from '#test/support/chromium/ensure-chromium.ts';
import useTemporaryFolder from '#test/support/temporary-folder.ts';
import { journeyNames, type Size, takeTour } from './take-tour.ts';

/**
 * `npm run pictures [-- --only rare --only seldom --language es]`: every journey of the tour, in Spanish and in English,
 * each screen in every size that a branch may have, in `out/pictures/<language>/<journey>/<size>`. It takes minutes and is
 * no test: people look at what it leaves.
 */

const clerkSizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
] as const satisfies readonly Size[];
const workerSizes = [...clerkSizes, { width: 1080, height: 1920 }] as const satisfies readonly Size[];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: journeyNames },
    language: { type: 'string', multiple: true, default: ['es', 'en'] },
    out: { type: 'string', default: resolve(import.meta.dirname, '../../out/pictures') },
  },
});

ensureChromium();
const clear = useTemporaryFolder();
const broken: string[] = [];
for (const language of (['es', 'en'] as const).filter((each) => values.language.includes(each))) {
  for (const journey of values.only) {
    const out = resolve(values.out, language, journey);
    try {
      const tour = { journey, language, clerkLanguage: language, clerkSizes, workerSizes, out };
      const { pictures } = await takeTour(tour);
      console.log(`${language} ${journey}: ${pictures} pictures in ${out}`);
    } catch (error) {
      broken.push(`${language} ${journey}: ${error instanceof Error ? error.message : String(error)}`);
      console.error(broken.at(-1));
    }
  }
}
if (broken.length > 0) console.error(`Journeys that came to no end:\n${broken.join('\n')}`);
clear();
process.exit(broken.length > 0 ? 1 : 0);
