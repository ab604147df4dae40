/**
 * What an installed kiosk may be started with, whole: its own launcher's platform, the keyrings that seal, and the help
 * that a weak graphics card or a dense display needs. Chromium has over a thousand switches, and some of them open the
 * windows to another program, load code into them or take their sandbox away: a list of those is never complete.
 */
const allowedArguments: readonly RegExp[] = [
  /^--ozone-platform=x11$/,
  /^--password-store=(gnome-libsecret|kwallet|kwallet5|kwallet6)$/,
  /^--force-device-scale-factor=[1-4](\.\d{1,2})?$/,
  /^--disable-gpu$/,
  /^--lang=[a-z]{2}(-[A-Z]{2})?$/,
  // Windows adds it when a program is started from its menus.
  /^--original-process-start-time=\d+$/,
];

export interface StartedWith {
  readonly isPackaged: boolean;
  /** `process.argv`: the program first. */
  readonly argv: readonly string[];
}

/**
 * The name of the first argument an installed kiosk must not be started with; undefined when it may run. Node's own
 * switches are closed by fuses. Source: Electron security checklist.
 */
export function findRefusedArgument({ isPackaged, argv }: StartedWith): string | undefined {
  if (!isPackaged) return undefined;
  const refused = argv.slice(1).find((given) => !allowedArguments.some((allowed) => allowed.test(given)));
  // Its value may be a path or an address: the name alone is logged and shown.
  return refused === undefined ? undefined : (/^-{1,2}[\w-]{1,60}/.exec(refused)?.[0] ?? 'argument');
}
