import { Worker } from 'node:worker_threads';
import type { Log } from '#platform/kernel/log.ts';
import type { Analysis } from '../engine/types.ts';
import type { AnalysisRequest, WorkerAnswer } from './messages.ts';
import type { AnalysisTask } from './pool.ts';

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
  readonly task: AnalysisTask;
  readonly resolve: (analysis: Analysis) => void;
  readonly reject: (error: Error) => void;
  timer: NodeJS.Timeout | undefined;
}

/** Loading the engine or a lexicon takes longer than an analysis, the more so on a busy machine. */
const LOADING_MS = 120_000;

/** One worker thread and the one analysis it is at. */
export class AnalysisThread {
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
  run(task: AnalysisTask): Promise<Analysis> {
    const done = new Promise<Analysis>((resolve, reject) => {
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
    const { text, stay, lexicon } = underWay.task;
    const { name, fingerprint } = lexicon ?? {};
    const named =
      name === undefined || fingerprint === undefined ? null : { name, fingerprint, content: lexiconContent };
    const request: AnalysisRequest = { id: underWay.id, text, stay, lexicon: named };
    worker.postMessage(request);
  }

  async #sendLexicon(worker: Worker, task: AnalysisTask): Promise<void> {
    try {
      this.#send(worker, await task.lexicon?.content());
    } catch (error) {
      this.#settle((underWay) => underWay.reject(error as Error));
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
    worker.on('message', (answer: WorkerAnswer) => this.#hear(worker, answer));
    worker.on('error', (error) => this.#options.log.error({ err: harmless(error) }, 'an analysis thread crashed'));
    worker.on('exit', () => this.#crashed(worker));
    return worker;
  }

  #hear(worker: Worker, answer: WorkerAnswer): void {
    if (answer.type === 'ready' || answer.id !== this.#underWay?.id) return;
    if (answer.type === 'lexicon-missing') return void this.#sendLexicon(worker, this.#underWay.task);
    worker.unref();
    if (answer.type === 'done') this.#settle((underWay) => underWay.resolve(answer.analysis));
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
