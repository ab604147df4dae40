import type { Zone } from '#renderer/reader/gates/data-page.ts';
import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import { dataPage } from '../mrz-pages/draw-page.ts';
import type { PagePlan } from './page-plan.ts';

/** Where the two lines of a data page that is not cut lie in its picture, as a faultless reading would say. */
export function zoneOfPage(plan: PagePlan): Zone {
  const angle = ((plan.tilt + plan.quarterTurns * 90) * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const at = (x: number, y: number) => {
    const [across, down] = [(x - dataPage.width / 2) * plan.scale, (y - dataPage.height / 2) * plan.scale];
    return {
      x: plan.middle.x + (across * cosine - down * sine) / plan.widthPixels,
      y: plan.middle.y + (across * sine + down * cosine) / plan.heightPixels,
    };
  };
  const line = (baseline: number): PageQuad => [
    at(6.9, baseline - 2.4),
    at(118.1, baseline - 2.4),
    at(118.1, baseline),
    at(6.9, baseline),
  ];
  const last = dataPage.height - 9.4;
  return { format: 'TD3', lines: [line(last - 6.35), line(last)] };
}
