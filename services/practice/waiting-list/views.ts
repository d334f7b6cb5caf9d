import { sql } from 'kysely';
import type { z } from 'zod';
import { patientDisplays, type PatientDisplay } from '#services/practice/agenda/module.ts';
import type { PracticeContext } from '#services/practice/professionals/module.ts';
import { practiceJournal } from '#services/practice/professionals/module.ts';
import { OFFER_STATES, type CascadeView, type cascadesAnswer, type requestsAnswer, type RequestView } from './api.ts';
import type { CascadeRow, OfferRow } from './cascade-rows.ts';
import type { WaitingListNeeds } from './needs.ts';
import { mayManage, type RequestRow } from './requests.ts';

/** How long a closed cascade is still shown. */
const SHOWN_AFTER = { hours: 24 };
/** How long a request that ended is. */
const ENDED_SHOWN = { hours: 24 * 30 };
/** The screen asks for no page: beyond this it says that there are more. */
const MOST_SHOWN = 500;
/** Of no agenda: a list of none is none in SQL either. */
const NO_AGENDA = '00000000-0000-0000-0000-000000000000';

/** Whoever waits for one of the caller's agendas, first come first; the reading is journaled. */
export async function requestViews(
  context: PracticeContext,
  needs: WaitingListNeeds,
): Promise<z.input<typeof requestsAnswer>> {
  const { database, now } = context;
  const managed = await managedAgendas(context, needs);
  const rows = await database
    .selectFrom('waiting_list.requests')
    .selectAll()
    .where(sql<boolean>`resource_ids && ${[...managed.keys()]}::uuid[]`)
    .where((is) => is.or([is('state', '=', 'waiting'), is('changed_at', '>', now.subtract(ENDED_SHOWN).toString())]))
    .orderBy(sql`state = 'waiting'`, 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .limit(MOST_SHOWN + 1)
    .execute();
  const seen = rows
    .slice(0, MOST_SHOWN)
    .toSorted((one, other) => one.created_at.localeCompare(other.created_at) || one.id.localeCompare(other.id));
  const counts = await offerCounts(context, seen);
  const patients = await patientsOf(context, needs, seen);
  await practiceJournal(database, context, {
    ...{ action: 'waiting-list.requests.read', object: { kind: 'waiting-list.request', id: null } },
    details: { requests: seen.length },
  });
  const requests = seen.map((row) => {
    const count = (wanted: string) => counts.get(`${row.id} ${wanted}`) ?? 0;
    const made = OFFER_STATES.reduce((sum, state) => sum + count(state), 0);
    return {
      ...requestView(row, patients),
      state: count('offered') > 0 ? ('offered' as const) : (row.state as RequestView['state']),
      offers: { made, refused: count('refused'), expired: count('expired') },
    };
  });
  return { requests, more: rows.length > MOST_SHOWN };
}

/** How many offers in each state, by request and state. */
async function offerCounts(
  { database }: PracticeContext,
  requests: readonly RequestRow[],
): Promise<ReadonlyMap<string, number>> {
  if (requests.length === 0) return new Map();
  const ids = requests.map(({ id }) => id);
  const rows = await database
    .selectFrom('waiting_list.offers')
    .select(['request_id', 'state', ({ fn }) => fn.countAll<string>().as('count')])
    .where('request_id', 'in', ids)
    .groupBy(['request_id', 'state'])
    .execute();
  return new Map(rows.map(({ request_id: id, state, count }) => [`${id} ${state}`, Number(count)]));
}

/**
 * Freed times of the caller's agendas, under way and closed since yesterday, with who is asked and until when; the
 * reading is journaled.
 */
export async function cascadeViews(
  context: PracticeContext,
  needs: WaitingListNeeds,
): Promise<z.input<typeof cascadesAnswer>> {
  const { database, now } = context;
  const managed = await managedAgendas(context, needs);
  const rows = await database
    .selectFrom('waiting_list.cascades')
    .selectAll()
    .where('resource_id', 'in', [...managed.keys(), NO_AGENDA])
    .where((is) => is.or([is('state', '=', 'offering'), is('closed_at', '>', now.subtract(SHOWN_AFTER).toString())]))
    .orderBy(sql`state = 'offering'`, 'desc')
    .orderBy('starts_at')
    .limit(MOST_SHOWN)
    .execute();
  const seen = rows.toSorted((one, other) => one.starts_at.localeCompare(other.starts_at));
  const offers = await offersOf(context, seen);
  const requests = await requestsOf(context, offers);
  const patients = await patientsOf(context, needs, [...requests.values()]);
  await practiceJournal(database, context, {
    ...{ action: 'waiting-list.offers.read', object: { kind: 'waiting-list.offer', id: null } },
    details: { offers: offers.length },
  });
  const cascades = seen.map((row): CascadeView => {
    const views = offers
      .filter(({ cascade_id: id }) => id === row.id)
      .map((offer) => offerView(offer, requests.get(offer.request_id)!, patients));
    return {
      ...{ id: row.id, resourceId: row.resource_id, resourceName: managed.get(row.resource_id)! },
      ...{ startsAt: row.starts_at, endsAt: row.ends_at, freedAt: row.freed_at, candidates: row.candidates },
      state: row.state as CascadeView['state'],
      current: views.find(({ state }) => state === 'offered') ?? null,
      past: views.filter(({ state }) => state !== 'offered'),
    };
  });
  return { now: now.toString(), cascades };
}

function offerView(
  offer: OfferRow,
  request: RequestRow,
  patients: ReadonlyMap<string, PatientDisplay>,
): NonNullable<CascadeView['current']> {
  return {
    ...{ id: offer.id, requestId: offer.request_id, rank: offer.rank, sentAt: offer.sent_at },
    ...{ deadline: offer.deadline, channel: request.channel as 'sms' | 'email' },
    state: offer.state as NonNullable<CascadeView['current']>['state'],
    patient: patients.get(request.patient_id)!,
  };
}

function requestView(row: RequestRow, patients: ReadonlyMap<string, PatientDisplay>) {
  return {
    ...{ id: row.id, patientId: row.patient_id, reasonIds: [...row.reason_ids], resourceIds: [...row.resource_ids] },
    availability: row.availability as unknown as RequestView['availability'],
    ...{ earliestDay: row.earliest_day, latestDay: row.latest_day, urgency: row.urgency as RequestView['urgency'] },
    ...{ distanceKm: row.distance_km, noticeMinutes: row.notice_minutes, appointmentId: row.appointment_id },
    ...{ channel: row.channel as RequestView['channel'], createdAt: row.created_at },
    patient: patients.get(row.patient_id)!,
  };
}

async function offersOf(context: PracticeContext, cascades: readonly CascadeRow[]): Promise<readonly OfferRow[]> {
  const ids = cascades.map(({ id }) => id);
  if (ids.length === 0) return [];
  return context.database
    .selectFrom('waiting_list.offers')
    .selectAll()
    .where('cascade_id', 'in', ids)
    .orderBy('rank')
    .execute();
}

async function requestsOf(
  context: PracticeContext,
  offers: readonly OfferRow[],
): Promise<ReadonlyMap<string, RequestRow>> {
  const ids = [...new Set(offers.map(({ request_id }) => request_id))];
  if (ids.length === 0) return new Map();
  const rows = await context.database.selectFrom('waiting_list.requests').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names of the caller's agendas of the waiting list, by identifier. */
async function managedAgendas(context: PracticeContext, needs: WaitingListNeeds): Promise<ReadonlyMap<string, string>> {
  const resources = await needs.agenda.resources(context.database);
  return new Map(resources.filter((one) => mayManage(context, one)).map(({ id, name }) => [id, name]));
}

async function patientsOf(
  context: PracticeContext,
  needs: WaitingListNeeds,
  requests: readonly Pick<RequestRow, 'patient_id'>[],
): Promise<ReadonlyMap<string, PatientDisplay>> {
  const ids = [...new Set(requests.map(({ patient_id }) => patient_id))];
  return patientDisplays({ ...context, patients: needs.patients }, ids);
}
