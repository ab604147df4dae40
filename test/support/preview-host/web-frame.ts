import type { WebFrameMain as ElectronWebFrameMain } from 'electron';
import { originOf } from './addresses.ts';
import { Covered } from './uncovered.ts';

type CoveredFrame = Pick<
  ElectronWebFrameMain,
  'url' | 'origin' | 'name' | 'detached' | 'frameTreeNodeId' | 'processId' | 'routingId' | 'isDestroyed'
>;

/** The top frame of a window. Preloads run in no other frame, so no other frame ever sends. */
export class WebFrameMain extends Covered implements CoveredFrame {
  readonly frameTreeNodeId: number;
  readonly routingId = 1;
  readonly processId: number;
  readonly name = '';
  readonly parent = null;
  readonly frames: readonly WebFrameMain[] = [];
  url = '';
  detached = false;

  constructor(id: number) {
    super();
    this.frameTreeNodeId = id;
    this.processId = id;
  }

  get origin(): string {
    return originOf(this.url);
  }

  get top(): WebFrameMain {
    return this;
  }

  isDestroyed(): boolean {
    return this.detached;
  }
}
