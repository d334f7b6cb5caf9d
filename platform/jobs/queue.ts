import type PgBoss from 'pg-boss';
import type { Log } from '#platform/kernel/log.ts';
import { Gathering } from './gathering.ts';
import { bossOver, QUEUE_SCHEMA } from './queue-installation.ts';
import type { QueueConnections, SqlExecutor } from './queue-connections.ts';
import type { Job, Payload } from './job.ts';

/** What the queue keeps of a job: identifiers only. */
export interface Envelope {
  readonly organizationId: string | null;
  readonly payload: Payload;
}

export interface QueueEntry extends Envelope {
  /** One entry per identifier, however often it is added. */
  readonly id: string;
  readonly name: string;
  readonly startAfterSeconds?: number;
}

export interface TakenJob extends Envelope {
  readonly id: string;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly lastAttempt: boolean;
}

const DAY = 24 * 3600;
const JOB_TABLE = `${QUEUE_SCHEMA}.job`;

/** The one queue, in the commons. Only this class and its installation know that pg-boss keeps it. */
export class Queue {
  readonly #connections: QueueConnections;
  readonly #boss: PgBoss;
  readonly #ended = new Map<string, Gathering<string>>();

  constructor(connections: QueueConnections, log: Log) {
    this.#connections = connections;
    this.#boss = bossOver(connections, {
      migrate: false,
      cronWorkerIntervalSeconds: 2,
      maintenanceIntervalSeconds: 60,
      archiveCompletedAfterSeconds: 2 * DAY,
      // Dead jobs stay in sight for a season.
      archiveFailedAfterSeconds: 90 * DAY,
      deleteAfterDays: 90,
    });
    this.#boss.on('error', (error) => log.error({ err: error }, 'the queue met an error'));
  }

  /** Starts schedules and maintenance; schedules of jobs that are no more end. */
  async start(jobs: readonly Job[]): Promise<void> {
    const scheduled = jobs.filter((job) => job.schedule !== undefined);
    for (const { name } of await this.#boss.getSchedules()) {
      if (!scheduled.some((job) => job.name === name)) await this.#boss.unschedule(name);
    }
    const everywhere: Envelope = { organizationId: null, payload: {} };
    for (const { name, schedule } of scheduled) {
      await this.#boss.schedule(name, schedule!.cron, everywhere, { tz: schedule!.timeZone });
    }
    await this.#boss.start();
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: false, close: false });
  }

  /** Adds entries, once each. @param within a transaction of the commons, so that they come with it or not at all. */
  async add(entries: readonly QueueEntry[], within?: SqlExecutor): Promise<void> {
    const inserted = entries.map(({ id, name, organizationId, payload, startAfterSeconds }) => ({
      ...{ id, name, data: { organizationId, payload } },
      ...(startAfterSeconds === undefined ? {} : { startAfter: String(startAfterSeconds) }),
    }));
    await this.#boss.insert(inserted, within ? { db: within as PgBoss.Db } : {});
  }

  /** Takes up to `most` due jobs of one queue: no other process will, until they are done, failed or expired. */
  async take(name: string, most: number): Promise<readonly TakenJob[]> {
    const taken = await this.#boss.fetch<Envelope>(name, { batchSize: most, includeMetadata: true });
    return taken.map(({ id, data, retryCount, retryLimit }) => ({
      ...{ id, organizationId: data.organizationId, payload: data.payload },
      ...{ attempt: retryCount + 1, lastAttempt: retryCount >= retryLimit },
    }));
  }

  async done(name: string, id: string): Promise<void> {
    let ended = this.#ended.get(name);
    if (ended === undefined) {
      ended = new Gathering((ids) => this.#boss.complete(name, [...ids]));
      this.#ended.set(name, ended);
    }
    await ended.add(id);
  }

  /** Counts an attempt; the job waits for its next one, or is dead and kept. `reason` holds no content. */
  async failed(name: string, id: string, reason: string): Promise<void> {
    await this.#boss.fail(name, id, { reason });
  }

  /** Gives unfinished jobs back as if they had never started. */
  async giveBack(name: string, ids: readonly string[]): Promise<void> {
    await this.#connections.executeSql(
      `UPDATE ${JOB_TABLE} SET state = 'created', started_on = NULL
        WHERE name = $1 AND id = ANY ($2::uuid[]) AND state = 'active'`,
      [name, ids],
    );
  }

  /** Queues with something due. */
  async due(): Promise<readonly string[]> {
    const { rows } = await this.#connections.executeSql(
      `SELECT DISTINCT name FROM ${JOB_TABLE} WHERE state < 'active' AND start_after < now()`,
    );
    return rows.map((row) => String(row['name']));
  }

  /** How many wait to run now, will be tried again, or run. Those put off to later do not count. */
  async unfinished(): Promise<number> {
    const { rows } = await this.#connections.executeSql(
      `SELECT count(*)::int AS jobs FROM ${JOB_TABLE}
        WHERE (state IN ('retry', 'active') OR state = 'created' AND start_after <= now()) AND name NOT LIKE '\\_\\_%'`,
    );
    return Number(rows[0]?.['jobs']);
  }

  /** Dead jobs by name: those that failed at every attempt. */
  async dead(): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.#connections.executeSql(
      `SELECT name, count(*)::int AS jobs FROM ${JOB_TABLE} WHERE state = 'failed' GROUP BY name ORDER BY name`,
    );
    return new Map(rows.map((row) => [String(row['name']), Number(row['jobs'])]));
  }
}
