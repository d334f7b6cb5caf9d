import { NotFound } from '#platform/kernel/errors.ts';
import type { Availability, ResourceBrief } from '#services/practice/agenda/module.ts';
import { publicProfile, type PublicProfile } from '#services/practice/directory/module.ts';
import type { BookingNeeds, Where } from './needs.ts';
import { HORIZON_DAYS } from './projection/projection.ts';

/** A professional with a public page, and where their agenda is. */
export interface Practitioner extends Where {
  readonly profile: PublicProfile;
  readonly resource: ResourceBrief | null;
}

/** @throws {NotFound} `booking.practitioner-not-found` when no profile is published there, or no longer. */
export async function practitionerAt(
  needs: Pick<BookingNeeds, 'databases' | 'agenda'>,
  slug: string,
): Promise<Practitioner> {
  const profile = await publicProfile(needs.databases.commons, slug);
  if (profile === null) {
    throw new NotFound(
      'booking.practitioner-not-found',
      'Ce soignant n’est pas, ou plus, sur le site. Cherchez-en un autre : rien n’est perdu.',
    );
  }
  const database = await needs.databases.organization(profile.organization_id);
  const resource = await needs.agenda.resourceOf(database, profile.professional_id);
  return { organizationId: profile.organization_id, database, profile, resource };
}

/** A reason for a visit, as patients see it. */
export type OfferedReason = Availability['reasons'][number]['reason'];

/** What a professional offers on line from now on; null when nothing may be booked on line (MAI-067). */
export async function offeredBy(
  needs: Pick<BookingNeeds, 'agenda' | 'clock'>,
  one: Practitioner,
): Promise<Availability | null> {
  if (one.resource === null) return null;
  const asked = { resourceId: one.resource.id, from: needs.clock.now(), days: HORIZON_DAYS };
  const availability = await needs.agenda.availability(one.database, asked);
  const reasons = availability.reasons.filter(({ reason }) => reason.online !== 'nobody');
  return availability.open ? { ...availability, reasons } : null;
}

/** @throws {NotFound} `booking.reason-not-found` once it is no longer offered. */
export async function reasonOf(
  { agenda }: Pick<BookingNeeds, 'agenda'>,
  { database }: Where,
  reasonId: string,
): Promise<OfferedReason> {
  const reason = (await agenda.reasons(database)).find(({ id }) => id === reasonId);
  if (reason !== undefined) return reason;
  throw reasonNotFound();
}

export function reasonNotFound(): NotFound {
  return new NotFound('booking.reason-not-found', 'Ce motif n’est plus proposé. Choisissez-en un autre.');
}
