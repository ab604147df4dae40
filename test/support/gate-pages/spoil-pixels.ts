import type { Seeded } from '../mrz-pages/seeded.ts';
import type { PagePlan, Reflection } from './page-plan.ts';
import type { Place } from './render-page.ts';

const NOISE_TABLE = 1 << 16;

/** Light, shadows, reflections and noise, in that order: what happens between the paper and the file. */
export function spoilPixels(data: Uint8ClampedArray, plan: PagePlan, place: Place, random: Seeded): void {
  const { widthPixels: width, heightPixels: height } = plan;
  const noise = new Float32Array(NOISE_TABLE);
  for (let at = 0; at < NOISE_TABLE; at += 1) noise[at] = random.normal() * plan.noise;
  const lightFrom = random.between(0, 2 * Math.PI);
  const [lightX, lightY] = [Math.cos(lightFrom) / width, Math.sin(lightFrom) / height];
  const shadow = shadowOf(plan, place, random);
  const spot = plan.reflection === null ? undefined : spotOf(plan.reflection, plan, place);
  for (let y = 0, at = 0; y < height; y += 1) {
    const offset = Math.floor(random.next() * NOISE_TABLE);
    for (let x = 0; x < width; x += 1, at += 4) {
      const lit =
        1 - plan.shade * Math.min(1, Math.max(0, 0.5 + lightX * (x - width / 2) + lightY * (y - height / 2)));
      const light = plan.gain * lit * (plan.shadow === 0 ? 1 : 1 - plan.shadow * shadow(x, y));
      const grain = plan.lift + (noise[(offset + x) % NOISE_TABLE] as number);
      const glare = spot === undefined ? 0 : spot(x, y);
      for (let channel = 0; channel < 3; channel += 1) {
        const level = grain + light * (data[at + channel] as number);
        data[at + channel] = glare === 0 ? level : level + (262 - level) * glare;
      }
    }
  }
}

/** A straight shadow with a soft border that covers a third to a half of the document. */
function shadowOf(plan: PagePlan, place: Place, random: Seeded): (x: number, y: number) => number {
  const angle = random.between(0, 2 * Math.PI);
  const [towardX, towardY] = [Math.cos(angle), Math.sin(angle)];
  const reach = Math.min(place.width, place.height) * random.between(0, 0.12);
  const border = plan.scale * random.between(2, 6);
  return (x, y) => {
    const along = (x - place.centreX) * towardX + (y - place.centreY) * towardY - reach;
    return Math.min(1, Math.max(0, along / border + 0.5));
  };
}

/** 0 to 1 over an ellipse that lies on the document: full inside, gone at one and a half times its radius. */
function spotOf(reflection: Reflection, plan: PagePlan, place: Place): (x: number, y: number) => number {
  const [cosine, sine] = [Math.cos(place.angle), Math.sin(place.angle)];
  return (x, y) => {
    const [right, down] = [x - place.centreX, y - place.centreY];
    const across = (right * cosine + down * sine + place.width / 2) / plan.scale - reflection.x;
    const along = (-right * sine + down * cosine + place.height / 2) / plan.scale - reflection.y;
    if (Math.abs(across) > 1.5 * reflection.radiusX || Math.abs(along) > 1.5 * reflection.radiusY) return 0;
    const distance = Math.hypot(across / reflection.radiusX, along / reflection.radiusY);
    return Math.min(1, Math.max(0, (1.5 - distance) * 2));
  };
}
