import type { GateId } from '#shared/vision/reading/gates.ts';
import { contractPages, wrongPages } from './other-cases.ts';
import type { PagePlan } from './page-plan.ts';
import { faultyPassports, goodPassports } from './passport-cases.ts';

/**
 * The labelled set of the gates: pages that the project draws itself, of invented people, marked SPECIMEN. Limits and
 * measures were chosen on `development`; the figures of the decision record are from `test`, which has other seeds.
 */
export const gateSetSeeds = { development: 31_000_007, test: 47_000_029 } as const;
export type GateSet = keyof typeof gateSetSeeds;

export function labelledPages(set: GateSet, times = 1): PagePlan[] {
  const seed = gateSetSeeds[set];
  return [
    ...goodPassports(seed, times),
    ...faultyPassports(seed + 100_000, times),
    ...wrongPages(seed + 200_000, times),
    ...contractPages(seed + 300_000, times),
  ];
}

/** Gates whose verdict follows from one page's pixels. */
const pixelGates: readonly GateId[] = ['resolution', 'sharpness', 'exposure', 'glare', 'edges'];

/** What a gate should say of a page; undefined where the page does not settle it. */
export function labelOf(plan: PagePlan, gate: GateId): 'pass' | 'fail' | undefined {
  if (plan.fails.includes(gate)) return 'fail';
  if (plan.unsettled.includes(gate)) return undefined;
  const asked = plan.kind === 'passport' ? [...pixelGates, 'colour', 'enlarged', 'right-page'] : pixelGates;
  return asked.includes(gate) ? 'pass' : undefined;
}
