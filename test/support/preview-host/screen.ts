import type { Display, Point } from 'electron';
import type { Rectangle } from './chromium-browser.ts';
import { CoveredEmitter } from './emitter.ts';

type CoveredDisplay = Pick<
  Display,
  'id' | 'label' | 'bounds' | 'workArea' | 'size' | 'workAreaSize' | 'scaleFactor' | 'rotation' | 'internal'
>;

type ScreenEvents = {
  'display-added': [event: object, display: CoveredDisplay];
  'display-removed': [event: object, display: CoveredDisplay];
  'display-metrics-changed': [event: object, display: CoveredDisplay, changed: string[]];
};

function toDisplay(bounds: Rectangle, index: number): CoveredDisplay {
  const { width, height } = bounds;
  return {
    id: index + 1,
    label: `Display ${index + 1}`,
    bounds,
    workArea: bounds,
    size: { width, height },
    workAreaSize: { width, height },
    scaleFactor: 1,
    rotation: 0,
    internal: false,
  };
}

/** Stand-in for `screen`; `setDisplays` is the host's own and lets a test plug a display in or out. */
export class Screen extends CoveredEmitter<ScreenEvents> {
  #displays: CoveredDisplay[];

  constructor(bounds: readonly Rectangle[]) {
    super(['display-added', 'display-removed', 'display-metrics-changed']);
    this.#displays = bounds.map(toDisplay);
  }

  getAllDisplays(): CoveredDisplay[] {
    return [...this.#displays];
  }

  getPrimaryDisplay(): CoveredDisplay {
    const [primary] = this.#displays;
    if (primary === undefined) throw new Error('There is no display');
    return primary;
  }

  getDisplayMatching({ x, y }: Rectangle): CoveredDisplay {
    return this.getDisplayNearestPoint({ x, y });
  }

  getDisplayNearestPoint({ x, y }: Point): CoveredDisplay {
    const holding = this.#displays.find(
      ({ bounds }) =>
        x >= bounds.x && x < bounds.x + bounds.width && y >= bounds.y && y < bounds.y + bounds.height,
    );
    return holding ?? this.getPrimaryDisplay();
  }

  getCursorScreenPoint(): Point {
    return { x: 0, y: 0 };
  }

  setDisplays(bounds: readonly Rectangle[]): void {
    const before = this.#displays;
    this.#displays = bounds.map(toDisplay);
    for (const [index, display] of this.#displays.entries()) {
      const old = before[index];
      if (old !== undefined && JSON.stringify(old.bounds) !== JSON.stringify(display.bounds)) {
        this.emit('display-metrics-changed', {}, display, ['bounds', 'workArea']);
      }
    }
    for (const display of this.#displays.slice(before.length)) this.emit('display-added', {}, display);
    for (const display of before.slice(this.#displays.length)) this.emit('display-removed', {}, display);
  }
}
