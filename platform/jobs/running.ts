import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { attempt } from './attempt.ts';
import type { Catalogue } from './catalogue.ts';
import type { JobRunnerOptions } from './job-runner.ts';
import type { Payload, PublishedEvent } from './job.ts';
import { keepUntilDue, queueWhatIsDue, type DueWork } from './due-work.ts';
import type { Mark } from './dirty-organizations.ts';
import { heardFromOthers, OUTBOX_CHANNEL } from './leaving.ts';
import { EVENTS_CHANNEL, liveMessage, type LiveEvents } from './live-events.ts';
import { joinRunners } from './orphans.ts';
import { Projector, type OutboxRow } from './projector.ts';
import type { QueueConnections } from './queue-connections.ts';
import { JOBS_CHANNEL } from './queue-installation.ts';
import type { Queue } from './queue.ts';
import { Workers } from './workers.ts';

/** For what no announcement tells: retries and what was put off fall due, and announcements can be lost. */
const LOOK_MS = 2_000;
const SWEEP_MS = 5_000;

export interface RunningOptions extends JobRunnerOptions {
  readonly catalogue: Catalogue;
  readonly queue: Queue;
  readonly connections: QueueConnections;
  readonly events: LiveEvents;
}

/** A process at work: listens, projects outboxes, runs jobs. */
export class Running {
  readonly #options: RunningOptions;
  readonly #projector: Projector;
  readonly #workers: Workers;
  readonly #timers: NodeJS.Timeout[] = [];
  #changed = Promise.withResolvers<void>();

  constructor(options: RunningOptions) {
    this.#options = options;
    const { databases, log, queue, catalogue } = options;
    this.#projector = new Projector({
      databases,
      log,
      bring: (organizationId, rows) => this.#bring(organizationId, rows),
    });
    this.#workers = new Workers(catalogue.jobs, {
      ...{ queue, log, onEnd: () => this.#tellChange() },
      attempt: (job, taken, signal) => attempt(options, job, taken, signal),
    });
  }

  async start(): Promise<void> {
    const { connections, queue, catalogue, log } = this.#options;
    await connections.listen([JOBS_CHANNEL, EVENTS_CHANNEL, OUTBOX_CHANNEL], this.#hear, async (client) => {
      const orphans = await joinRunners(client);
      if (orphans > 0) log.warn({ jobs: orphans }, 'jobs of a process that died run again');
      await this.#catchUp();
    });
    await queue.start(catalogue.jobs);
    this.#every(LOOK_MS, () => this.#lookAtTime());
    this.#every(SWEEP_MS, () => this.#projector.sweep());
  }

  follow({ organizationId, transaction }: Mark): void {
    this.#projector.follow(organizationId, transaction);
  }

  async idle(): Promise<void> {
    for (;;) {
      const change = this.#changed.promise;
      const followed = this.#projector.followedSoFar;
      await this.#projector.settled();
      await this.#queueWhatIsDue();
      const ended = (await this.#options.queue.unfinished()) === 0 && this.#workers.running === 0;
      // A job may have ended, leaving more work, between the look at the outboxes and the look at the queue.
      if (followed !== this.#projector.followedSoFar) continue;
      if (ended) return;
      await Promise.race([change, delay(LOOK_MS)]);
    }
  }

  async stop(patienceMs: number): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#projector.stop();
    await this.#workers.stop(patienceMs);
    await this.#options.queue.stop();
  }

  readonly #hear = (channel: string, message: string): void => {
    if (channel === JOBS_CHANNEL) this.#workers.wake(message);
    else if (channel === EVENTS_CHANNEL) this.#options.events.hear(message);
    else this.follow(heardFromOthers(message));
  };

  async #bring(organizationId: string, rows: readonly OutboxRow[]): Promise<readonly OutboxRow[]> {
    const { catalogue, queue, log, databases } = this.#options;
    const later = rows.filter((row) => row.due_at !== null);
    if (later.length > 0) {
      await keepUntilDue(
        databases.commons,
        later.map((row) => dueWorkOf(organizationId, row)),
      );
      const now = this.#options.clock.now().toString();
      if (later.some((row) => row.due_at! <= now)) await this.#queueWhatIsDue();
    }
    const now = rows.filter((row) => row.due_at === null);
    const brought = now.map((row) => ({ row, entries: catalogue.entriesOf(organizationId, row) }));
    const known = brought.filter(({ entries }) => entries !== null);
    if (known.length < now.length) log.error({ organizationId }, 'an outbox asks for a job no module declares');
    const entries = await catalogue.wanted(known.flatMap((one) => one.entries ?? []));
    if (entries.length > 0) await queue.add(entries);
    const told = known.flatMap(({ row }) => {
      const event: PublishedEvent = { kind: row.name, ids: row.payload as PublishedEvent['ids'] };
      return row.kind === 'event' ? liveMessage(organizationId, event) : [];
    });
    if (told.length > 0) {
      await sql`SELECT pg_notify(${EVENTS_CHANNEL}, message) FROM unnest(${told}::text[]) AS message`.execute(
        databases.commons,
      );
    }
    return [...later, ...known.map(({ row }) => row)];
  }

  async #catchUp(): Promise<void> {
    await this.#projector.sweep();
    await this.#lookAtTime();
  }

  async #lookAtTime(): Promise<void> {
    await this.#queueWhatIsDue();
    await this.#wakeDue();
  }

  async #queueWhatIsDue(): Promise<void> {
    const { databases, queue, clock, catalogue } = this.#options;
    const known = catalogue.jobs.map(({ name }) => name);
    await queueWhatIsDue({ commons: databases.commons, queue, clock }, known);
  }

  async #wakeDue(): Promise<void> {
    for (const name of await this.#options.queue.due()) this.#workers.wake(name);
    this.#tellChange();
  }

  #tellChange(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }

  #every(milliseconds: number, work: () => Promise<void>): void {
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      work()
        .catch((error: Error) => this.#options.log.warn({ err: error }, 'the queue could not be looked at'))
        .finally(() => (busy = false));
    }, milliseconds);
    this.#timers.push(timer);
  }
}

function dueWorkOf(organizationId: string, row: OutboxRow): DueWork {
  const { id, name, payload, due_at: dueAt } = row;
  return { id, name, organizationId, payload: payload as Payload, dueAt: Temporal.Instant.from(dueAt!) };
}
