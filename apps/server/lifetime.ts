import type { Log } from '#platform/kernel/log.ts';

/**
 * What must be closed, in reverse order of opening: requests drain before rooms stop, rooms before the database. Asked
 * twice to stop, it stops at once.
 */
export class Lifetime {
  readonly #log: Log;
  readonly #closers: { what: string; close: () => Promise<unknown> }[] = [];
  #ending: Promise<void> | null = null;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Registers how to close what has just been opened. */
  closes(what: string, close: () => Promise<unknown>): void {
    this.#closers.push({ what, close });
  }

  /** Closes everything; a closer that fails is logged and the others still run. */
  end(): Promise<void> {
    this.#ending ??= this.#closeAll();
    return this.#ending;
  }

  /** Ends on SIGINT, SIGTERM, SIGHUP, or when the process that started us is gone. */
  endOnSignals(): void {
    let asked = false;
    const stop = (): void => {
      if (asked) process.exit(1);
      asked = true;
      void this.end().then(() => process.exit(process.exitCode ?? 0));
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    process.on('disconnect', stop);
  }

  async #closeAll(): Promise<void> {
    for (const { what, close } of this.#closers.toReversed()) {
      await close().catch((error: unknown) => this.#log.error({ what, err: error as Error }, 'could not close'));
    }
  }
}
