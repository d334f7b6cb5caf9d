import type { Log } from '#platform/kernel/log.ts';
import { Unavailable } from '#platform/kernel/errors.ts';
import type { Analysis, StayFacts } from '../engine/types.ts';
import { AnalysisThread } from './thread.ts';

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
  readonly task: AnalysisTask;
  readonly resolve: (analysis: Analysis) => void;
  readonly reject: (error: Error) => void;
}

const PROGRAM = new URL('./worker.ts', import.meta.url);

/**
 * Analyses on threads of their own, so that requests never wait behind one. A thread loads the engine once. One that
 * crashes or takes too long costs the analysis it was at, and is replaced.
 */
export class AnalysisPool {
  readonly #waitingAtMost: number;
  readonly #threads: AnalysisThread[];
  readonly #queue: Waiting[] = [];

  constructor(options: PoolOptions) {
    const { log, threads, cacheDirectory, waiting = 500, timeoutMs = 20_000, program = PROGRAM } = options;
    this.#waitingAtMost = waiting;
    this.#threads = Array.from(
      { length: threads },
      () => new AnalysisThread({ program, timeoutMs, log, cacheDirectory }),
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
    if (this.#queue.length >= this.#waitingAtMost) {
      const message = 'Trop d’analyses attendent ; celle-ci reprendra dans un instant.';
      return Promise.reject(new Unavailable('coding.analysis.busy', message));
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ task, resolve, reject });
      this.#serve();
    });
  }

  /** Ends the threads; what was under way fails. */
  async close(): Promise<void> {
    for (const { reject } of this.#queue.splice(0))
      reject(new Unavailable('coding.analysis.closed', 'Cabinet s’arrête.'));
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  #serve(): void {
    for (const thread of this.#threads) {
      if (thread.busy) continue;
      const next = this.#queue.shift();
      if (next === undefined) return;
      void thread
        .run(next.task)
        .then(next.resolve, next.reject)
        .finally(() => this.#serve());
    }
  }
}
