import { readPhoneNumber } from '#platform/kernel/phone-numbers.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { CascadeRow } from './cascade-rows.ts';
import type { WaitingListNeeds, Working } from './needs.ts';
import { rankCandidates, type Candidate, type Waiting } from './ranking.ts';
import type { RequestRow } from './requests.ts';

const PASSED_WITHIN = { hours: 24 * 30 };

/** Where a message to a waiting patient goes; null when they gave nothing that works, or want none. */
export type Reached = { readonly channel: 'sms' | 'email'; readonly to: string };

/** Whoever may be asked for a freed time, first to last; those asked already for it, or asked now for another, apart. */
export async function candidatesFor(
  needs: WaitingListNeeds,
  work: Working,
  cascade: Pick<CascadeRow, 'id' | 'resource_id' | 'starts_at' | 'ends_at' | 'freed_patient_id'>,
): Promise<readonly (Candidate & { readonly request: RequestRow })[]> {
  const { database, now } = work;
  const requests = await openRequests(database, cascade);
  const resource = (await needs.agenda.resources(database)).find(({ id }) => id === cascade.resource_id);
  if (resource === undefined || requests.length === 0) return [];
  const reasons = await needs.agenda.reasons(database);
  const passed = await letPass(database, now);
  const waiting: Waiting[] = [];
  for (const row of requests) waiting.push(await waitingOf(needs, database, row, passed.get(row.id) ?? 0));
  const start = Temporal.Instant.from(cascade.starts_at).toZonedDateTimeISO(resource.timeZone);
  const minutes = (Date.parse(cascade.ends_at) - Date.parse(cascade.starts_at)) / 60_000;
  const lengths = new Map(reasons.filter(({ archived }) => !archived).map((reason) => [reason.id, reason]));
  const ranked = rankCandidates(waiting, { resourceId: resource.id, start, minutes }, lengths, now);
  const byId = new Map(requests.map((row) => [row.id, row]));
  const named = ranked.map((candidate) => ({ ...candidate, request: byId.get(candidate.id)! }));
  // One turn for each patient, however often they are on the list.
  const first = new Map(named.toReversed().map((candidate) => [candidate.request.patient_id, candidate]));
  return named.filter((candidate) => first.get(candidate.request.patient_id) === candidate);
}

/** How to reach a patient: the channel of the request, or the other one. */
export async function reach(
  needs: Pick<WaitingListNeeds, 'patients' | 'sms'>,
  database: OrganizationDatabase,
  request: Pick<RequestRow, 'patient_id' | 'channel'>,
): Promise<Reached | null> {
  const { smsTo, mailTo } = await needs.patients.reachable({ database }, request.patient_id);
  const mobile = smsTo !== null && readPhoneNumber(smsTo)?.mobile === true && !(await needs.sms.optedOut(smsTo));
  const sms: Reached | null = mobile ? { channel: 'sms', to: smsTo } : null;
  const mail: Reached | null = mailTo === null ? null : { channel: 'email', to: mailTo };
  return request.channel === 'sms' ? (sms ?? mail) : (mail ?? sms);
}

async function openRequests(
  database: OrganizationDatabase,
  { id, freed_patient_id }: Pick<CascadeRow, 'id' | 'freed_patient_id'>,
): Promise<readonly RequestRow[]> {
  return database
    .selectFrom('waiting_list.requests as request')
    .selectAll('request')
    .where('state', '=', 'waiting')
    .where('patient_id', 'is distinct from', freed_patient_id)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('waiting_list.offers as offer')
            .innerJoin('waiting_list.requests as asked', 'asked.id', 'offer.request_id')
            .select('offer.id')
            .whereRef('asked.patient_id', '=', 'request.patient_id')
            .where((one) => one.or([one('offer.cascade_id', '=', id), one('offer.state', '=', 'offered')])),
        ),
      ),
    )
    .orderBy('created_at')
    .execute();
}

async function waitingOf(
  needs: WaitingListNeeds,
  database: OrganizationDatabase,
  row: RequestRow,
  passed: number,
): Promise<Waiting> {
  const later = row.appointment_id === null ? null : await needs.agenda.appointment(database, row.appointment_id);
  const live = later !== null && ['booked', 'confirmed'].includes(later.state);
  return {
    ...{ id: row.id, reasonIds: row.reason_ids, resourceIds: row.resource_ids, letPass: passed },
    availability: row.availability as unknown as Waiting['availability'],
    ...{ earliestDay: row.earliest_day, latestDay: row.latest_day, urgency: row.urgency as Waiting['urgency'] },
    ...{ distanceKm: row.distance_km, noticeMinutes: row.notice_minutes },
    createdAt: Temporal.Instant.from(row.created_at),
    heldAppointmentAt: live ? Temporal.Instant.from(later.startsAt) : null,
  };
}

async function letPass(database: OrganizationDatabase, now: Temporal.Instant): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom('waiting_list.offers')
    .select(['request_id', ({ fn }) => fn.countAll<number>().as('count')])
    .where('state', 'in', ['refused', 'expired'])
    .where('sent_at', '>', now.subtract(PASSED_WITHIN).toString())
    .groupBy('request_id')
    .execute();
  return new Map(rows.map(({ request_id, count }) => [request_id, Number(count)]));
}
