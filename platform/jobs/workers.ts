import type { Log } from '#platform/kernel/log.ts';
import type { Job } from './job.ts';
import type { Outcome } from './attempt.ts';
import type { Queue, TakenJob } from './queue.ts';

interface Lane {
  readonly job: Job;
  readonly running: Map<string, { readonly controller: AbortController; readonly ended: Promise<void> }>;
  /** Taken ahead, not begun. */
  readonly ready: TakenJob[];
  /** While entries are being taken. */
  taking: Promise<void> | null;
  /** Something was announced while we were taking. */
  again: boolean;
}

export interface WorkersOptions {
  readonly queue: Queue;
  readonly log: Log;
  /** Runs one attempt; never rejects. */
  readonly attempt: (job: Job, taken: TakenJob, signal: AbortSignal) => Promise<Outcome>;
  /** Told each time a job ends. */
  readonly onEnd: () => void;
}

/** Takes jobs from their queues, as many at once as each allows, and brings back the outcome. */
export class Workers {
  readonly #options: WorkersOptions;
  readonly #lanes: ReadonlyMap<string, Lane>;
  #stopping = false;

  constructor(jobs: readonly Job[], options: WorkersOptions) {
    this.#options = options;
    this.#lanes = new Map(
      jobs.map((job) => [job.name, { job, running: new Map(), ready: [], taking: null, again: false } satisfies Lane]),
    );
  }

  get running(): number {
    return [...this.#lanes.values()].reduce((sum, lane) => sum + lane.running.size, 0);
  }

  /** Takes what is due in one queue, or in all. Returns at once. */
  wake(name: string): void {
    const lane = this.#lanes.get(name);
    if (lane === undefined || this.#stopping) return;
    lane.again = true;
    this.#goOn(lane);
  }

  /**
   * Takes nothing more, waits for what runs, then aborts and gives back what is still running.
   * @param patienceMs how long running jobs may take to end by themselves.
   */
  async stop(patienceMs: number): Promise<void> {
    this.#stopping = true;
    const lanes = [...this.#lanes.values()];
    await Promise.all(lanes.map((lane) => lane.taking ?? this.#giveBack(lane)));
    const ended = Promise.all(lanes.flatMap((lane) => [...lane.running.values()].map((one) => one.ended)));
    const patience = Promise.withResolvers<void>();
    const timer = setTimeout(patience.resolve, patienceMs);
    await Promise.race([ended, patience.promise]);
    clearTimeout(timer);
    for (const lane of lanes) for (const one of lane.running.values()) one.controller.abort();
    await ended;
  }

  /** Begins what was taken ahead, and takes more when there may be some. */
  #goOn(lane: Lane): void {
    const { job } = lane;
    this.#begin(lane);
    if (lane.taking !== null || !lane.again || !hasRoom(lane) || this.#stopping) return;
    lane.taking = this.#fill(lane)
      .catch((error: Error) => this.#options.log.error({ job: job.name, err: error }, 'jobs not taken'))
      .finally(() => {
        lane.taking = null;
        if (!this.#stopping) this.#goOn(lane);
      });
  }

  #begin(lane: Lane): void {
    while (lane.running.size < (lane.job.concurrency ?? 2)) {
      const next = lane.ready.shift();
      if (next === undefined) return;
      this.#run(lane, next);
    }
  }

  async #fill(lane: Lane): Promise<void> {
    const { name, concurrency = 2, takenAhead = 0 } = lane.job;
    while (lane.again && hasRoom(lane)) {
      const room = concurrency - lane.running.size + takenAhead;
      lane.again = false;
      const taken = await this.#options.queue.take(name, room);
      if (taken.length === room) lane.again = true;
      lane.ready.push(...taken);
      if (this.#stopping) return this.#giveBack(lane);
      this.#begin(lane);
    }
  }

  async #giveBack(lane: Lane): Promise<void> {
    const ids = lane.ready.splice(0).map(({ id }) => id);
    if (ids.length > 0) await this.#options.queue.giveBack(lane.job.name, ids);
  }

  #run(lane: Lane, taken: TakenJob): void {
    const controller = new AbortController();
    const ended = this.#settle(lane, taken, controller.signal).finally(() => {
      lane.running.delete(taken.id);
      if (!this.#stopping) this.#goOn(lane);
      this.#options.onEnd();
    });
    lane.running.set(taken.id, { controller, ended });
  }

  async #settle(lane: Lane, taken: TakenJob, signal: AbortSignal): Promise<void> {
    const { job } = lane;
    const { queue, log, attempt } = this.#options;
    const outcome = await attempt(job, taken, signal);
    try {
      if (outcome.kind === 'failed') await queue.failed(job.name, taken.id, outcome.reason);
      else if (outcome.kind === 'stopped') await queue.giveBack(job.name, [taken.id]);
      else await queue.done(job.name, taken.id);
      // The next attempt at one that failed may already be due.
      if (outcome.kind === 'failed') lane.again = true;
    } catch (error) {
      // The queue still believes it runs: it will run again when its time is over.
      log.error({ job: job.name, jobId: taken.id, err: error as Error }, 'outcome of a job not recorded');
    }
  }
}

function hasRoom({ job, ready, running }: Lane): boolean {
  return ready.length === 0 && running.size < (job.concurrency ?? 2);
}
