import type { WebContents as ElectronWebContents } from 'electron';
import { COVERED_EVENTS, type WebContentsEvents } from './covered-contents.ts';
import { CoveredEmitter } from './emitter.ts';
import { UncoveredMemberError } from './uncovered.ts';

type Passive = Pick<
  ElectronWebContents,
  | 'getType'
  | 'isDevToolsOpened'
  | 'print'
  | 'getPrintersAsync'
  | 'setIgnoreMenuShortcuts'
  | 'setBackgroundThrottling'
  | 'setAudioMuted'
  | 'setVisualZoomLevelLimits'
  | 'setZoomFactor'
>;

/** The members of `WebContents` that need no page: they do nothing, or always answer the same. */
export class PassiveContents extends CoveredEmitter<WebContentsEvents> implements Passive {
  constructor() {
    super(COVERED_EVENTS);
  }

  getType(): 'window' {
    return 'window';
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  print(_options?: object, callback?: (isSuccess: boolean, failureReason: string) => void): void {
    setImmediate(() => callback?.(false, 'not available in the preview host'));
  }

  async getPrintersAsync(): Promise<[]> {
    return [];
  }

  setIgnoreMenuShortcuts(_isIgnored: boolean): void {}

  setBackgroundThrottling(_isAllowed: boolean): void {}

  setAudioMuted(_isMuted: boolean): void {}

  async setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {}

  setZoomFactor(factor: number): void {
    if (factor !== 1) throw new UncoveredMemberError('WebContents.setZoomFactor other than 1');
  }
}
