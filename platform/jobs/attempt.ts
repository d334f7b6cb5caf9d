import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { systemAct } from '#platform/kernel/act.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { CabinetError, NotFound } from '#platform/kernel/errors.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { ContractStanding } from '#platform/kernel/standing.ts';
import type { Databases } from '#platform/database/databases.ts';
import type { Job, Work } from './job.ts';
import type { Queue, TakenJob } from './queue.ts';

export type Outcome =
  | { readonly kind: 'done' | 'put-off' | 'spread' | 'pointless' | 'stopped' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface AttemptContext {
  readonly databases: Databases;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly log: Log;
  readonly standing: ContractStanding;
}

const PUT_OFF_SECONDS = 3_600;
/** How long a job past its time may take to end before its next attempt may begin beside it. */
const GRACE_MS = 5_000;

/**
 * One attempt at a job, from its envelope to its outcome. Never rejects: a failure is an outcome, logged by kind,
 * code and place, without a word of the payload.
 */
export async function attempt(context: AttemptContext, job: Job, taken: TakenJob, stop: AbortSignal): Promise<Outcome> {
  const timeout = AbortSignal.timeout((job.timeoutSeconds ?? 900) * 1_000);
  const signal = AbortSignal.any([stop, timeout]);
  const work = handle(context, job, taken, signal);
  try {
    return await Promise.race([work, rejectedBy(signal)]);
  } catch (error) {
    if (timeout.aborted) await ended(work, stop);
    if (stop.aborted) return { kind: 'stopped' };
    const fields = { job: job.name, jobId: taken.id, organizationId: taken.organizationId, attempt: taken.attempt };
    const err = error instanceof Error ? error : new Error('not an error');
    if (taken.lastAttempt) context.log.error({ ...fields, err }, 'job is dead: every attempt failed');
    else context.log.warn({ ...fields, err }, 'job failed, will be tried again');
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

async function handle(context: AttemptContext, job: Job, taken: TakenJob, signal: AbortSignal): Promise<Outcome> {
  const { databases, clock, log } = context;
  const work: Work<unknown> = {
    id: taken.id,
    payload: job.payload.parse(taken.payload),
    act: systemAct(job.name),
    ...{ clock, log, signal, commons: databases.commons },
  };
  if (!job.perOrganization) {
    await job.handle(work);
    return { kind: 'done' };
  }
  const { organizationId } = taken;
  if (organizationId === null) return spread(context, job, taken);
  const database = await databases.organization(organizationId).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  // The organisation has been erased since: there is nothing left to work on.
  if (database === null) return { kind: 'pointless' };
  if (await mustWait(context, job, organizationId)) return putOff(context, job, taken);
  await job.handle({ ...work, organizationId, database });
  return { kind: 'done' };
}

/** A schedule starts once; from there each organisation has an entry of its own, with its own attempts. */
async function spread({ databases, queue }: AttemptContext, job: Job, taken: TakenJob): Promise<Outcome> {
  const organizations = await databases.organizations();
  await queue.add(
    organizations.map((organizationId) => ({
      ...{ id: derivedId(taken.id, organizationId), name: job.name, organizationId, payload: taken.payload },
    })),
  );
  return { kind: 'spread' };
}

async function mustWait({ standing }: AttemptContext, job: Job, organizationId: string): Promise<boolean> {
  const product = job.name.split('.')[0]!;
  const answer = await standing.allowed(organizationId, product, job.contractAction ?? 'use');
  return !answer.allowed;
}

async function putOff({ queue }: AttemptContext, job: Job, taken: TakenJob): Promise<Outcome> {
  const { organizationId, payload } = taken;
  const again = { id: derivedId(taken.id, 'put off'), name: job.name, organizationId, payload };
  await queue.add([{ ...again, startAfterSeconds: PUT_OFF_SECONDS }]);
  return { kind: 'put-off' };
}

/** The same identifier for the same two things: adding twice adds once (UUID version 8, RFC 9562). */
export function derivedId(id: string, what: string): string {
  const bytes = createHash('sha256').update(`${id} ${what}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });
}

/** Resolves when the work has ended, Cabinet stops, or the work has ignored the abort for too long. */
async function ended(work: Promise<unknown>, stop: AbortSignal): Promise<void> {
  const over = new AbortController();
  const grace = delay(GRACE_MS, undefined, { signal: AbortSignal.any([stop, over.signal]) });
  await Promise.race([work, grace]).catch(() => {});
  over.abort();
}

function reasonOf(error: unknown): string {
  if (error instanceof CabinetError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
