import type { z } from 'zod';
import type { Act } from '#platform/kernel/act.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { Commons, OrganizationDatabase } from '#platform/database/databases.ts';

/** What a payload may hold: identifiers, counts, names of states. Never health data, a name or an address. */
export type Payload = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What a job receives each time it runs. */
export interface Work<Data> {
  /** Of the entry of the queue: the same when it runs again. */
  readonly id: string;
  readonly payload: Data;
  /** The act of the job itself, for the audit log. */
  readonly act: Act;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when the job's time is over or Cabinet stops: stop soon, what is not finished runs again. */
  readonly signal: AbortSignal;
  readonly commons: Commons;
}

/** Work inside one organisation. */
export interface OrganizationWork<Data> extends Work<Data> {
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
}

interface JobBase {
  /** As of a subscription: asked when an event would queue this job. */
  readonly wantedIn?: (organizationId: string) => Promise<boolean>;
  /** `coding.analyze`: module (the product its contract is asked for), verb. */
  readonly name: string;
  /**
   * When it starts by itself, as five cron fields. This follows the machine's time, whatever the injected clock says:
   * a simulated calendar moves what a job finds due, not how often it looks. A job of every organisation runs once
   * for each. Its payload is `{}`.
   */
  readonly schedule?: { readonly cron: string; readonly timeZone: 'Europe/Paris' };
  /** How many times it may start in all before it counts as dead; 5 unless said. */
  readonly attempts?: number;
  /** Wait before the next attempt, doubled each time; 10 unless said. */
  readonly retryDelaySeconds?: number;
  /** How many at once in one process; 2 unless said. */
  readonly concurrency?: number;
  /** How many more are taken with those that begin, to spare the queue; for work of an instant. None unless said. */
  readonly takenAhead?: number;
  /** How long one attempt may take; 900 unless said. */
  readonly timeoutSeconds?: number;
  /** What the contract is asked; `use` unless said. A job that may not run now is put off by an hour. */
  readonly contractAction?: string;
}

/**
 * A job as data. **Every job may run twice**: after a crash, a lost connection or a stop, so that a second run must
 * find the first one's result and change nothing.
 */
export type Job =
  | (JobBase & {
      readonly perOrganization: true;
      readonly payload: z.ZodType;
      readonly handle: (work: OrganizationWork<unknown>) => Promise<void>;
    })
  | (JobBase & {
      readonly perOrganization: false;
      readonly payload: z.ZodType;
      readonly handle: (work: Work<unknown>) => Promise<void>;
    });

/** Declares a job; the type of its payload follows from the schema. */
export function job<Schema extends z.ZodType, const PerOrganization extends boolean>(
  declared: JobBase & {
    readonly perOrganization: PerOrganization;
    readonly payload: Schema;
    readonly handle: (
      work: PerOrganization extends true ? OrganizationWork<z.output<Schema>> : Work<z.output<Schema>>,
    ) => Promise<void>;
  },
): Job {
  return declared as unknown as Job;
}

/** Something that happened in an organisation, told after its transaction committed. Identifiers only. */
export interface PublishedEvent {
  /** `coding.stay.validated`, declared in the module's `events`. */
  readonly kind: string;
  readonly ids: Readonly<Record<string, string>>;
}

/** What a module does when something happened in another. May run twice, as any job. */
export interface Subscription {
  /** `billing.count-validated-stay`: module that follows, verb. Stable: work under way is kept by this name. */
  readonly name: string;
  /** Kind of event followed; `*` for every one, its name then standing among the ids as `kind`. */
  readonly event: string;
  /** Asked before work is queued for an organisation where most have no use for it; always wanted unless said. */
  readonly wantedIn?: (organizationId: string) => Promise<boolean>;
  /** As of a job; 2 unless said. */
  readonly concurrency?: number;
  readonly handle: (work: OrganizationWork<PublishedEvent['ids']>) => Promise<void>;
}
