import { sql } from 'kysely';
import { z } from 'zod';
import { systemClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import { systemAct } from '#platform/kernel/act.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { derivedId } from '#platform/jobs/attempt.ts';
import { job, type Job, type Subscription } from '#platform/jobs/job.ts';
import type { Office } from './office.ts';
import { sendSigned, type Answered } from './webhook-sending.ts';
import { secretOf, webhookNotFound } from './webhooks.ts';

/** One telling of one event to one program. Times are ISO instants. */
export interface Delivery {
  readonly id: string;
  readonly kind: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly happenedAt: string;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  /** Status of the last answer, or why none came. */
  readonly status: number | null;
  readonly trouble: string | null;
}

/** What somebody asks to see whether their program hears. */
const PING = 'cabinet.ping';
const DELIVER = 'organizations.deliver-webhook';
/** How long after each failed attempt the next comes; after the last the delivery is given up, some twelve hours on. */
const WAITS = [{ seconds: 30 }, { minutes: 2 }, { minutes: 10 }, { hours: 1 }, { hours: 3 }, { hours: 8 }] as const;
/** Deliveries given up one after the other before a webhook is told nothing more. */
const MOST_FAILURES = 5;

/** The deliveries of a webhook, newest first. @throws {NotFound} */
export async function listDeliveries(
  office: Office,
  database: OrganizationDatabase,
  organizationId: string,
  webhookId: string,
): Promise<readonly Delivery[]> {
  await webhookOf(office, organizationId, webhookId);
  const rows = await database
    .selectFrom('organizations.webhook_deliveries')
    .select(['id', 'kind', 'ids', 'happened_at as happenedAt', 'state', 'attempts', 'status', 'trouble'])
    .where('webhook_id', '=', webhookId)
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    ...row,
    ...{ ids: row.ids as Delivery['ids'], state: row.state as Delivery['state'] },
  }));
}

/** Sends a trial event, told whatever the webhook follows. @throws {NotFound} */
export async function pingWebhook(
  office: Office,
  database: OrganizationDatabase,
  organizationId: string,
  webhookId: string,
): Promise<void> {
  await webhookOf(office, organizationId, webhookId);
  await database.transaction().execute(async (transaction) => {
    const delivery = { id: newId(), webhook_id: webhookId, kind: PING, ids: '{}' };
    await transaction
      .insertInto('organizations.webhook_deliveries')
      .values({ ...delivery, happened_at: office.clock.now().toString() })
      .execute();
    await office.events.enqueue(transaction, DELIVER, { deliveryId: delivery.id });
  });
}

/** Turns each event of an organisation that has webhooks into one delivery for each that follows it. */
export function webhookSubscription(office: Office): Subscription {
  return {
    name: 'organizations.tell-webhooks',
    event: '*',
    wantedIn: async (organizationId) => (await followersOf(office, organizationId)).length > 0,
    handle: async ({ organizationId, id, payload, database, clock }) => {
      const { kind = '', ...ids } = payload;
      const followers = (await followersOf(office, organizationId)).filter(({ kinds }) => kinds.includes(kind));
      if (followers.length === 0) return;
      await database.transaction().execute(async (transaction) => {
        for (const webhook of followers) {
          // The same however often this runs: what was written is not written, nor sent, again.
          const deliveryId = derivedId(id, webhook.id);
          const written = await transaction
            .insertInto('organizations.webhook_deliveries')
            .values({
              ...{ id: deliveryId, webhook_id: webhook.id, kind, ids: JSON.stringify(ids) },
              happened_at: clock.now().toString(),
            })
            .onConflict((conflict) => conflict.doNothing())
            .returning('id')
            .executeTakeFirst();
          if (written !== undefined) await office.events.enqueue(transaction, DELIVER, { deliveryId });
        }
      });
    },
  };
}

/** One attempt at a delivery; the next is asked for in time, until one arrives or patience ends. */
export function deliveryJob(office: Office): Job {
  return job({
    ...{ name: DELIVER, perOrganization: true, concurrency: 4, timeoutSeconds: 60 },
    payload: z.object({ deliveryId: z.string() }),
    handle: async ({ organizationId, payload: { deliveryId }, database, clock }) => {
      const delivery = await database
        .selectFrom('organizations.webhook_deliveries')
        .selectAll()
        .where('id', '=', deliveryId)
        .where('state', '=', 'pending')
        .executeTakeFirst();
      if (delivery === undefined) return;
      const webhook = await office.databases.commons
        .selectFrom('organizations.webhooks')
        .select(['id', 'url', 'secret_number', 'disabled_at'])
        .where('id', '=', delivery.webhook_id)
        .executeTakeFirst();
      const wanted = webhook !== undefined && (webhook.disabled_at === null || delivery.kind === PING);
      const { kind, ids, happened_at: at } = delivery;
      const answer: Answered | null = wanted
        ? await sendSigned(office.webhookReach, {
            ...{ url: webhook.url, at: systemClock.now() },
            secret: await secretOf(office, organizationId, webhook.id, webhook.secret_number),
            body: JSON.stringify({ id: deliveryId, kind, organizationId, ids, at }),
          })
        : null;
      const now = clock.now();
      const arrived = answer !== null && 'status' in answer && answer.status >= 200 && answer.status < 300;
      const wait = answer === null ? undefined : WAITS[delivery.attempts];
      const state = arrived ? 'delivered' : wait === undefined ? 'failed' : 'pending';
      await database.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('organizations.webhook_deliveries')
          .set({
            ...{ state, attempts: delivery.attempts + (answer === null ? 0 : 1) },
            status: answer !== null && 'status' in answer ? answer.status : null,
            trouble: answer === null ? 'unwanted' : 'trouble' in answer ? answer.trouble : null,
            ended_at: state === 'pending' ? null : now.toString(),
          })
          .where('id', '=', deliveryId)
          .execute();
        if (state === 'pending') {
          await office.events.enqueueAt(transaction, DELIVER, { deliveryId }, now.add(wait!));
        }
      });
      if (webhook === undefined || answer === null) return;
      if (arrived) await noteArrival(office, webhook.id);
      else if (state === 'failed') await noteFailure(office, database, webhook.id, now);
    },
  });
}

async function noteArrival(office: Office, id: string): Promise<void> {
  await office.databases.commons
    .updateTable('organizations.webhooks')
    .set({ failures: 0 })
    .where('id', '=', id)
    .where('failures', '>', 0)
    .execute();
}

async function noteFailure(
  office: Office,
  database: OrganizationDatabase,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  const noted = await office.databases.commons
    .updateTable('organizations.webhooks')
    .set((row) => ({
      failures: row('failures', '+', 1),
      disabled_at: sql<string | null>`CASE WHEN failures + 1 >= ${MOST_FAILURES} THEN
        coalesce(disabled_at, ${now.toString()}::timestamptz) ELSE disabled_at END`,
    }))
    .where('id', '=', id)
    .returning(['failures'])
    .executeTakeFirst();
  if (noted?.failures !== MOST_FAILURES) return;
  const object = { kind: 'webhook', id };
  await recordAct(database, systemAct(DELIVER), { action: 'organizations.webhook.disabled', object, at: now });
}

async function followersOf(office: Office, organizationId: string) {
  return office.databases.commons
    .selectFrom('organizations.webhooks')
    .select(['id', 'kinds'])
    .where('organization_id', '=', organizationId)
    .where('disabled_at', 'is', null)
    .execute();
}

async function webhookOf(office: Office, organizationId: string, id: string) {
  const found = await office.databases.commons
    .selectFrom('organizations.webhooks')
    .select('id')
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  if (found === undefined) throw webhookNotFound();
}
