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
    const now = this.#machineTime();
    const window = Math.floor(now / WINDOW_MS);
    const reserve = this.#reserves.get(key);
    if (reserve?.window === window && reserve.left > 0) {
      reserve.left -= 1;
      return;
    }
    const granted = await this.#reserve(key, window, perMinute);
    if (granted === 0) {
      const seconds = Math.ceil(((window + 1) * WINDOW_MS - now) / 1000);
      throw new TooMany('request.too-many', `Trop de demandes. Réessayez dans ${seconds} s.`, seconds);
    }
    this.#forgetPast(window);
    this.#reserves.set(key, { window, left: granted - 1 });
  }

  async #reserve(key: string, window: number, perMinute: number): Promise<number> {
    const share = Math.max(1, Math.floor(perMinute / 10));
    const { rows } = await sql<{ used: number }>`
      INSERT INTO http.rate_counters AS counter (key, minute, used) VALUES (${key}, ${window}, ${share})
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
