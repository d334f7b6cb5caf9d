import type { WaitingListNeeds, Working } from './needs.ts';
import { reach } from './candidates.ts';
import { cascadeRow } from './cascade-rows.ts';
import { requestRow } from './requests.ts';
import { offerLinks } from './offer-links.ts';
import { mailOf, smsText } from './wording.ts';

/** Sends the message of an offer that is still open. Run twice, it sends once. */
export async function sendOffer(needs: WaitingListNeeds, work: Working, offerId: string): Promise<void> {
  const { database, organizationId, now } = work;
  const offer = await database
    .selectFrom('waiting_list.offers')
    .selectAll()
    .where('id', '=', offerId)
    .where('state', '=', 'offered')
    .executeTakeFirst();
  if (offer === undefined || Temporal.Instant.compare(offer.deadline, now) <= 0) return;
  const cascade = await cascadeRow(database, offer.cascade_id);
  const reached = await reach(needs, database, await requestRow(database, offer.request_id));
  if (reached === null) return;
  const resource = (await needs.agenda.resources(database)).find(({ id }) => id === cascade.resource_id);
  const secret = offerLinks.secret({ organizationId, id: offerId }, await needs.keys.key(organizationId, 'links'));
  const offered = {
    ...{ professional: resource?.name ?? 'le cabinet', timeZone: resource?.timeZone ?? 'Europe/Paris' },
    ...{ startsAt: Temporal.Instant.from(cascade.starts_at), deadline: Temporal.Instant.from(offer.deadline) },
    link: new URL(`/r/offre/${secret}`, needs.publicUrl).href,
  };
  const message = { kind: 'waiting-list.offer', key: `waiting-list.offer:${offerId}`, at: now, organizationId };
  await needs.commons.transaction().execute(async (transaction) => {
    if (reached.channel === 'sms') {
      await needs.sms.send(transaction, { ...message, to: reached.to, text: smsText(offered) });
    } else {
      await needs.mail.send(transaction, { ...message, to: reached.to, ...mailOf(offered) });
    }
  });
}
