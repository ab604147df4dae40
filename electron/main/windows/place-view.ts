import type { View } from '#shared/contract/kiosk/method.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Window of development, in device-independent pixels. */
const WINDOW = { width: 1280, height: 800 } as const;

/** Where a view's window goes and whether it is seen: on one display, only the view whose turn it is. */
export function placeView(
  view: View,
  shown: View,
  displays: { readonly clerk: Area; readonly worker: Area | null },
  kioskMode: boolean,
): Area & { readonly visible: boolean } {
  const { clerk, worker } = displays;
  const { x, y, width, height } = view === 'worker' && worker !== null ? worker : clerk;
  const visible = worker !== null || view === shown;
  if (kioskMode) return { x, y, width, height, visible };
  return {
    x,
    y,
    width: Math.min(WINDOW.width, width),
    height: Math.min(WINDOW.height, height),
    visible,
  };
}
