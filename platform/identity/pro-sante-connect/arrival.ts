import { recordAct } from '#platform/audit/record.ts';
import type { Cookies } from '../challenge.ts';
import type { Desk } from '../desk.ts';
import { openSession } from '../session-opening.ts';
import { currentSession } from '../sessions.ts';
import type { Visitor } from '../visitor.ts';
import { linkSubject, personOfSubject } from './linking.ts';
import { isAdmitted, type NationalCard } from './national-card.ts';
import type { Provider } from './provider.ts';
import { forgetTrip, keptTrip } from './trips.ts';
import { offerWorkplaces } from './workplaces.ts';

/** Why a return opened nothing, as the sign-in page says it: `?psc=`. */
type Trouble = 'refus' | 'niveau' | 'indisponible' | 'inconnu' | 'autre-compte' | 'session';

/** Where a return leads. */
export interface Arrival {
  readonly location: string;
  readonly cookies: readonly string[];
}

/**
 * Somebody comes back from Pro Santé Connect. Signs in the owner of the account linked to their national identity, or
 * links it to the account they were signed in to when they left; anything else opens nothing and says why.
 */
export async function arrive(
  desk: Desk,
  provider: Provider,
  visitor: Visitor,
  given: { readonly search: string; readonly cookies: Cookies },
): Promise<Arrival> {
  const over = [forgetTrip(desk)];
  const trip = await keptTrip(desk, given.cookies);
  if (trip === null) return { location: doorWith('refus'), cookies: over };
  const card = await provider.arrive(given.search, trip);
  const linking = trip.personId !== null;
  const back = (trouble: Trouble): Arrival => ({
    location: linking ? `/pro/compte?psc=${trouble}` : doorWith(trouble),
    cookies: over,
  });
  if (card === 'away') return back('indisponible');
  if (card === 'level') return refused(desk, visitor, back('niveau'));
  if (card === 'refused' || !isAdmitted(card.subject, provider.environment)) {
    return refused(desk, visitor, back('refus'));
  }
  if (trip.personId !== null) {
    // Whoever left must still be the one who is signed in here.
    const session = await currentSession(desk, given).catch(() => null);
    if (session?.actor.id !== trip.personId) return back('session');
    const linked = await linkSubject(desk, visitor, trip.personId, card.subject);
    return linked ? { location: '/pro/compte?psc=relie', cookies: over } : back('autre-compte');
  }
  return signInAs(desk, visitor, card, trip.next, back);
}

async function signInAs(
  desk: Desk,
  visitor: Visitor,
  card: NationalCard,
  next: string,
  back: (trouble: Trouble) => Arrival,
): Promise<Arrival> {
  const person = await personOfSubject(desk.commons, card.subject);
  if (person === null) return refused(desk, visitor, back('inconnu'));
  return desk.commons.transaction().execute(async (transaction) => {
    const opened = await openSession(desk, transaction, visitor, person, 'pro-sante-connect');
    const choice = await offerWorkplaces(desk, transaction, visitor, person, { card, session: opened.sessionId });
    const location = choice ? `/pro/lieu-d-exercice?suite=${encodeURIComponent(next)}` : `/pro${next}`;
    return { location, cookies: [forgetTrip(desk), ...opened.cookies] };
  });
}

async function refused(desk: Desk, visitor: Visitor, arrival: Arrival): Promise<Arrival> {
  await recordAct(desk.commons, visitor.act, {
    ...{ action: 'identity.sign-in.refused', object: { kind: 'person', id: null }, at: desk.clock.now() },
    details: { by: 'pro-sante-connect' },
  });
  return arrival;
}

function doorWith(trouble: Trouble): string {
  return `/pro/connexion?psc=${trouble}`;
}
