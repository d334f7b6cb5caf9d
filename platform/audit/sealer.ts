import { sql } from 'kysely';
import type { Log } from '#platform/kernel/log.ts';
import type { Databases } from '#platform/database/databases.ts';
import type { Journal } from './journals.ts';
import { sealJournal, type SealingContext } from './sealing.ts';
import { forgetWriting, writtenJournals } from './written-journals.ts';

const SEAL_MS = 1_000;
const SWEEP_MS = 60_000;
/** Journals sealed at once: each takes an administrator's connection while it lasts. */
const AT_ONCE = 3;

export interface SealerOptions extends SealingContext {
  readonly databases: Databases;
  readonly log: Log;
}

/**
 * Seals journals: each second those this process wrote to, each minute those that grew without our knowing (another
 * process, a crash), all of them at the start. By the machine's time: a seal must not wait for a simulated calendar.
 */
export class Sealer {
  readonly #options: SealerOptions;
  /** Rows ever inserted in each database at the last sweep, by the server's own count. */
  readonly #grown = new Map<string, number>();
  readonly #timers: NodeJS.Timeout[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(options: SealerOptions) {
    this.#options = options;
  }

  /** Begins to seal, with a first sweep over all journals that runs behind. */
  start(): void {
    this.#every(SEAL_MS, () => this.seal());
    this.#every(SWEEP_MS, () => this.sweep());
    this.#unheeded(this.sweep());
  }

  /** Seals what this process has written so far. */
  seal(): Promise<void> {
    return this.#inTurn(async () => {
      const written = new Set(writtenJournals());
      if (written.size === 0) return;
      const journals = await this.#options.journals.all();
      await this.#sealThese(journals.filter((journal) => written.has(journal.database)));
    });
  }

  /** Seals every journal that grew since the last sweep, whoever wrote to it. */
  sweep(): Promise<void> {
    return this.#inTurn(async () => {
      const { rows } = await sql<{ database: string; inserted: number }>`
        SELECT datname AS database, tup_inserted AS inserted FROM pg_stat_database WHERE datname IS NOT NULL`.execute(
        this.#options.databases.commons,
      );
      const inserted = new Map(rows.map((row) => [row.database, row.inserted]));
      const journals = await this.#options.journals.all();
      const grown = journals.filter(({ database }) => this.#grown.get(database) !== inserted.get(database));
      for (const { database } of grown) this.#grown.set(database, inserted.get(database) ?? 0);
      await this.#sealThese(grown);
    });
  }

  /** Seals what is left and stops. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.seal();
  }

  async #sealThese(journals: readonly Journal[]): Promise<void> {
    const queue = [...journals];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await this.#sealOne(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** One journal that cannot be sealed must not keep the others from it: it waits for the next sweep. */
  async #sealOne(journal: Journal): Promise<void> {
    const { log } = this.#options;
    try {
      const { oldestRunning, sound } = await sealJournal(this.#options, journal);
      forgetWriting(journal.database, oldestRunning);
      if (!sound) log.error({ journal: journal.owner }, 'journal altered: its chain lacks the seal that was anchored');
    } catch (error) {
      this.#grown.delete(journal.database);
      forgetWriting(journal.database, 2n ** 64n);
      log.warn({ journal: journal.owner, err: error as Error }, 'journal not sealed, the next sweep tries again');
    }
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#waiting += 1;
    const mine = this.#turn.then(work).finally(() => (this.#waiting -= 1));
    this.#turn = mine.catch(() => {});
    return mine;
  }

  #every(milliseconds: number, work: () => Promise<void>): void {
    this.#timers.push(
      setInterval(() => {
        if (this.#waiting === 0) this.#unheeded(work());
      }, milliseconds),
    );
  }

  #unheeded(work: Promise<void>): void {
    work.catch((error: Error) => this.#options.log.warn({ err: error }, 'sealing round failed'));
  }
}
