/** Chromium's switches through which another program reads or drives the windows, or loads code into them. */
const debuggingSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'load-extension',
  'disable-web-security',
  'no-sandbox',
  'disable-site-isolation-trials',
  'js-flags',
  'log-net-log',
  'host-rules',
  'proxy-server',
  'use-fake-ui-for-media-stream',
] as const;

export interface StartedWith {
  readonly isPackaged: boolean;
  readonly hasSwitch: (name: string) => boolean;
}

/**
 * Whether an installed kiosk was started so that somebody else can look into its windows: it must not run. Node's own
 * switches are closed by fuses. Source: Electron security checklist.
 */
export function isOpenedToOthers({ isPackaged, hasSwitch }: StartedWith): boolean {
  return isPackaged && debuggingSwitches.some(hasSwitch);
}
