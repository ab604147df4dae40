import type { ClerkApi } from '#shared/contract/kiosk/api.ts';
import { done } from './show.tsx';

/** A counter whose devices are at rest: no drive, no scanner chosen. */
export const devicesAtRest: Partial<ClerkApi> = {
  getCaptureSettings: () => done({ scanner: null, source: 'flatbed', resolution: 300, camera: null }),
  saveCaptureSettings: () => done({}),
  listDriveFiles: () => done({ drives: [], files: [] }),
};
