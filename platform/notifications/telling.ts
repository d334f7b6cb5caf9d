import type { CommonsTransaction, Outbox } from '#platform/jobs/outbox.ts';

/** What is known of a message whose state changed. */
export interface Changed {
  readonly key: string;
  readonly organization_id: string | null;
  readonly told_job: string | null;
}

/** Tells who wants to know that the state of a message changed, with the change or not at all. */
export async function tellChange(
  transaction: CommonsTransaction,
  outbox: Pick<Outbox, 'enqueueInCommons'>,
  { key, organization_id: organizationId, told_job: toldJob }: Changed,
): Promise<void> {
  if (toldJob === null || organizationId === null) return;
  await outbox.enqueueInCommons(transaction, toldJob, { key }, organizationId);
}
