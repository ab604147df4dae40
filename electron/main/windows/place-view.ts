import type { View } from '#shared/api/method.ts';

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
  displays: readonly Area[],
  kioskMode: boolean,
): Area & { readonly visible: boolean } {
  const [first, second] = displays;
  const display = (view === 'worker' ? second : undefined) ?? first ?? { x: 0, y: 0, ...WINDOW };
  const visible = second !== undefined || view === shown;
  const { x, y, width, height } = display;
  if (kioskMode) return { x, y, width, height, visible };
  return {
    x,
    y,
    width: Math.min(WINDOW.width, width),
    height: Math.min(WINDOW.height, height),
    visible,
  };
}
