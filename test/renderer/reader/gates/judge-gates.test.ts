import { describe, expect, test } from 'vitest';
import { type JudgedPage, judgeGates } from '#renderer/reader/gates/judge-gates.ts';
import { measurePage } from '#renderer/reader/gates/measure-page.ts';
import type { MrzFormat } from '#shared/domain/mrz/mrz-shape.ts';
import { defaultGateLimits, type GateId, type GateOutcome } from '#shared/vision/reading/gates.ts';
import type { PagePlan } from '#test/support/gate-pages/page-plan.ts';
import { type PlanChanges, planPhoto, planScan } from '#test/support/gate-pages/plan-pages.ts';
import { renderPage } from '#test/support/gate-pages/render-page.ts';
import { zoneOfPage } from '#test/support/gate-pages/zone-of-page.ts';
import { decodePicture } from '#test/support/mrz-pages/mrz-pages.ts';
import { seeded } from '#test/support/mrz-pages/seeded.ts';

/** Every page is drawn as the labelled set draws its own; the zone is where it was drawn. */

interface Scan {
  readonly enlargement: number;
  readonly dotsPerInch: number;
}
const enlarged: Scan = { enlargement: 1.41, dotsPerInch: 150 };
const good = { quality: 88, noise: 2, tilt: 0.4 } as const;

const scan = (changes: PlanChanges = {}, how = enlarged): PagePlan => ({
  ...planScan(seeded(5), how, { ...good, ...changes }),
  seed: 5,
  case: 'unit test',
});
const photo = (changes: PlanChanges = {}, filled = 0.92): PagePlan => ({
  ...planPhoto(
    seeded(6),
    { wide: 1400, high: 1050, filled },
    { ...good, table: 'dark', shade: 0.1, ...changes },
  ),
  seed: 6,
  case: 'unit test',
});
const contract = (changes: PlanChanges = {}): PagePlan =>
  scan({ kind: 'contract', middle: { x: 0.5, y: 0.5 }, ...changes }, { enlargement: 1, dotsPerInch: 150 });

/** By plan: a good page is before several gates, and is drawn and measured once. */
const measured = new Map<string, Promise<JudgedPage['measures']>>();

function measuresOf(plan: PagePlan): Promise<JudgedPage['measures']> {
  const key = JSON.stringify(plan);
  const known = measured.get(key) ?? decodePicture(renderPage(plan)).then(measurePage);
  measured.set(key, known);
  return known;
}

async function judged(plan: PagePlan, zone: Partial<JudgedPage['zone']> = {}): Promise<JudgedPage> {
  const measures = await measuresOf(plan);
  const isRead = plan.subject === 'data-page';
  return {
    measures,
    dotsPerInch: plan.dotsPerInch,
    zone: isRead ? { ...zoneOfPage(plan), count: 1, ...zone } : null,
  };
}

async function outcome(gate: GateId, plan: PagePlan): Promise<GateOutcome | undefined> {
  const gates = judgeGates(plan.kind, [await judged(plan)], defaultGateLimits);
  return gates.find((result) => result.gate === gate)?.outcome;
}

describe('colour', () => {
  test.each([
    ['a copy in colour', scan(), 'passed'],
    ['a faded copy in colour', scan({ toning: 'faded', saturation: 0.5 }), 'passed'],
    ['a photograph', photo(), 'passed'],
    ['a grey copy', scan({ toning: 'grey' }), 'failed'],
    ['a grey copy toned brown', scan({ toning: 'sepia' }), 'failed'],
    ['a grey copy toned blue', scan({ toning: 'blue grey' }), 'failed'],
    ['a grey copy with colour noise', scan({ toning: 'grey with colour noise' }), 'failed'],
    ['a grey copy with a stamp', scan({ toning: 'grey with stamp' }), 'failed'],
    ['a grey copy signed in blue', scan({ toning: 'grey with pen' }), 'failed'],
    ['a grey copy with a marker', scan({ toning: 'grey with marker' }), 'failed'],
  ] as const)('%s', async (_what, plan, expected) => {
    expect(await outcome('colour', plan)).toBe(expected);
  });
});

describe('enlarged', () => {
  test.each([
    ['1.2 times', scan({}, { enlargement: 1.2, dotsPerInch: 150 }), 'passed'],
    ['1.5 times', scan({}, { enlargement: 1.5, dotsPerInch: 150 }), 'passed'],
    ['its own size', scan({}, { enlargement: 1, dotsPerInch: 200 }), 'failed'],
    ['1.41 times on a sheet whose file says no resolution', scan({ dotsPerInch: null }), 'passed'],
    [
      'its own size on a sheet whose file says no resolution',
      scan({ dotsPerInch: null }, { enlargement: 1, dotsPerInch: 200 }),
      'failed',
    ],
    ['photographed from near', photo(), 'passed'],
    ['photographed from afar', photo({}, 0.55), 'failed'],
  ] as const)('a page of %s', async (_what, plan, expected) => {
    expect(await outcome('enlarged', plan)).toBe(expected);
  });
});

