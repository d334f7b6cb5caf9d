/** What the page behind the link of an offer shows to a waiting patient: no name, no reason for the visit. */
export interface OfferPage {
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
