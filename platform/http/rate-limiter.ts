import { sql } from 'kysely';
import { TooMany } from '#platform/kernel/errors.ts';
import type { Commons } from '#platform/database/databases.ts';

const WINDOW_MS = 60_000;

interface Reserve {
  window: number;
  left: number;
}

/**
 * Limits that hold across processes: the count of each key and minute lives in the commons. So that not every request
 * writes there, a process reserves a tenth of the limit at a time and spends it in memory; the error is at most one
 * reserve per process, always on the strict side. Limits of ten or less are counted one by one.
 */
export class RateLimiter {
  readonly #commons: Commons;
  readonly #reserves = new Map<string, Reserve>();
  /** Reserves being asked for: requests that arrive together share one, and do not each take a tenth of the minute. */
  readonly #asking = new Map<string, Promise<void>>();
  readonly #machineTime: () => number;

  constructor(commons: Commons, machineTime: () => number = Date.now) {
    this.#commons = commons;
    this.#machineTime = machineTime;
  }

  /**
   * Takes one request from the key's minute.
   * @throws {TooMany} when the limit is reached, saying when the next minute opens.
   */
  async take(key: string, perMinute: number): Promise<void> {
    while (!this.#spend(key)) {
      const asking = this.#asking.get(key) ?? this.#ask(key, perMinute);
      await asking;
    }
  }

  /** Takes one from what is reserved of this minute, if any. */
  #spend(key: string): boolean {
    const reserve = this.#reserves.get(key);
    if (reserve?.window !== this.#window() || reserve.left === 0) return false;
    reserve.left -= 1;
    return true;
  }

  #ask(key: string, perMinute: number): Promise<void> {
    const window = this.#window();
    const asking = this.#reserve(key, window, perMinute)
      .then((granted) => {
        if (granted === 0) throw this.#tooMany(window);
        this.#forgetPast(window);
        this.#reserves.set(key, { window, left: granted });
      })
      .finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    return asking;
  }

  #window(): number {
    return Math.floor(this.#machineTime() / WINDOW_MS);
  }

  #tooMany(window: number): TooMany {
    const seconds = Math.max(1, Math.ceil(((window + 1) * WINDOW_MS - this.#machineTime()) / 1000));
    return new TooMany('request.too-many', `Trop de demandes. Réessayez dans ${seconds} s.`, seconds);
  }

  /** Not awaited by the disk: a crash forgets at most its last instant of a minute's counts. */
  async #reserve(key: string, window: number, perMinute: number): Promise<number> {
    const share = Math.max(1, Math.floor(perMinute / 10));
    const { rows } = await sql<{ used: number }>`
      WITH unhurried AS (SELECT set_config('synchronous_commit', 'off', true) AS value)
      INSERT INTO http.rate_counters AS counter (key, minute, used)
      SELECT ${key}, ${window}::int, ${share}::int FROM unhurried WHERE value = 'off'
      ON CONFLICT (key) DO UPDATE SET
        minute = excluded.minute,
        used = CASE WHEN counter.minute = excluded.minute
          THEN least(counter.used, ${perMinute}::int) + excluded.used ELSE excluded.used END
      RETURNING used`.execute(this.#commons);
    const used = rows[0]!.used;
    return Math.max(0, Math.min(share, perMinute - (used - share)));
  }

  /** The map holds the current minute only: its size follows the number of callers of that minute. */
  #forgetPast(window: number): void {
    if (this.#reserves.size < 10_000) return;
    for (const [key, reserve] of this.#reserves) if (reserve.window !== window) this.#reserves.delete(key);
  }
}
