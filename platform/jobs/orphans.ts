import type pg from 'pg';
import { QUEUE_SCHEMA } from './queue-installation.ts';

/** Any constant: held shared by every process that runs jobs, for as long as it lives. */
const RUNNERS = 7_242_010_428;

/**
 * Marks this process as running jobs. When it is the only one, whatever the queue believes to be running died with
 * its process: it runs again at once, as one attempt more, or is dead when that was its last. With other processes
 * alive nobody can tell whose a job is; such orphans run again when their time is over.
 * @param client connection that stays open: the mark goes with it, even on `kill -9`.
 * @returns how many were found.
 */
export async function joinRunners(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [RUNNERS]);
  const alone = rows[0]?.alone === true;
  const orphans = alone ? await returnOrphans(client) : 0;
  await client.query('SELECT pg_advisory_lock_shared($1)', [RUNNERS]);
  if (alone) await client.query('SELECT pg_advisory_unlock($1)', [RUNNERS]);
  return orphans;
}

async function returnOrphans(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(`
    UPDATE ${QUEUE_SCHEMA}.job SET
      state = (CASE WHEN retry_count < retry_limit THEN 'retry' ELSE 'failed' END)::${QUEUE_SCHEMA}.job_state,
      completed_on = CASE WHEN retry_count < retry_limit THEN NULL ELSE now() END,
      start_after = now(),
      output = '{"reason": "process ended"}'
    WHERE state = 'active'`);
  return rowCount ?? 0;
}
