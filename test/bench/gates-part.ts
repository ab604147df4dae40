import { type JudgedPage, judgeGates } from '#renderer/reader/gates/judge-gates.ts';
import { measurePage, type PageMeasures } from '#renderer/reader/gates/measure-page.ts';
import { hasSecondPassport } from '#renderer/reader/inspect/second-passport.ts';
import { readMrz } from '#renderer/reader/mrz/read-mrz.ts';
import { statedPages } from '#shared/vision/reading/contract/stated-pages.ts';
import type { PageReading, StoredMrz } from '#shared/vision/reading/document-reading.ts';
import { defaultGateLimits, type GateId, type GateOutcome, gateIds } from '#shared/vision/reading/gates.ts';
import { judgeDuplicate } from '#shared/vision/reading/judge-duplicate.ts';
import { judgeExpiry } from '#shared/vision/reading/judge-expiry.ts';
import type { LineRecogniser } from '#shared/vision/reading/line-recogniser.ts';
import type { MrzReading } from '#shared/vision/reading/mrz-reading.ts';
import { countedContracts } from '#test/support/gate-pages/counted-contracts.ts';
import { duplicatePairs } from '#test/support/gate-pages/duplicate-pairs.ts';
import { type GateSet, labelledPages, labelOf } from '#test/support/gate-pages/labelled-pages.ts';
import type { PagePlan } from '#test/support/gate-pages/page-plan.ts';
import { planScan } from '#test/support/gate-pages/plan-pages.ts';
import { passportOf, renderPage } from '#test/support/gate-pages/render-page.ts';
import { zoneOfPage } from '#test/support/gate-pages/zone-of-page.ts';
import { openLineRecogniser } from '#test/support/mrz-pages/line-recogniser.ts';
import { decodePicture } from '#test/support/mrz-pages/mrz-pages.ts';
import { seeded } from '#test/support/mrz-pages/seeded.ts';

/** One part of the labelled set, judged in a process of its own: `gates.ts` starts as many as there are cores. */

export interface JudgedLabel {
  readonly gate: GateId;
  readonly label: 'pass' | 'fail';
  readonly isRight: boolean;
  readonly measured: number | null;
  readonly case: string;
  readonly seed: number;
}

export interface JudgedPart {
  readonly labels: readonly JudgedLabel[];
  /** Milliseconds of each page. */
  readonly gates: readonly number[];
  readonly decoding: readonly number[];
  /** Milliseconds of one page of A4 at 300 dots per inch, each round. */
  readonly large: readonly number[];
}

const today = new Date('2026-11-24T12:00:00Z');

interface Inspected {
  readonly page: JudgedPage;
  /** Undefined where it was not read. */
  readonly mrz: Awaited<ReturnType<typeof readMrz>> | undefined;
  readonly gates: number;
  readonly decoding: number;
}

async function inspect(plan: PagePlan, recognise: LineRecogniser): Promise<Inspected> {
  const file = renderPage(plan);
  const start = performance.now();
  const picture = await decodePicture(file);
  const decoded = performance.now();
  const measures = measurePage(picture);
  const measured = performance.now();
  const page = { measures, dotsPerInch: plan.dotsPerInch };
  const milliseconds = { gates: measured - decoded, decoding: decoded - start };
  if (plan.kind !== 'passport') return { page: { ...page, zone: null }, mrz: null, ...milliseconds };
  if (!readsAll && !readCases.includes(plan.case)) {
    return { page: { ...page, zone: { ...zoneOfPage(plan), count: 1 } }, mrz: undefined, ...milliseconds };
  }
  const mrz = await readMrz(picture, recognise, today);
  const isSecond =
    mrz !== null &&
    (await hasSecondPassport(
      mrz,
      measures.tiles,
      () => ({ ...picture, data: new Uint8ClampedArray(picture.data) }),
      (page) => readMrz(page, recognise, today),
    ));
  const count = isSecond ? 2 : mrz?.count;
  const zone = mrz && { format: mrz.format, lines: mrz.place.lines, count: count ?? 1 };
  return { page: { ...page, zone }, mrz, ...milliseconds };
}

function isRight(label: 'pass' | 'fail', outcome: GateOutcome | undefined): boolean {
  return (outcome === 'failed') === (label === 'fail');
}

