import type { Act } from '#platform/kernel/act.ts';

/** What the page behind a link `/r/<secret>` shows to a waiting patient: no name, no reason for the visit. */
export interface OfferPage {
  readonly organizationId: string;
  readonly state: 'offered' | 'accepted' | 'refused' | 'expired' | 'gone';
  readonly professional: string;
  readonly siteId: string;
  /** ISO instants; hours are those of the wall clock in `timeZone`. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly deadline: string;
  /** Whether a later appointment is given up by accepting. */
  readonly replacesAppointment: boolean;
}

/**
 * The acts of a waiting patient who follows the link of an offer, without signing in. Secrets are `w` followed by the
 * organisation and 256 bits; what is not a secret of an offer answers null, so that a page may ask others.
 * {Conflict} `waiting-list.offer-over` when the deadline passed or the practice took the time back.
 */
export interface WaitingListPort {
  offer(secret: string): Promise<OfferPage | null>;
  /** @returns the appointment made. The same secret twice makes one. */
  accept(secret: string, origin: Act['origin']): Promise<{ readonly appointmentId: string }>;
  refuse(secret: string, origin: Act['origin']): Promise<void>;
}
