import { Worker } from 'node:worker_threads';
import type { ExtractedText, TextKind } from './extracted-text.ts';
import { damaged, errorOf, stopped, tooHeavy, tooSlow } from './extraction-refusals.ts';
import type { ExtractionAnswer, ExtractionOrder } from './extraction-worker.ts';

/** What one extraction may take. */
export interface ExtractionLimits {
  /** Extractions at once. */
  readonly workers: number;
  readonly timeoutMs: number;
  /** Objects of the worker's own heap. */
  readonly heapMiB: number;
  /** How much the whole process may grow meanwhile: inflated streams lie outside the worker's heap. */
  readonly growthMiB: number;
}

/** One worker leaves the other core of the smallest machine to the server. */
const extractionLimits: ExtractionLimits = { workers: 1, timeoutMs: 20_000, heapMiB: 256, growthMiB: 768 };

const WATCH_EVERY_MS = 100;

interface Waiting {
  readonly order: ExtractionOrder;
  readonly resolve: (text: ExtractedText) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Reads documents in worker threads, in the order they came. A document that takes too long or too much ends its
 * worker, not the server; the next one gets a fresh worker.
 */
export class ExtractionPool {
  readonly #limits: ExtractionLimits;
  readonly #waiting: Waiting[] = [];
  readonly #idle: Worker[] = [];
  readonly #working = new Set<Worker>();
  #closed = false;

  constructor(limits: Partial<ExtractionLimits> = {}) {
    this.#limits = { ...extractionLimits, ...limits };
  }

  /**
   * The text of a document. `content` is copied.
   * @throws {Invalid} `documents.damaged`, `documents.no-text`, `documents.pdf.…`, `documents.too-slow`
   * @throws {TooLarge} `documents.too-heavy`, `documents.pdf.too-many-pages`
   * @throws {Unsupported} as `checkDocx`.
   * @throws {Unavailable} `documents.extraction-stopped` when Cabinet stops.
   */
  extract(content: Uint8Array, kind: TextKind): Promise<ExtractedText> {
    if (this.#closed) return Promise.reject(stopped());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ order: { content: Uint8Array.from(content), kind }, resolve, reject });
      this.#next();
    });
  }

  /** Ends every worker; what was waiting or under way is refused. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(stopped());
    await Promise.all([...this.#idle.splice(0), ...this.#working].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#closed || this.#working.size >= this.#limits.workers) return;
    const waiting = this.#waiting.shift();
    if (waiting === undefined) return;
    const worker = this.#idle.pop() ?? this.#start();
    this.#working.add(worker);
    this.#run(worker, waiting);
  }

  #run(worker: Worker, { order, resolve, reject }: Waiting): void {
    const give = (outcome: ExtractedText | Error, fit: boolean): void => {
      clearTimeout(deadline);
      clearInterval(watch);
      worker.removeAllListeners();
      this.#working.delete(worker);
      if (fit) this.#rest(worker);
      else void worker.terminate();
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
      this.#next();
    };
    worker.removeAllListeners();
    const started = process.memoryUsage.rss();
    const deadline = setTimeout(() => give(tooSlow(), false), this.#limits.timeoutMs);
    const watch = setInterval(() => {
      const grown = process.memoryUsage.rss() - started;
      if (grown > this.#limits.growthMiB * 1024 * 1024) give(tooHeavy(), false);
    }, WATCH_EVERY_MS);
    worker.on('message', (answer: ExtractionAnswer) => {
      give('text' in answer ? answer.text : errorOf(answer.refusal), true);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      give(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy() : damaged(), false);
    });
    worker.on('exit', () => give(this.#closed ? stopped() : damaged(), false));
    worker.ref();
    worker.postMessage(order, [order.content.buffer as ArrayBuffer]);
  }

  #start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: this.#limits.heapMiB };
    return new Worker(new URL('./extraction-worker.ts', import.meta.url), { resourceLimits });
  }

  /** A worker at rest keeps no program alive, and may still die without anyone listening. */
  #rest(worker: Worker): void {
    worker.unref();
    worker.once('error', () => {});
    worker.once('exit', () => {
      const at = this.#idle.indexOf(worker);
      if (at >= 0) this.#idle.splice(at, 1);
    });
    this.#idle.push(worker);
  }
}

let shared: ExtractionPool | null = null;

/** `ExtractionPool.extract` of one pool for the whole process. */
export function extractTextInWorker(content: Uint8Array, kind: TextKind): Promise<ExtractedText> {
  shared ??= new ExtractionPool();
  return shared.extract(content, kind);
}