describe('resolution', () => {
  test.each([
    ['at 150 dpi', scan(), 'passed'],
    ['at 100 dpi', scan({}, { enlargement: 1.41, dotsPerInch: 100 }), 'failed'],
    ['photographed from near', photo(), 'passed'],
    ['photographed so that it is tiny', photo({}, 0.4), 'failed'],
  ] as const)('a page %s', async (_what, plan, expected) => {
    expect(await outcome('resolution', plan)).toBe(expected);
  });
});

describe('sharpness', () => {
  test.each([
    ['sharp', scan(), 'passed'],
    ['compressed at quality 60', scan({ quality: 60 }), 'passed'],
    ['a little soft', scan({ blur: 0.06 }), 'passed'],
    ['out of focus', scan({ blur: 0.35 }), 'failed'],
    ['moved', scan({ motion: 1.4 }), 'failed'],
    ['out of focus and noisy', photo({ blur: 0.32, noise: 12, gain: 0.6 }), 'failed'],
    ['a sharp contract', contract(), 'passed'],
    ['a contract out of focus', contract({ blur: 0.45 }), 'failed'],
  ] as const)('%s', async (_what, plan, expected) => {
    expect(await outcome('sharpness', plan)).toBe(expected);
  });
});

describe('exposure', () => {
  test.each([
    ['well lit', photo(), 'passed'],
    ['dim', scan({ gain: 0.65 }), 'passed'],
    ['too dark', scan({ gain: 0.18 }), 'failed'],
    ['blown out', scan({ gain: 0.15, lift: 217 }), 'failed'],
    ['half in a shadow', photo({ shadow: 0.9 }), 'failed'],
    ['a well lit contract', contract(), 'passed'],
    ['a contract half in a shadow', contract({ shadow: 0.9 }), 'failed'],
  ] as const)('%s', async (_what, plan, expected) => {
    expect(await outcome('exposure', plan)).toBe(expected);
  });
});

describe('glare', () => {
  const overName = { x: 66, y: 30, radiusX: 12, radiusY: 8 };
  const beside = { x: -6, y: 40, radiusX: 3, radiusY: 9 };
  const overText = { x: 100, y: 130, radiusX: 26, radiusY: 22 };
  const dull = { paper: 210, gain: 0.85 } as const;
  test.each([
    ['no reflection', photo(), 'passed'],
    ['a reflection on the table', photo({ reflection: beside }), 'passed'],
    ['a reflection over the name', photo({ reflection: overName }), 'failed'],
    ['a reflection over the text of a contract', contract({ ...dull, reflection: overText }), 'failed'],
    ['a contract as white as a reflection', contract({ paper: 255, noise: 0, gain: 1.05 }), 'unknown'],
  ] as const)('%s', async (_what, plan, expected) => {
    expect(await outcome('glare', plan)).toBe(expected);
  });
});

describe('edges', () => {
  const cut = (side: 'left' | 'top' | 'right' | 'bottom', millimetres: number): PagePlan => {
    const whole = scan({ tilt: 0, middle: { x: 0.5, y: 0.5 } });
    const size = { x: whole.widthPixels / whole.scale, y: whole.heightPixels / whole.scale };
    const middle = {
      left: { x: (62.5 - millimetres) / size.x, y: 0.5 },
      right: { x: 1 - (62.5 - millimetres) / size.x, y: 0.5 },
      top: { x: 0.5, y: (44 - millimetres) / size.y },
      bottom: { x: 0.5, y: 1 - (44 - millimetres) / size.y },
    };
    return { ...whole, middle: middle[side] };
  };
  test.each(['left', 'top', 'right', 'bottom'] as const)('a page cut at its %s side', async (side) => {
    expect(await outcome('edges', cut(side, 3))).toBe('failed');
    expect(await outcome('edges', cut(side, -1))).toBe('passed');
  });

  test('a contract keeps its margins, or its text runs off the picture', async () => {
    expect(await outcome('edges', contract())).toBe('passed');
    const runsOff = contract({ cut: { side: 'left', millimetres: 45 }, tilt: 0 });
    expect(await outcome('edges', runsOff)).toBe('failed');
  });
});

describe('right page', () => {
  const of = async (format: MrzFormat, count: number): Promise<GateOutcome | undefined> => {
    const gates = judgeGates('passport', [await judged(scan(), { format, count })], defaultGateLimits);
    return gates.find(({ gate }) => gate === 'right-page')?.outcome;
  };
  test('one passport is right; two, a card, a visa or nothing is not', async () => {
    expect(await of('TD3', 1)).toBe('passed');
    expect(await of('TD3', 2)).toBe('failed');
    expect(await of('TD1', 1)).toBe('failed');
    expect(await of('MRV-A', 1)).toBe('failed');
    expect(await outcome('right-page', scan({ subject: 'cover' }))).toBe('failed');
  });
});

