import type { WebContents as ElectronWebContents, RenderProcessGoneDetails } from 'electron';
import type { PreventableEvent } from './emitter.ts';
import type { WebFrameMain } from './web-frame.ts';

export type NavigationEvent = PreventableEvent & {
  url: string;
  isMainFrame: boolean;
  isSameDocument: boolean;
  frame: WebFrameMain | null;
};

type ConsoleEvent = {
  message: string;
  level: string;
  lineNumber: number;
  sourceId: string;
  frame: WebFrameMain;
};

export type WebContentsEvents = {
  'will-navigate': [event: NavigationEvent, url: string];
  'will-frame-navigate': [event: NavigationEvent];
  'will-redirect': [event: NavigationEvent, url: string];
  'will-attach-webview': [event: PreventableEvent];
  'will-prevent-unload': [event: PreventableEvent];
  'did-start-loading': [];
  'did-stop-loading': [];
  'did-finish-load': [event: object];
  'did-fail-load': [event: object, code: number, description: string, url: string, isMainFrame: boolean];
  'did-navigate': [event: object, url: string];
  'dom-ready': [event: object];
  'page-title-updated': [event: object, title: string];
  'render-process-gone': [event: object, details: RenderProcessGoneDetails];
  'console-message': [event: ConsoleEvent];
  'preload-error': [event: object, path: string, error: Error];
  'before-input-event': [event: PreventableEvent];
  'context-menu': [event: PreventableEvent];
  unresponsive: [];
  responsive: [];
  destroyed: [];
};

/** `before-input-event`, `context-menu` and the like are listened to but never come: the page is not paused. */
export const COVERED_EVENTS = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'will-prevent-unload',
  'did-start-loading',
  'did-stop-loading',
  'did-finish-load',
  'did-fail-load',
  'did-navigate',
  'dom-ready',
  'page-title-updated',
  'render-process-gone',
  'console-message',
  'preload-error',
  'before-input-event',
  'context-menu',
  'unresponsive',
  'responsive',
  'destroyed',
] as const satisfies readonly (keyof WebContentsEvents)[];

/** The members of Electron's own type that the stand-in has. */
export type CoveredContents = Pick<
  ElectronWebContents,
  | 'id'
  | 'send'
  | 'getURL'
  | 'getTitle'
  | 'getType'
  | 'isDestroyed'
  | 'isLoading'
  | 'isCrashed'
  | 'loadURL'
  | 'reload'
  | 'stop'
  | 'print'
  | 'printToPDF'
  | 'getPrintersAsync'
  | 'executeJavaScript'
  | 'forcefullyCrashRenderer'
  | 'setWindowOpenHandler'
  | 'setVisualZoomLevelLimits'
  | 'setZoomFactor'
  | 'setIgnoreMenuShortcuts'
  | 'setBackgroundThrottling'
  | 'setAudioMuted'
  | 'close'
>;
