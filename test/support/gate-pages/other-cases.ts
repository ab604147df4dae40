import type { GateId } from '#shared/vision/reading/gates.ts';
import { gateIds } from '#shared/vision/reading/gates.ts';
import type { Seeded } from '../mrz-pages/seeded.ts';
import type { PagePlan, Subject } from './page-plan.ts';
import { type PlanChanges, planCase, planPhoto, planScan } from './plan-pages.ts';

/** Pages that are not the passport's data page, and pages of a contract. */

const fails = (...gates: GateId[]) => ({ fails: gates });

const wrongSubjects: [Subject, ...Subject[]] = [
  'visa',
  'inner-page',
  'cover',
  'card-front',
  'card-back',
  'card-back',
  'blank',
  'two-passports',
  'two-passports',
];

/** Only whether it is the right page is asked of them. */
export function wrongPages(seed: number, times: number): PagePlan[] {
  return planCase('not the data page', Math.ceil(45 * times), seed, (random, index) => {
    const subject = wrongSubjects[index % wrongSubjects.length] ?? 'blank';
    const changes = {
      ...fails('right-page'),
      unsettled: gateIds.filter((gate) => gate !== 'right-page'),
      subject,
    };
    const enlargement = subject === 'two-passports' ? 1 : random.pick([1.2, 1.41, 1.5]);
    return index % 3 === 0 && subject !== 'two-passports'
      ? planPhoto(random, { wide: 1400, high: 1050, filled: random.between(0.8, 0.95) }, changes)
      : planScan(random, { enlargement, dotsPerInch: 150 }, changes);
  });
}

const scan = (random: Seeded, changes: PlanChanges = {}) =>
  planScan(
    random,
    { enlargement: 1, dotsPerInch: random.pick([150, 150, 150, 200]) },
    { kind: 'contract', ...changes },
  );
const photo = (random: Seeded, changes: PlanChanges = {}) =>
  planPhoto(
    random,
    { wide: 1200, high: 1600, filled: random.between(0.86, 0.93) },
    { kind: 'contract', ...changes },
  );

export function contractPages(seed: number, times: number): PagePlan[] {
  const make = (name: string, count: number, at: number, plan: Parameters<typeof planCase>[3]) =>
    planCase(name, Math.ceil(count * times), seed + at, plan);
  const badly = { ...fails('exposure'), unsettled: ['sharpness', 'glare', 'edges'] } as const;
  return [
    ...make('contract scanned', 12, 0, (random) => scan(random)),
    ...make('contract photographed', 10, 100, (random) => photo(random)),
    ...make('contract, white paper in bright light', 6, 200, (random) =>
      scan(random, { paper: 252, gain: 1.03, table: 'white' }),
    ),
    ...make('contract, reflection in the margin', 8, 300, (random) =>
      photo(random, {
        gain: random.between(0.75, 0.9),
        shade: 0.15,
        reflection: { x: random.pick([5, 205]), y: random.between(40, 240), radiusX: 4, radiusY: 11 },
      }),
    ),
    ...make('contract blurred', 8, 400, (random, index) =>
      (index % 2 === 0 ? scan : photo)(random, {
        ...fails('sharpness'),
        unsettled: ['exposure', 'edges'],
        blur: random.between(0.32, 0.6),
      }),
    ),
    ...make('contract moved', 6, 500, (random) =>
      photo(random, {
        ...fails('sharpness'),
        unsettled: ['exposure', 'edges'],
        motion: random.between(1.2, 2.4),
      }),
    ),
    ...make('contract too dark or too light', 8, 600, (random, index) => {
      const gain = random.between(0.1, 0.22);
      return scan(random, { ...badly, gain, lift: index % 2 === 0 ? 0 : 255 * (1 - gain) });
    }),
    ...make('contract in a shadow', 6, 650, (random) =>
      photo(random, { ...badly, shadow: random.between(0.84, 0.93) }),
    ),
    ...make('contract, reflection over text', 12, 700, (random) =>
      photo(random, {
        ...fails('glare'),
        unsettled: ['exposure', 'sharpness'],
        gain: random.between(0.75, 0.9),
        shade: 0.15,
        reflection: {
          x: random.between(60, 150),
          y: random.between(70, 190),
          radiusX: random.between(14, 34),
          radiusY: random.between(12, 28),
        },
      }),
    ),
    ...make('contract cut through its text', 12, 800, (random, index) => {
      const side = (['left', 'right', 'left', 'right', 'top'] as const)[index % 5] ?? 'left';
      return scan(random, {
        ...fails('edges'),
        cut: { side, millimetres: random.between(side === 'top' ? 42 : 32, 60) },
        tilt: random.between(-0.3, 0.3),
      });
    }),
    ...make('contract, few dots per inch', 10, 900, (random) =>
      planScan(
        random,
        { enlargement: 1, dotsPerInch: random.whole(72, 115) },
        { kind: 'contract', ...fails('resolution'), unsettled: ['sharpness', 'exposure'] },
      ),
    ),
  ];
}
