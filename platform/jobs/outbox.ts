import type { Transaction } from 'kysely';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import type { Payload, PublishedEvent } from './job.ts';

export type OrganizationTransaction = Transaction<OrganizationTables>;
export type CommonsTransaction = Transaction<CommonsTables>;

/**
 * How work and events leave a transaction: with it or not at all. What commits reaches the queue within some twenty
 * milliseconds, or by the next sweep when the process died in between; never twice.
 */
export interface Outbox {
  /**
   * Asks for a job of the organisation whose transaction this is.
   * @param payload checked against the job's schema here, before the transaction commits.
   */
  enqueue(transaction: OrganizationTransaction, jobName: string, payload: Payload): Promise<void>;
  /**
   * Asks for a job that starts once the clock of the rules has reached `at`, soon after rather than at it. It cannot be
   * withdrawn: the job looks whether it is still wanted. A calendar that jumps starts all it jumped over, in order.
   */
  enqueueAt(
    transaction: OrganizationTransaction,
    jobName: string,
    payload: Payload,
    at: Temporal.Instant,
  ): Promise<void>;
  /** Asks for a job that belongs to no organisation, or to the one named. */
  enqueueInCommons(
    transaction: CommonsTransaction,
    jobName: string,
    payload: Payload,
    organizationId?: string,
  ): Promise<void>;
  /** As `enqueueAt`, for a job that belongs to no organisation, or to the one named. */
  enqueueInCommonsAt(
    transaction: CommonsTransaction,
    jobName: string,
    payload: Payload,
    at: Temporal.Instant,
    organizationId?: string,
  ): Promise<void>;
  /** Tells that something happened: to subscriptions by a job each, to open pages at once. Its kind must be declared. */
  publish(transaction: OrganizationTransaction, event: PublishedEvent): Promise<void>;
}
