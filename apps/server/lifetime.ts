import type { Log } from '#platform/kernel/log.ts';

const IMPATIENCE_MS = 3_000;

/**
 * What must be closed, in reverse order of opening: requests drain before rooms stop, rooms before the database. Asked
 * again some seconds later, it stops at once.
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

  /**
   * Ends on SIGINT, SIGTERM, SIGHUP, or when the process that started us is gone. One Ctrl-C arrives several times: from
   * the terminal, passed on by `npm start`, then by its leaving. Only a signal well after the first is impatience.
   * @param onAsked told once, when the end begins.
   */
  endOnSignals(onAsked: () => void, machineTime: () => number = Date.now): void {
    let askedAt: number | null = null;
    const end = (): void => {
      askedAt = machineTime();
      onAsked();
      void this.end().then(() => process.exit(process.exitCode ?? 0));
    };
    const signalled = (): void => {
      if (askedAt === null) end();
      else if (machineTime() - askedAt > IMPATIENCE_MS) process.exit(1);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, signalled);
    process.on('disconnect', () => {
      if (askedAt === null) end();
    });
  }

  async #closeAll(): Promise<void> {
    for (const { what, close } of this.#closers.toReversed()) {
      await close().catch((error: unknown) => this.#log.error({ what, err: error as Error }, 'could not close'));
    }
  }
}