test('a contract has the pages it says it has, or says nothing', async () => {
  const page = await judged(contract());
  const count = (stated: number | null) =>
    judgeGates('contract', [page, page], defaultGateLimits, stated).find(({ gate }) => gate === 'page-count');
  expect(count(2)).toMatchObject({ outcome: 'passed', measured: 2, limit: 2 });
  expect(count(3)).toMatchObject({ outcome: 'failed', measured: 2, limit: 3 });
  expect(count(null)).toMatchObject({ outcome: 'unknown' });
});

describe('a sheet of a contract with little on it', () => {
  const sheet = (subject: 'signatures' | 'blank-back' | 'contract', changes: PlanChanges = {}) =>
    judged(contract({ subject, ...changes }));
  const failedOf = async (...pages: readonly Promise<JudgedPage>[]) =>
    judgeGates('contract', await Promise.all(pages), defaultGateLimits)
      .filter(({ outcome: result }) => result === 'failed')
      .map(({ gate }) => gate);

  test('two signatures alone are well lit, or too dark like any page', async () => {
    expect(await failedOf(sheet('contract'), sheet('signatures'))).toEqual([]);
    expect(await failedOf(sheet('contract'), sheet('signatures', { gain: 0.18 }))).toEqual(['exposure']);
    expect(await failedOf(sheet('contract'), sheet('signatures', { gain: 0.15, lift: 217 }))).toEqual([
      'exposure',
    ]);
  });

  test('a blank back says nothing of the copy, white, grey or noisy', async () => {
    for (const changes of [{}, { paper: 255 }, { paper: 190, noise: 9 }, { quality: 40 }, { shade: 0.4 }]) {
      const back = await sheet('blank-back', changes);
      expect(back.measures.isEmpty).toBe(true);
      expect(await failedOf(sheet('contract'), Promise.resolve(back))).toEqual([]);
    }
  });

  test('a page of text is not empty, however dark or washed out', async () => {
    for (const changes of [{}, { gain: 0.18 }, { gain: 0.15, lift: 217 }, { shadow: 0.9 }, { blur: 0.45 }]) {
      expect((await sheet('contract', changes)).measures.isEmpty).toBe(false);
      expect((await sheet('signatures', changes)).measures.isEmpty).toBe(false);
    }
  });

  test('a contract of blank pages alone is none', async () => {
    expect(await failedOf(sheet('blank-back'), sheet('blank-back'))).toContain('exposure');
  });
});

describe('a card', () => {
  const onSheet = (changes: PlanChanges = {}): PagePlan =>
    scan({ kind: 'card', subject: 'card-front', middle: { x: 0.5, y: 0.4 }, ...changes }, cardScan);
  const cardScan: Scan = { enlargement: 1, dotsPerInch: 200 };
  const inHand = (changes: PlanChanges = {}): PagePlan =>
    photo({ kind: 'card', subject: 'card-front', ...changes }, 0.95);
  test.each([
    ['a scan in colour', onSheet(), []],
    ['a grey scan', onSheet({ toning: 'grey' }), ['colour']],
    ['a grey scan signed in blue', onSheet({ toning: 'grey with pen' }), ['colour']],
    ['a blurred scan', onSheet({ blur: 0.35 }), ['exposure']],
    ['a dark scan', onSheet({ gain: 0.18 }), ['exposure']],
    ['the back of the card', onSheet({ subject: 'card-back' }), []],
    ['a photograph', inHand(), []],
    ['a grey photograph', inHand({ toning: 'grey' }), ['colour']],
    ['a grey photograph with a marker', inHand({ toning: 'grey with marker', table: 'light' }), ['colour']],
    ['a brown photograph', inHand({ toning: 'sepia', table: 'striped' }), ['colour']],
    ['a blurred photograph', inHand({ blur: 0.35 }), ['sharpness']],
  ] as const)('%s', async (_what, plan, fails) => {
    const gates = judgeGates('card', [await judged(plan)], defaultGateLimits);
    expect(gates.map(({ gate }) => gate)).toEqual([
      'colour',
      'resolution',
      'sharpness',
      'exposure',
      'glare',
      'edges',
    ]);
    expect(gates.filter((each) => each.outcome === 'failed').map(({ gate }) => gate)).toEqual(fails);
  });
});

describe('what cannot be told', () => {
  test('the resolution of a passport in a photograph whose zone was not found', async () => {
    const { measures } = await judged(photo());
    const [resolution] = judgeGates(
      'passport',
      [{ measures, dotsPerInch: null, zone: null }],
      defaultGateLimits,
    ).filter(({ gate }) => gate === 'resolution');
    expect(resolution).toMatchObject({ outcome: 'unknown', measured: null });
  });
});
