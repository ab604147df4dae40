/** Listeners that a main bundle puts on the process, and that must not outlive it inside a test's process. */
const WATCHED_EVENTS = [
  'uncaughtException',
  'unhandledRejection',
  'warning',
  'exit',
  'SIGINT',
  'SIGTERM',
] as const;

export interface ProcessLoan {
  restoreEnvironment(): void;
  /** Puts back environment, arguments and listeners. */
  giveBack(): void;
}

/** Makes the process look to main as if it were its own. One loan at a time has its environment in force. */
export function borrowProcess(
  environment: Readonly<Record<string, string>>,
  argv: readonly string[],
): ProcessLoan {
  const before = new Map(Object.keys(environment).map((name) => [name, process.env[name]]));
  const argvBefore = process.argv;
  const listenersBefore = new Map<string, unknown[]>(
    WATCHED_EVENTS.map((name) => [name, process.rawListeners(name)]),
  );
  let isRestored = false;
  Object.assign(process.env, environment);
  process.argv = [...argv];

  function restoreEnvironment(): void {
    if (isRestored) return;
    isRestored = true;
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    process.argv = argvBefore;
  }

  return {
    restoreEnvironment,
    giveBack() {
      restoreEnvironment();
      for (const name of WATCHED_EVENTS) {
        for (const listener of process.rawListeners(name)) {
          if (!listenersBefore.get(name)?.includes(listener)) {
            process.removeListener(name, listener as (...args: unknown[]) => void);
          }
        }
      }
    },
  };
}
