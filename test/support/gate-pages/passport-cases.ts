import type { GateId } from '#shared/vision/reading/gates.ts';
import type { Seeded } from '../mrz-pages/seeded.ts';
import type { PagePlan, Reflection, Toning } from './page-plan.ts';
import { type PlanChanges, planCase, planPhoto, planScan } from './plan-pages.ts';

/** Cases of the passport: good ones, and each fault alone. `times` multiplies their numbers. */

const enlargements: [number, ...number[]] = [1.2, 1.25, 1.41, 1.41, 1.5, 1.5];
const resolutions: [number, ...number[]] = [150, 150, 150, 150, 200, 200, 200, 300];
const small = { wide: 1400, high: 1050 } as const;
const large = { wide: 2400, high: 1800 } as const;

const goodScan = (random: Seeded, changes: PlanChanges = {}) =>
  planScan(
    random,
    { enlargement: random.pick(enlargements), dotsPerInch: random.pick(resolutions) },
    changes,
  );
const goodPhoto = (random: Seeded, changes: PlanChanges = {}) =>
  planPhoto(
    random,
    { ...random.pick([small, small, small, small, large]), filled: random.between(0.88, 0.96) },
    changes,
  );
const fails = (...gates: GateId[]) => ({ fails: gates });

export function goodPassports(seed: number, times: number): PagePlan[] {
  const make = (name: string, count: number, at: number, plan: Parameters<typeof planCase>[3]) =>
    planCase(name, Math.ceil(count * times), seed + at, plan);
  return [
    ...make('good copy', 16, 0, (random) => goodScan(random)),
    ...make('good photograph', 10, 100, (random) => goodPhoto(random)),
    ...make('faded but true colour', 10, 200, (random) =>
      goodScan(random, { toning: 'faded', saturation: random.between(0.4, 0.7) }),
    ),
    ...make('enlarged twice', 4, 300, (random) =>
      planScan(random, { enlargement: 2, dotsPerInch: random.pick([150, 150, 200, 300]) }, { tilt: 0.3 }),
    ),
    ...make('copy without a resolution', 6, 400, (random) => goodScan(random, { dotsPerInch: null })),
    ...make('mild blur', 5, 500, (random) => goodScan(random, { blur: random.between(0.04, 0.09) })),
    ...make('dim', 5, 600, (random) => goodScan(random, { gain: random.between(0.6, 0.8), shade: 0.3 })),
    ...make('reflection beside the page', 6, 700, (random) =>
      goodPhoto(random, {
        reflection: { x: random.pick([-9, 133]), y: random.between(8, 80), radiusX: 5, radiusY: 9 },
      }),
    ),
    ...make('page at the border', 6, 800, (random) =>
      goodScan(random, {
        cut: {
          side: random.pick(['left', 'top', 'right', 'bottom']),
          millimetres: random.between(-2.5, -0.8),
        },
        tilt: random.between(-0.4, 0.4),
      }),
    ),
    ...make('turned', 4, 900, (random) => goodScan(random, { quarterTurns: random.pick([2, 2, 1, 3]) })),
  ];
}

const greyTonings: [Toning, ...Toning[]] = [
  'grey',
  'sepia',
  'blue grey',
  'yellowed grey',
  'grey with colour noise',
  'grey with stamp',
  'grey with stamp',
  'grey with pen',
  'grey with marker',
];

