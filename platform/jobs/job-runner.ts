import type { Clock } from '#platform/kernel/clock.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { EventKind } from '#platform/kernel/module.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { ContractStanding } from '#platform/kernel/standing.ts';
import type { Databases } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import { Catalogue } from './catalogue.ts';
import { keepUntilDue } from './due-work.ts';
import { executorWithin, Leaving, tellOthers, type LeavingRow } from './leaving.ts';
import { LiveEvents } from './live-events.ts';
import type { Job, Payload, PublishedEvent, Subscription } from './job.ts';
import type { CommonsTransaction, OrganizationTransaction, Outbox } from './outbox.ts';
import { QueueConnections } from './queue-connections.ts';
import { installQueue } from './queue-installation.ts';
import { Queue } from './queue.ts';
import { Running } from './running.ts';

export interface JobRunnerOptions {
  readonly databases: Databases;
  readonly keys: KeyStore;
  readonly log: Log;
  readonly clock: Clock;
  readonly standing: ContractStanding;
}

/**
 * The one door to work after the act. Give it to modules as an `Outbox`; start it once all modules are there.
 * Terms: a *job* is declared by a module; an *entry* is one asking for it, kept by the queue until done or dead; a
 * *row* of an outbox becomes entries once its transaction has committed; an *event* becomes one entry for each
 * subscription.
 */
export class JobRunner implements Outbox {
  readonly #options: JobRunnerOptions;
  readonly #events = new LiveEvents();
  readonly #leaving: Leaving;
  #catalogue: Catalogue | null = null;
  #connections: QueueConnections | null = null;
  #queue: Queue | null = null;
  #running: Running | null = null;

  constructor(options: JobRunnerOptions) {
    this.#options = options;
    this.#leaving = new Leaving(options.databases.commons);
  }

  /**
   * Installs the queue, catches up what an earlier process left, and begins to work.
   * @param events every event the modules declare: any other name is refused. Without them none is checked.
   */
  async start(
    jobs: readonly Job[],
    subscriptions: readonly Subscription[],
    events?: readonly EventKind[],
  ): Promise<void> {
    await this.declare(jobs, subscriptions, events);
    this.#running = new Running({ ...this.#options, ...this.#ready(), events: this.#events });
    await this.#running.start();
  }

  /** Makes jobs known without running any: for a command that only asks for work. */
  async declare(
    jobs: readonly Job[],
    subscriptions: readonly Subscription[],
    events?: readonly EventKind[],
  ): Promise<void> {
    const { databases, keys, log } = this.#options;
    this.#catalogue = new Catalogue(jobs, subscriptions, events);
    await installQueue(databases.administration, this.#catalogue.jobs);
    const name = databases.administration.commonsName;
    const password = (await keys.key('commons', 'database-password')).toString('base64url');
    this.#connections = new QueueConnections(databases.administration.connectionOf(name, name, password), log);
    this.#queue = new Queue(this.#connections, log);
  }

  async enqueue(transaction: OrganizationTransaction, jobName: string, payload: Payload): Promise<void> {
    this.#ready().catalogue.check(jobName, payload);
    await this.#leave(transaction, { kind: 'job', name: jobName, payload });
  }

  async enqueueInCommons(
    transaction: CommonsTransaction,
    jobName: string,
    payload: Payload,
    organizationId: string | null = null,
  ): Promise<void> {
    const { catalogue, queue } = this.#ready();
    catalogue.check(jobName, payload);
    await queue.add([{ id: newId(), name: jobName, organizationId, payload }], executorWithin(transaction));
  }

  async enqueueAt(
    transaction: OrganizationTransaction,
    jobName: string,
    payload: Payload,
    at: Temporal.Instant,
  ): Promise<void> {
    this.#ready().catalogue.check(jobName, payload);
    await this.#leave(transaction, { kind: 'job', name: jobName, payload, dueAt: at });
  }

  async enqueueInCommonsAt(
    transaction: CommonsTransaction,
    jobName: string,
    payload: Payload,
    at: Temporal.Instant,
    organizationId: string | null = null,
  ): Promise<void> {
    if (!transaction.isTransaction) throw new Error('a job of the commons is asked for within a transaction');
    this.#ready().catalogue.check(jobName, payload);
    await keepUntilDue(transaction, [{ id: newId(), name: jobName, organizationId, payload, dueAt: at }]);
  }

  async publish(transaction: OrganizationTransaction, event: PublishedEvent): Promise<void> {
    this.#ready().catalogue.checkEvent(event.kind);
    await this.#leave(transaction, { kind: 'event', name: event.kind, payload: event.ids });
  }

  /** Hears the events of an organisation after their commit, from any process. @returns how to stop. */
  listen(organizationId: string, hear: (event: PublishedEvent) => void): () => void {
    return this.#events.listen(organizationId, hear);
  }

  /** Dead jobs by name: those that failed at every attempt, kept for 90 days. */
  async dead(): Promise<ReadonlyMap<string, number>> {
    return this.#ready().queue.dead();
  }

  /** Resolves when nothing is due by the clock, running, or on its way to the queue. For tests and orderly ends. */
  async idle(): Promise<void> {
    await this.#running?.idle();
  }

  /**
   * Takes nothing more; running jobs may end, and what has not ended is given back as if it had not begun.
   * @param patienceMs how long running jobs may take.
   */
  async stop(patienceMs = 10_000): Promise<void> {
    await this.#running?.stop(patienceMs);
    await this.#connections?.close();
    this.#running = null;
    this.#connections = null;
  }

  async #leave(transaction: OrganizationTransaction, row: LeavingRow): Promise<void> {
    const written = await this.#leaving.leave(transaction, row);
    if (written === null) return;
    if (this.#running !== null) this.#running.follow(written);
    else await tellOthers(this.#options.databases.commons, written);
  }

  #ready(): { catalogue: Catalogue; queue: Queue; connections: QueueConnections } {
    const [catalogue, queue, connections] = [this.#catalogue, this.#queue, this.#connections];
    if (catalogue === null || queue === null || connections === null) throw new Error('jobs are not started');
    return { catalogue, queue, connections };
  }
}

/** Jobs of one Cabinet process. */
export function createJobs(options: JobRunnerOptions): JobRunner {
  return new JobRunner(options);
}
