import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Unavailable } from '#platform/kernel/errors.ts';
import type { Job, JobAnswers, WorkerMessage, WorkerStart } from './jobs.ts';

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** One thread, and what it has been asked and not yet answered, in order. */
interface Hand {
  readonly worker: Worker;
  readonly waiting: Waiting[];
}

/**
 * Threads for what takes time: as many as cores, eight at most. Each is started when there is work for it, since most
 * runs find nothing changed.
 */
export class WorkPool {
  readonly size: number;
  readonly #start: WorkerStart;
  readonly #hands: Hand[] = [];

  constructor(start: WorkerStart, size: number = Math.min(availableParallelism(), 8)) {
    this.#start = start;
    this.size = size;
  }

  /** Gives a job to the thread that has least to do. */
  run<Kind extends Job['kind']>(job: Extract<Job, { kind: Kind }>): Promise<JobAnswers[Kind]> {
    const idle = this.#hands.find(({ waiting }) => waiting.length === 0);
    if (idle !== undefined) return ask(idle, job);
    if (this.#hands.length < this.size) {
      const hired = hire(this.#start);
      this.#hands.push(hired);
      return ask(hired, job);
    }
    return ask(
      this.#hands.reduce((idlest, next) => (next.waiting.length < idlest.waiting.length ? next : idlest)),
      job,
    );
  }

  /** Gives the job to every thread that was started. */
  runEverywhere<Kind extends Job['kind']>(job: Extract<Job, { kind: Kind }>): Promise<JobAnswers[Kind][]> {
    return Promise.all(this.#hands.map((hand) => ask<Kind>(hand, job)));
  }

  async close(): Promise<void> {
    await Promise.all(this.#hands.map(({ worker }) => worker.terminate()));
  }
}

function hire(start: WorkerStart): Hand {
  const worker = new Worker(new URL('agent-worker.ts', import.meta.url), {
    workerData: start,
    // Most of what a worker makes is gone at once: a small nursery keeps it in the cache and the memory low.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  const hand: Hand = { worker, waiting: [] };
  worker.on('message', (message: WorkerMessage) => {
    const waiting = hand.waiting.shift();
    if ('answer' in message) waiting?.resolve(message.answer as never);
    else waiting?.reject(new Unavailable('agent.work.stopped', message.failure));
  });
  worker.on('error', (error) => {
    for (const waiting of hand.waiting.splice(0))
      waiting.reject(error instanceof Error ? error : new Error(String(error)));
  });
  return hand;
}

function ask<Kind extends Job['kind']>(hand: Hand, job: Extract<Job, { kind: Kind }>): Promise<JobAnswers[Kind]> {
  return new Promise((resolve, reject) => {
    hand.waiting.push({ resolve: resolve as Waiting['resolve'], reject });
    hand.worker.postMessage(job);
  });
}
