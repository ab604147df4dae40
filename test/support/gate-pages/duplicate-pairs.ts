import { type Seeded, seeded } from '../mrz-pages/seeded.ts';
import { type GateSet, gateSetSeeds } from './labelled-pages.ts';
import type { PagePlan } from './page-plan.ts';
import { type PlanChanges, planCase, planPhoto, planScan } from './plan-pages.ts';

/** Two pages of one registration, and whether they are the same page scanned twice. */
export interface DuplicatePair {
  readonly case: string;
  readonly same: boolean;
  readonly first: PagePlan;
  readonly second: PagePlan;
}

const PAGE_RESOLUTION = 100;

const contract = (random: Seeded, changes: PlanChanges = {}) =>
  planScan(random, { enlargement: 1, dotsPerInch: PAGE_RESOLUTION }, { kind: 'contract', ...changes });
const passport = (random: Seeded, changes: PlanChanges = {}) =>
  planScan(random, { enlargement: 1.41, dotsPerInch: PAGE_RESOLUTION }, changes);

/** The same sheet once more: a little askew and shifted, lighter or darker, compressed anew. */
function again(first: PagePlan, random: Seeded, changes: PlanChanges = {}): PagePlan {
  return {
    ...first,
    tilt: first.tilt + random.between(-1, 1),
    middle: {
      x: first.middle.x + random.between(-0.012, 0.012),
      y: first.middle.y + random.between(-0.008, 0.008),
    },
    gain: random.between(0.75, 1.05),
    noise: random.between(1, 5),
    quality: random.pick([60, 75, 90]),
    ...changes,
  };
}

function turned(first: PagePlan, quarterTurns: 1 | 2 | 3): PlanChanges {
  if (quarterTurns === 2) return { quarterTurns };
  return { quarterTurns, widthPixels: first.heightPixels, heightPixels: first.widthPixels };
}

/** The sheet photographed on a table. */
function photographed(first: PagePlan, random: Seeded): PagePlan {
  const photo = planPhoto(
    random,
    { wide: 900, high: 1200, filled: random.between(0.88, 0.95) },
    { kind: 'contract', paper: first.paper, table: 'dark' },
  );
  return { ...photo, seed: first.seed, case: first.case };
}

export function duplicatePairs(set: GateSet, times = 1): DuplicatePair[] {
  const seed = gateSetSeeds[set] + 500_000;
  const pairs = (
    name: string,
    count: number,
    at: number,
    same: boolean,
    make: (random: Seeded) => Omit<PagePlan, 'seed' | 'case'>,
    other: (first: PagePlan, random: Seeded) => PagePlan,
  ): DuplicatePair[] =>
    planCase(name, Math.ceil(count * times), seed + at, make).map((first) => ({
      case: name,
      same,
      first,
      second: other(first, seeded(first.seed ^ 0x51ed270b)),
    }));
  const another = (first: PagePlan, random: Seeded): PagePlan => ({
    ...again(first, random),
    seed: first.seed + 50_000,
  });
  return [
    ...pairs('contract page scanned again', 14, 0, true, contract, again),
    ...pairs('contract page scanned upside down', 10, 100, true, contract, (first, random) =>
      again(first, random, turned(first, 2)),
    ),
    ...pairs('contract page scanned at a quarter turn', 8, 200, true, contract, (first, random) =>
      again(first, random, turned(first, random.pick([1, 3]))),
    ),
    ...pairs('contract page scanned and photographed', 8, 300, true, contract, photographed),
    ...pairs('passport copy scanned again', 10, 400, true, passport, again),
    ...pairs('two pages of a contract', 30, 500, false, contract, another),
    ...pairs('two copies of passports', 12, 600, false, passport, another),
  ];
}
