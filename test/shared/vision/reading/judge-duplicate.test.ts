import { expect, test } from 'vitest';
import { fingerprintOf } from '#renderer/reader/gates/fingerprint.ts';
import { reduceGrey } from '#renderer/reader/gates/resample.ts';
import type { DocumentReading } from '#shared/vision/reading/document-reading.ts';
import { defaultGateLimits } from '#shared/vision/reading/gates.ts';
import { judgeDuplicate } from '#shared/vision/reading/judge-duplicate.ts';
import { aStoredMrz, specimenLines } from '#test/renderer/support/readings.ts';
import type { PagePlan } from '#test/support/gate-pages/page-plan.ts';
import { type PlanChanges, planScan } from '#test/support/gate-pages/plan-pages.ts';
import { renderPage } from '#test/support/gate-pages/render-page.ts';
import { decodePicture } from '#test/support/mrz-pages/mrz-pages.ts';
import { seeded } from '#test/support/mrz-pages/seeded.ts';

type Compared = Pick<DocumentReading, 'pages' | 'mrz'>;

const contract = (seed: number, changes: PlanChanges = {}): PagePlan => ({
  ...planScan(seeded(3), { enlargement: 1, dotsPerInch: 90 }, { kind: 'contract', tilt: 0, ...changes }),
  seed,
  case: 'unit test',
});

async function scanned(plan: PagePlan): Promise<Compared> {
  const fingerprint = fingerprintOf(reduceGrey(await decodePicture(renderPage(plan)), 1600));
  return { pages: [{ number: 1, width: 744, height: 1052, dotsPerInch: 90, fingerprint }], mrz: null };
}

const judged = (reading: Compared, other: Compared) =>
  judgeDuplicate(reading, [other], defaultGateLimits.duplicate);

test('a page scanned again, lighter, shifted, upside down or on its side, is the same page', async () => {
  const first = contract(1);
  const { widthPixels, heightPixels } = first;
  const onItsSide = { quarterTurns: 1, widthPixels: heightPixels, heightPixels: widthPixels } as const;
  const page = await scanned(first);
  for (const changes of [
    { gain: 0.8, quality: 60 },
    { tilt: 0.8, middle: { x: 0.51, y: 0.494 } },
    { quarterTurns: 2 as const },
    onItsSide,
  ]) {
    expect(judged(await scanned({ ...first, ...changes }), page)).toMatchObject({ outcome: 'failed' });
  }
});

test('another page of the same contract is another page', async () => {
  const [first, second] = [await scanned(contract(1)), await scanned(contract(2))];
  expect(judged(second, first)).toMatchObject({ outcome: 'passed' });
  expect(judgeDuplicate(second, [], defaultGateLimits.duplicate)).toMatchObject({
    outcome: 'passed',
    measured: null,
  });
});

test('two verified zones decide by their text, whatever the pages look like', async () => {
  const [one, other] = [await scanned(contract(1)), await scanned(contract(2))];
  const lines = [specimenLines[0], specimenLines[1].replace('L898902C3', 'L898902C4')];
  expect(judged({ ...one, mrz: aStoredMrz() }, { ...other, mrz: aStoredMrz() })).toMatchObject({
    outcome: 'failed',
    measured: 0,
  });
  expect(judged({ ...one, mrz: aStoredMrz() }, { ...one, mrz: aStoredMrz({}, { lines }) })).toMatchObject({
    outcome: 'passed',
  });
});