export function faultyPassports(seed: number, times: number): PagePlan[] {
  const make = (name: string, count: number, at: number, plan: Parameters<typeof planCase>[3]) =>
    planCase(name, Math.ceil(count * times), seed + at, plan);
  return [
    ...make('not in colour', 36, 0, (random, index) =>
      goodScan(random, { ...fails('colour'), toning: greyTonings[index % greyTonings.length] ?? 'grey' }),
    ),
    ...make('photograph of a grey copy', 8, 100, (random, index) =>
      goodPhoto(random, {
        ...fails('colour'),
        toning: greyTonings[(index * 2) % greyTonings.length] ?? 'grey',
      }),
    ),
    ...make('not enlarged', 24, 200, (random) =>
      planScan(
        random,
        {
          enlargement: random.pick([1, 1, 0.98, 1.03]),
          dotsPerInch: random.pick([150, 150, 200, 200, 300, 600]),
        },
        { ...fails('enlarged'), unsettled: ['sharpness'] },
      ),
    ),
    ...make('not enlarged, no resolution', 8, 300, (random) =>
      planScan(
        random,
        { enlargement: 1, dotsPerInch: random.pick([150, 200, 300]) },
        { ...fails('enlarged'), unsettled: ['sharpness'], dotsPerInch: null },
      ),
    ),
    ...make('photograph from afar', 8, 400, (random) =>
      planPhoto(
        random,
        { ...small, filled: random.between(0.5, 0.64) },
        { ...fails('enlarged'), unsettled: ['sharpness', 'resolution'] },
      ),
    ),
    ...make('few dots per inch', 22, 500, (random) =>
      planScan(
        random,
        { enlargement: random.pick(enlargements), dotsPerInch: random.whole(75, 120) },
        { ...fails('resolution'), unsettled: ['sharpness', 'right-page', 'expiry', 'enlarged'] },
      ),
    ),
    ...make('tiny photograph', 10, 600, (random) =>
      planPhoto(
        random,
        { wide: random.pick([640, 720]), high: 480, filled: random.between(0.7, 0.9) },
        {
          ...fails('resolution', 'enlarged'),
          unsettled: ['sharpness', 'right-page', 'expiry', 'exposure', 'edges'],
        },
      ),
    ),
    ...blurredPassports(make),
    ...badlyLitPassports(make),
    ...make('cut off', 30, 1300, (random, index) => {
      const side = (['left', 'top', 'right', 'bottom'] as const)[index % 4] ?? 'left';
      const most = { left: 4, top: 10, right: 4, bottom: 7 }[side];
      const changes = { ...fails('edges'), cut: { side, millimetres: random.between(2, most) } };
      return index % 3 === 0 ? goodPhoto(random, changes) : goodScan(random, changes);
    }),
    // What is left of the zone cannot say where the page ends; the copy is refused for want of a zone.
    ...make('cut through its zone', 8, 1400, (random) =>
      goodScan(random, {
        ...fails('right-page'),
        unsettled: ['edges', 'expiry', 'enlarged', 'sharpness', 'resolution', 'exposure', 'glare'],
        cut: { side: random.pick(['left', 'right']), millimetres: random.between(12, 30) },
      }),
    ),
  ];
}

type Make = (name: string, count: number, at: number, plan: Parameters<typeof planCase>[3]) => PagePlan[];

function blurredPassports(make: Make): PagePlan[] {
  const blurred = {
    ...fails('sharpness'),
    unsettled: ['right-page', 'expiry', 'exposure', 'edges', 'enlarged'],
  } as const;
  return [
    ...make('defocused', 12, 700, (random, index) =>
      (index % 2 === 0 ? goodScan : goodPhoto)(random, { ...blurred, blur: random.between(0.24, 0.5) }),
    ),
    ...make('moved', 10, 800, (random, index) =>
      (index % 3 === 0 ? goodScan : goodPhoto)(random, { ...blurred, motion: random.between(0.8, 2) }),
    ),
    ...make('defocused in low light', 6, 900, (random) =>
      goodPhoto(random, {
        ...blurred,
        blur: random.between(0.24, 0.4),
        noise: random.between(9, 16),
        gain: 0.6,
      }),
    ),
  ];
}

function badlyLitPassports(make: Make): PagePlan[] {
  const badly = {
    ...fails('exposure'),
    unsettled: ['right-page', 'expiry', 'sharpness', 'glare', 'edges', 'enlarged', 'colour', 'resolution'],
  } as const;
  const behindGlare = {
    ...fails('glare'),
    unsettled: ['right-page', 'expiry', 'exposure', 'enlarged', 'edges', 'colour'],
  } as const;
  return [
    ...make('too dark', 8, 1000, (random, index) =>
      (index % 2 === 0 ? goodScan : goodPhoto)(random, { ...badly, gain: random.between(0.1, 0.26) }),
    ),
    ...make('blown out', 8, 1050, (random) => {
      const gain = random.between(0.08, 0.24);
      return goodScan(random, { ...badly, gain, lift: 255 * (1 - gain) });
    }),
    ...make('foggy', 6, 1100, (random) =>
      goodPhoto(random, { ...badly, gain: random.between(0.12, 0.24), lift: random.between(70, 130) }),
    ),
    ...make('in a shadow', 8, 1150, (random) =>
      goodPhoto(random, { ...badly, shadow: random.between(0.82, 0.93) }),
    ),
    ...make('reflection over print', 22, 1200, (random) =>
      goodPhoto(random, { ...behindGlare, reflection: spotOverPrint(random) }),
    ),
    ...make('bar of light', 8, 1260, (random) =>
      goodPhoto(random, {
        ...behindGlare,
        reflection: { x: random.between(20, 100), y: 44, radiusX: random.between(4, 8), radiusY: 60 },
      }),
    ),
  ];
}

/** Over the portrait, the fields or the zone. */
function spotOverPrint(random: Seeded): Reflection {
  const [x, y] = random.pick([
    [22, 38],
    [65, 30],
    [70, 50],
    [60, 76],
  ] as [[number, number], ...[number, number][]]);
  return {
    x: x + random.between(-6, 6),
    y: y + random.between(-5, 5),
    radiusX: random.between(6, 16),
    radiusY: random.between(5, 12),
  };
}
