import type { Log } from '#platform/kernel/log.ts';
import { Unavailable } from '#platform/kernel/errors.ts';
import type { CodeHit } from '../engine/code-search.ts';
import type { Analysis, StayFacts } from '../engine/types.ts';
import { EngineThread, type ThreadTask } from './thread.ts';

/** A report to analyse. */
export interface AnalysisTask {
  readonly text: string;
  readonly stay: StayFacts;
  readonly lexicon: LexiconSource | null;
}

/** The establishment's own terms; read only when a thread does not hold them yet. */
export interface LexiconSource {
  readonly name: string;
  readonly fingerprint: string;
  /** CSV: `term,code,code2,source`. */
  readonly content: () => Promise<string>;
}

export interface PoolOptions {
  readonly log: Log;
  /** Threads; each holds an engine. */
  readonly threads: number;
  /** Analyses waiting at most: beyond, the caller comes back later. */
  readonly waiting?: number;
  /** How long one analysis may take before its thread is ended. */
  readonly timeoutMs?: number;
  /** Where the engine keeps what it compiled, between starts; compiled anew at each start when absent. */
  readonly cacheDirectory?: string | undefined;
  /** Module the threads run. */
  readonly program?: URL;
}

interface Waiting {
  readonly task: ThreadTask;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

const PROGRAM = new URL('./worker.ts', import.meta.url);

/**
 * The engine on threads of their own, so that requests never wait behind an analysis. A thread loads the engine once.
 * One that crashes or takes too long costs what it was at, and is replaced. A search, which somebody waits for while
 * typing, goes before the analyses that wait.
 */
export class AnalysisPool {
  readonly #waitingAtMost: number;
  readonly #threads: EngineThread[];
  readonly #searches: Waiting[] = [];
  readonly #analyses: Waiting[] = [];

  constructor(options: PoolOptions) {
    const { log, threads, cacheDirectory, waiting = 500, timeoutMs = 10_000, program = PROGRAM } = options;
    this.#waitingAtMost = waiting;
    this.#threads = Array.from(
      { length: threads },
      () => new EngineThread({ program, timeoutMs, log, cacheDirectory }),
    );
  }

  /** Loads the engine in every thread, ahead of the first analysis. */
  async warm(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.start()));
  }

  /**
   * @throws {AnalysisFailed} when the engine threw, crashed or took too long: worth a second try, not a third.
   * @throws {Unavailable} `coding.analysis.busy` when too many wait.
   */
  analyze(task: AnalysisTask): Promise<Analysis> {
    return this.#enter(this.#analyses, { type: 'analyze', ...task }) as Promise<Analysis>;
  }

  /** Codes by their beginning or by words as they are typed. Fails as `analyze` does. */
  search(query: string, limit: number): Promise<readonly CodeHit[]> {
    return this.#enter(this.#searches, { type: 'search', query, limit }) as Promise<readonly CodeHit[]>;
  }

  /** Ends the threads; what was under way fails. */
  async close(): Promise<void> {
    for (const { reject } of [...this.#searches.splice(0), ...this.#analyses.splice(0)]) {
      reject(new Unavailable('coding.analysis.closed', 'Cabinet s’arrête.'));
    }
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  #enter(queue: Waiting[], task: ThreadTask): Promise<unknown> {
    if (queue.length >= this.#waitingAtMost) {
      const message = 'Trop d’analyses attendent ; celle-ci reprendra dans un instant.';
      return Promise.reject(new Unavailable('coding.analysis.busy', message));
    }
    return new Promise((resolve, reject) => {
      queue.push({ task, resolve, reject });
      this.#serve();
    });
  }

  #serve(): void {
    for (const thread of this.#threads) {
      if (thread.busy) continue;
      const next = this.#searches.shift() ?? this.#analyses.shift();
      if (next === undefined) return;
      void thread
        .run(next.task)
        .then(next.resolve, next.reject)
        .finally(() => this.#serve());
    }
  }
}
