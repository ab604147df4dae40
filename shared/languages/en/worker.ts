import type { Widen } from '../catalogue.ts';
import type { worker as spanish } from '../es/worker.ts';

export const worker: Widen<typeof spanish> = {
  resting: { welcome: 'Welcome' },
};
