import { Worker } from 'node:worker_threads';
import type { Log } from '#platform/kernel/log.ts';
import type { ThreadAnswer, ThreadRequest } from './messages.ts';
import type { AnalysisTask } from './pool.ts';

/** What a thread is given to do. */
export type ThreadTask =
  | ({ readonly type: 'analyze' } & AnalysisTask)
  | { readonly type: 'search'; readonly query: string; readonly limit: number };

/** The engine threw, its thread crashed, or it took too long. Says which, and no word of the report. */
export class AnalysisFailed extends Error {
  readonly reason: 'threw' | 'crashed' | 'timed-out' | 'ended';

  constructor(reason: AnalysisFailed['reason']) {
    super(`the analysis failed: ${reason}`);
    this.name = 'AnalysisFailed';
    this.reason = reason;
  }
}

export interface ThreadOptions {
  readonly program: URL;
  readonly timeoutMs: number;
  readonly log: Log;
  readonly cacheDirectory: string | undefined;
}

interface UnderWay {
  readonly id: number;
  readonly task: ThreadTask;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  timer: NodeJS.Timeout | undefined;
}

/** Loading the engine or a lexicon takes longer than an analysis, the more so on a busy machine. */
const LOADING_MS = 120_000;

/** One worker thread with an engine, and the one thing it is at. */
export class EngineThread {
  readonly #options: ThreadOptions;
  #worker: Promise<Worker> | null = null;
  #underWay: UnderWay | null = null;
  #last = 0;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.#underWay !== null;
  }

  /** The thread with its engine loaded; started when there is none. */
  start(): Promise<Worker> {
    if (this.#worker === null) {
      const starting = this.#launch();
      this.#worker = starting;
      starting.catch(() => this.#forget(starting));
    }
    return this.#worker;
  }

  /** Only when not `busy`. */
  run(task: ThreadTask): Promise<unknown> {
    const done = new Promise<unknown>((resolve, reject) => {
      this.#last += 1;
      this.#underWay = { id: this.#last, task, resolve, reject, timer: undefined };
    });
    this.start().then(
      (worker) => this.#send(worker),
      () => this.#settle((underWay) => underWay.reject(new AnalysisFailed('crashed'))),
    );
    return done;
  }

  async end(): Promise<void> {
    const worker = await this.#worker?.catch(() => null);
    this.#worker = null;
    await worker?.terminate();
    this.#settle((underWay) => underWay.reject(new AnalysisFailed('ended')));
  }

  #send(worker: Worker, lexiconContent?: string): void {
    const underWay = this.#underWay;
    if (underWay === null) return;
    // A thread at work keeps the process alive; one that waits does not.
    worker.ref();
    const patience = lexiconContent === undefined ? this.#options.timeoutMs : LOADING_MS;
    clearTimeout(underWay.timer);
    underWay.timer = setTimeout(() => this.#stopLate(worker), patience);
    worker.postMessage(requestOf(underWay, lexiconContent));
  }

  async #sendLexicon(worker: Worker, underWay: UnderWay): Promise<void> {
    const { task } = underWay;
    if (task.type !== 'analyze' || task.lexicon === null) return;
    try {
      const content = await task.lexicon.content();
      if (this.#underWay === underWay) this.#send(worker, content);
    } catch (error) {
      if (this.#underWay === underWay) this.#settle(({ reject }) => reject(error as Error));
    }
  }

  async #launch(): Promise<Worker> {
    const worker = new Worker(this.#options.program, {
      resourceLimits: { maxOldGenerationSizeMb: 768 },
      workerData: { cacheDirectory: this.#options.cacheDirectory },
    });
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        void worker.terminate();
        reject(new AnalysisFailed('timed-out'));
      }, LOADING_MS);
      const settle = (outcome: () => void) => {
        clearTimeout(timer);
        outcome();
      };
      worker.once('message', () => settle(resolve));
      worker.once('error', (error) => settle(() => reject(error)));
      worker.once('exit', () => settle(() => reject(new AnalysisFailed('crashed'))));
    });
    worker.unref();
    worker.on('message', (answer: ThreadAnswer) => this.#hear(worker, answer));
    worker.on('error', (error) => this.#options.log.error({ err: harmless(error) }, 'an analysis thread crashed'));
    worker.on('exit', () => this.#crashed(worker));
    return worker;
  }

  #hear(worker: Worker, answer: ThreadAnswer): void {
    if (answer.type === 'ready' || answer.id !== this.#underWay?.id) return;
    if (answer.type === 'lexicon-missing') return void this.#sendLexicon(worker, this.#underWay);
    worker.unref();
    if (answer.type === 'done') this.#settle((underWay) => underWay.resolve(answer.result));
    if (answer.type === 'failed') {
      this.#options.log.error({ place: answer.stack }, 'the engine threw');
      this.#settle((underWay) => underWay.reject(new AnalysisFailed('threw')));
    }
  }

  #stopLate(worker: Worker): void {
    this.#options.log.error({}, 'an analysis took too long');
    this.#worker = null;
    void worker.terminate();
    this.#settle((underWay) => underWay.reject(new AnalysisFailed('timed-out')));
  }

  #crashed(worker: Worker): void {
    void this.#worker?.then((present) => {
      if (present !== worker) return;
      this.#worker = null;
      this.#settle((underWay) => underWay.reject(new AnalysisFailed('crashed')));
    });
  }

  #forget(starting: Promise<Worker>): void {
    if (this.#worker === starting) this.#worker = null;
  }

  #settle(settled: (underWay: UnderWay) => void): void {
    const underWay = this.#underWay;
    if (underWay === null) return;
    this.#underWay = null;
    clearTimeout(underWay.timer);
    settled(underWay);
  }
}

function requestOf({ id, task }: UnderWay, lexiconContent: string | undefined): ThreadRequest {
  if (task.type === 'search') return { id, type: 'search', query: task.query, limit: task.limit };
  const { text, stay, lexicon } = task;
  const { name, fingerprint } = lexicon ?? {};
  const named = name === undefined || fingerprint === undefined ? null : { name, fingerprint, content: lexiconContent };
  return { id, type: 'analyze', text, stay, lexicon: named };
}

/** The message of an error of the engine could quote the report: only its kind and places are logged. */
function harmless(error: unknown): Error {
  const kept = new Error('hidden');
  if (!(error instanceof Error)) return kept;
  kept.name = error.name;
  kept.stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
  return kept;
}
