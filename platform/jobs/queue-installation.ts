import PgBoss from 'pg-boss';
import type { Administration } from '#platform/database/administration.ts';
import { executorOf, type SqlExecutor } from './queue-connections.ts';
import type { Job } from './job.ts';

/** Schema of pg-boss's own tables in the commons. Nothing outside these files reads them. */
export const QUEUE_SCHEMA = 'jobs_queue';
/** Channel that says the name of a queue with something to take. */
export const JOBS_CHANNEL = 'cabinet_jobs';
/** Where pg-boss sends what a schedule starts; it makes it by itself, but our role may not. */
const SCHEDULER = '__pgboss__send-it';
/** Any constant: two Cabinets that start together install one after the other. */
const LOCK = 7_242_010_427;
const YEAR_IN_DAYS = 365;

/** pg-boss over an executor. Machine time throughout. */
export function bossOver(executor: SqlExecutor, options: PgBoss.ConstructorOptions): PgBoss {
  return new PgBoss({ ...options, db: executor as PgBoss.Db, schema: QUEUE_SCHEMA });
}

/**
 * Creates or migrates the queue's tables, one queue per job, what our role may do there, and the announcement of
 * each entry. Needs the administrator: a queue is a table of its own.
 */
export async function installQueue(administration: Administration, jobs: readonly Job[]): Promise<void> {
  await administration.within(administration.commonsName, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const boss = bossOver(executorOf(client), { migrate: true, schedule: false, supervise: false });
    await boss.start();
    await boss.createQueue(SCHEDULER);
    for (const job of jobs) {
      await boss.createQueue(job.name, queueOf(job));
      await boss.updateQueue(job.name, queueOf(job));
    }
    await boss.stop({ graceful: false, close: false });
    await client.query(RIGHTS);
    await client.query(ANNOUNCEMENT);
  });
}

function queueOf(job: Job): PgBoss.Queue {
  return {
    name: job.name,
    policy: 'standard',
    retryLimit: (job.attempts ?? 5) - 1,
    retryDelay: job.retryDelaySeconds ?? 10,
    retryBackoff: (job.retryDelaySeconds ?? 10) > 0,
    // Longer than the worker's own patience: pg-boss steps in only where the worker has died.
    expireInSeconds: (job.timeoutSeconds ?? 900) + 60,
    // What waits is never dropped for having waited.
    retentionMinutes: YEAR_IN_DAYS * 24 * 60,
  };
}

const RIGHTS = `
  GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO cabinet_application;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO cabinet_application`;

/** In the database, so that no way of adding an entry (cron, retry, our own transaction) can forget to tell. */
const ANNOUNCEMENT = `
  CREATE OR REPLACE FUNCTION ${QUEUE_SCHEMA}.announce() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('${JOBS_CHANNEL}', name)
      FROM (SELECT DISTINCT name FROM added WHERE state < 'active' AND start_after <= now()) AS due;
    RETURN NULL;
  END $$;
  CREATE OR REPLACE TRIGGER announce AFTER INSERT ON ${QUEUE_SCHEMA}.job REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ${QUEUE_SCHEMA}.announce()`;
