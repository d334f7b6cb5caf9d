import type { z } from 'zod';
import { patientDisplays, type PatientDisplay } from '#services/practice/agenda/module.ts';
import type { PracticeContext } from '#services/practice/professionals/module.ts';
import { practiceJournal } from '#services/practice/professionals/module.ts';
import type { CascadeView, cascadesAnswer, RequestView } from './api.ts';
import type { CascadeRow, OfferRow } from './cascade-rows.ts';
import type { WaitingListNeeds } from './needs.ts';
import { mayManage, type RequestRow } from './requests.ts';

/** How long a closed cascade is still shown. */
const SHOWN_AFTER = { hours: 24 };

/** Whoever waits for one of the caller's agendas, first come first; the reading is journaled. */
export async function requestViews(context: PracticeContext, needs: WaitingListNeeds): Promise<RequestView[]> {
  const { database } = context;
  const managed = await managedAgendas(context, needs);
  const rows = await database
    .selectFrom('waiting_list.requests')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const seen = rows.filter(({ resource_ids }) => resource_ids.some((id) => managed.has(id)));
  const offers = await database.selectFrom('waiting_list.offers').select(['request_id', 'state']).execute();
  const patients = await patientsOf(context, needs, seen);
  await practiceJournal(database, context, {
    ...{ action: 'waiting-list.requests.read', object: { kind: 'waiting-list.request', id: null } },
    details: { requests: seen.length },
  });
  return seen.map((row) => {
    const states = offers.filter(({ request_id }) => request_id === row.id).map(({ state }) => state);
    const count = (wanted: string) => states.filter((state) => state === wanted).length;
    return {
      ...requestView(row, patients),
      state: states.includes('offered') ? 'offered' : (row.state as RequestView['state']),
      offers: { made: states.length, refused: count('refused'), expired: count('expired') },
    };
  });
}

/** Freed times of the caller's agendas, under way and closed since yesterday, with who is asked and until when. */
export async function cascadeViews(
  context: PracticeContext,
  needs: WaitingListNeeds,
): Promise<z.input<typeof cascadesAnswer>> {
  const { database, now } = context;
  const managed = await managedAgendas(context, needs);
  const rows = await database
    .selectFrom('waiting_list.cascades')
    .selectAll()
    .where((is) => is.or([is('state', '=', 'offering'), is('closed_at', '>', now.subtract(SHOWN_AFTER).toString())]))
    .orderBy('starts_at')
    .execute();
  const seen = rows.filter(({ resource_id }) => managed.has(resource_id));
  const views: CascadeView[] = [];
  for (const row of seen) views.push(await cascadeView(context, needs, row, managed.get(row.resource_id)!));
  return { now: now.toString(), cascades: views };
}

async function cascadeView(
  context: PracticeContext,
  needs: WaitingListNeeds,
  row: CascadeRow,
  resourceName: string,
): Promise<CascadeView> {
  const offers = await context.database
    .selectFrom('waiting_list.offers')
    .selectAll()
    .where('cascade_id', '=', row.id)
    .orderBy('rank')
    .execute();
  const requests = await requestsOf(context, offers);
  const patients = await patientsOf(context, needs, requests);
  const views = offers.map((offer) =>
    offerView(
      offer,
      requests.find(({ id }) => id === offer.request_id)!,
      patients,
    ),
  );
  return {
    ...{ id: row.id, resourceId: row.resource_id, resourceName, startsAt: row.starts_at, endsAt: row.ends_at },
    ...{ state: row.state as CascadeView['state'], freedAt: row.freed_at, candidates: row.candidates },
    current: views.find(({ state }) => state === 'offered') ?? null,
    past: views.filter(({ state }) => state !== 'offered'),
  };
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

async function requestsOf(context: PracticeContext, offers: readonly OfferRow[]): Promise<readonly RequestRow[]> {
  const ids = offers.map(({ request_id }) => request_id);
  if (ids.length === 0) return [];
  return context.database.selectFrom('waiting_list.requests').selectAll().where('id', 'in', ids).execute();
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