function judge(plan: PagePlan, { page, mrz }: Inspected): JudgedLabel[] {
  const results = judgeGates(plan.kind, [page], defaultGateLimits);
  const labels = gateIds.flatMap((gate): JudgedLabel[] => {
    const label = labelOf(plan, gate);
    const result = results.find((each) => each.gate === gate);
    if (label === undefined) return [];
    const { seed, case: name } = plan;
    const measured = result?.measured ?? null;
    return [{ gate, label, isRight: isRight(label, result?.outcome), measured, case: name, seed }];
  });
  const isAsked = plan.subject === 'data-page' && !plan.unsettled.includes('expiry');
  if (mrz === undefined || !isAsked || plan.fails.includes('right-page')) return labels;
  return [...labels, judgeDay(plan, mrz)];
}

function judgeDay(plan: PagePlan, mrz: MrzReading | null): JudgedLabel {
  const label = passportOf(plan).expiryDate < '2026-11-24' ? 'fail' : 'pass';
  const { outcome, measured } = judgeExpiry(mrz === null ? null : { fields: [...mrz.fields] }, today);
  const { seed, case: name } = plan;
  return { gate: 'expiry', label, isRight: isRight(label, outcome), measured, case: name, seed };
}

const asReading = (measures: PageMeasures, mrz: StoredMrz | null) => {
  const page: PageReading = { ...measures, number: 1, dotsPerInch: null };
  return { pages: [page], mrz };
};

/** Zones are left out: only the looks of the pages are compared. */
async function judgePairs(
  set: GateSet,
  times: number,
  isMine: (index: number) => boolean,
): Promise<JudgedLabel[]> {
  const labels: JudgedLabel[] = [];
  for (const [index, pair] of duplicatePairs(set, times).entries()) {
    if (!isMine(index)) continue;
    const [first, second] = [
      measurePage(await decodePicture(renderPage(pair.first))),
      measurePage(await decodePicture(renderPage(pair.second))),
    ];
    const { duplicate } = defaultGateLimits;
    const { outcome, measured } = judgeDuplicate(
      asReading(second, null),
      [asReading(first, null)],
      duplicate,
    );
    const label = pair.same ? 'fail' : 'pass';
    const { case: name, first: plan } = pair;
    labels.push({
      gate: 'duplicate',
      label,
      isRight: isRight(label, outcome),
      measured,
      case: name,
      seed: plan.seed,
    });
  }
  return labels;
}

function judgeCounts(set: GateSet, isMine: (index: number) => boolean): JudgedLabel[] {
  return countedContracts(set)
    .filter((_each, index) => isMine(index))
    .map(({ text, pages, total, case: name, seed }) => {
      const stated = statedPages(text);
      const label = pages < total ? 'fail' : 'pass';
      const outcome = stated === null ? 'unknown' : pages >= stated ? 'passed' : 'failed';
      return {
        gate: 'page-count',
        label,
        isRight: isRight(label, outcome),
        measured: stated,
        case: name,
        seed,
      };
    });
}

async function timeLargePage(): Promise<number[]> {
  const plan = planScan(seeded(1), { enlargement: 1.41, dotsPerInch: 300 });
  const picture = await decodePicture(
    renderPage({ ...plan, widthPixels: 2480, heightPixels: 3508, seed: 1, case: '' }),
  );
  return Array.from({ length: 5 }, () => {
    const start = performance.now();
    const measures = measurePage(picture);
    judgeGates('passport', [{ measures, dotsPerInch: 300, zone: null }], defaultGateLimits);
    return performance.now() - start;
  });
}

const [set, times, part, parts] = process.argv.slice(2);
/** Only cases whose name has this in it. */
const onlyCase = process.env['GATE_CASE'] ?? '';
/** `GATE_ZONES=drawn`: zones are read only where the reading itself decides, else taken from where they were drawn. */
const readsAll = process.env['GATE_ZONES'] !== 'drawn';
const readCases = ['page at the border', 'cut off', 'cut through its zone', 'not the data page'];
const wanted: GateSet = set === 'development' ? 'development' : 'test';
const isMine = (index: number): boolean => index % Number(parts) === Number(part);
const recognise = await openLineRecogniser();
const labels: JudgedLabel[] = [];
const gates: number[] = [];
const decoding: number[] = [];
for (const [index, plan] of labelledPages(wanted, Number(times)).entries()) {
  if (!isMine(index) || !plan.case.includes(onlyCase)) continue;
  const inspected = await inspect(plan, recognise);
  labels.push(...judge(plan, inspected));
  gates.push(inspected.gates);
  decoding.push(inspected.decoding);
}
labels.push(...(await judgePairs(wanted, Number(times), isMine)), ...judgeCounts(wanted, isMine));
const result: JudgedPart = { labels, gates, decoding, large: part === '0' ? await timeLargePage() : [] };
process.send?.(result, () => process.exit(0));
