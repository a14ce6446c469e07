/** What has been started, to be ended in the opposite order, once, however the end comes about. */
export type Shutdown = {
  onEnd(action: () => Promise<void> | void): void;
  end(status: number): Promise<never>;
  /** Whether the end has begun: what stops then stops because it was told to. */
  ending(): boolean;
};

/** Ends everything on Ctrl-C and on the signals with which a terminal or a service manager ends a program. */
export function createShutdown(): Shutdown {
  const actions: (() => Promise<void> | void)[] = [];
  let ended: Promise<never> | undefined;
  const run = async (status: number): Promise<never> => {
    for (const action of actions.reverse()) {
      try {
        await action();
      } catch (error) {
        console.error(error);
      }
    }
    process.exit(status);
  };
  const end = (status: number) => {
    ended ??= run(status);
    return ended;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  endWithNpm(() => void end(0));
  return {
    onEnd: (action) => void actions.push(action),
    end,
    ending: () => ended !== undefined,
  };
}

/**
 * npm passes a signal on to its shell, and the shell ends without passing it on to us: then we have lost our parent.
 * Whoever runs the script without npm may leave it running alone.
 */
function endWithNpm(end: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) end();
  }, 250);
  timer.unref();
}
