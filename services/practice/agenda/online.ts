import { dayInParis } from '#platform/kernel/clock.ts';
import { Conflict } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { offerOf, type Offer } from '#services/practice/professionals/module.ts';
import type { ResourceRow } from './resources.ts';

/** What the practice has subscribed to today (MAI-065). */
export function offerOfToday(database: OrganizationDatabase, now: Temporal.Instant): Promise<Offer> {
  return offerOf(database, dayInParis(now).toString());
}

/**
 * Whether patients may book this agenda on line today: premium offer in force (MAI-067, MAI-077), professional still
 * here. Stored openings stay as they are and count again when the offer does.
 */
export async function isOpenOnline(
  database: OrganizationDatabase,
  resource: Pick<ResourceRow, 'kind' | 'archived_at'>,
  now: Temporal.Instant,
): Promise<boolean> {
  if (resource.kind !== 'professional' || resource.archived_at !== null) return false;
  return (await offerOfToday(database, now)).plan === 'premium';
}

/** @throws {Conflict} `agenda.not-open-online` */
export async function requireOnline(
  context: { readonly database: OrganizationDatabase; readonly now: Temporal.Instant },
  resource: ResourceRow,
): Promise<void> {
  if (await isOpenOnline(context.database, resource, context.now)) return;
  throw new Conflict(
    'agenda.not-open-online',
    'Cet agenda n’est pas ouvert à la prise de rendez-vous en ligne. Appelez le cabinet.',
  );
}
