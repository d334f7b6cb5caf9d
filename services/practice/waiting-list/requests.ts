import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import {
  practiceJournal,
  requireRight,
  type PracticeContext,
  type PracticeTransaction,
} from '#services/practice/professionals/module.ts';
import { newRequestSchema, type NewRequest, type RequestChange } from './api.ts';
import { requireOwn } from './giving-up.ts';
import type { WaitingListNeeds } from './needs.ts';

export type RequestRow = Selectable<OrganizationTables['waiting_list.requests']>;

/** @throws {NotFound} `waiting-list.request.not-found` */
export async function requestRow(database: OrganizationDatabase, id: string): Promise<RequestRow> {
  const row = await database.selectFrom('waiting_list.requests').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new NotFound('waiting-list.request.not-found', 'Cette demande n’existe pas, ou plus.');
  return row;
}

/**
 * Puts a patient on the list; the same identifier sent twice counts once.
 * @throws {NotFound} `patients.not-found`; {Forbidden} `permission.missing`, `patients.opposed`
 * @throws {Invalid} `waiting-list.request.appointment`
 */
export async function addRequest(context: PracticeContext, needs: WaitingListNeeds, given: NewRequest): Promise<void> {
  const asked = newRequestSchema.parse(given);
  await requireAgendas(context, needs, asked.resourceIds);
  const { id: patientId } = await needs.patients.requireAccess(context, asked.patientId);
  const request = { ...asked, patientId };
  await requireOwn(needs, context.database, request);
  await context.database.transaction().execute((transaction) => insertRequest(transaction, context, needs, request));
}

/** Writes it, in the caller's transaction. */
export async function insertRequest(
  transaction: PracticeTransaction,
  context: PracticeContext,
  needs: WaitingListNeeds,
  request: z.output<typeof newRequestSchema>,
): Promise<void> {
  const now = context.now.toString();
  const added = await transaction
    .insertInto('waiting_list.requests')
    .values({
      ...{ id: request.id, patient_id: request.patientId, created_at: now, changed_at: now },
      ...columnsOf(request),
      ...{ reason_ids: request.reasonIds, resource_ids: request.resourceIds, urgency: request.urgency },
      ...{ notice_minutes: request.noticeMinutes, channel: request.channel },
      availability: JSON.stringify(request.availability),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) return;
  await tellRequest(transaction, context, needs, 'added', request.id);
}

/**
 * A patient who closes their file to whoever asks is only taken off the list by them.
 * @throws {NotFound}, {Forbidden}; {Invalid} `waiting-list.request.appointment`
 */
export async function changeRequest(
  context: PracticeContext,
  needs: WaitingListNeeds,
  id: string,
  change: RequestChange,
): Promise<void> {
  const before = await requestRow(context.database, id);
  await requireAgendas(context, needs, [...before.resource_ids, ...(change.resourceIds ?? [])]);
  await needs.patients.requireAccess(context, before.patient_id);
  const { appointmentId } = change;
  await requireOwn(needs, context.database, { patientId: before.patient_id, appointmentId });
  await context.database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('waiting_list.requests')
      .set({ ...columnsOf(change), changed_at: context.now.toString() })
      .where('id', '=', id)
      .execute();
    await tellRequest(transaction, context, needs, 'changed', id);
  });
}

/** Whether the caller keeps the list for this agenda. */
export function mayManage(context: PracticeContext, { professionalId }: { readonly professionalId: string | null }) {
  if (professionalId === null) return context.reach('waiting-list.manage').length > 0;
  return context.may('waiting-list.manage', professionalId);
}

/** @throws {Forbidden} `permission.missing` unless the list may be kept for each of these agendas. */
export async function requireAgendas(
  context: PracticeContext,
  needs: WaitingListNeeds,
  resourceIds: readonly string[],
): Promise<void> {
  const resources = await needs.agenda.resources(context.database);
  for (const id of resourceIds) {
    const resource = resources.find((one) => one.id === id);
    if (resource === undefined) throw new NotFound('agenda.resource.not-found', 'Cet agenda n’existe pas.');
    if (!mayManage(context, resource))
      requireRight(context, 'waiting-list.manage', resource.professionalId ?? undefined);
  }
}

function columnsOf(given: RequestChange) {
  return {
    ...{ reason_ids: given.reasonIds, resource_ids: given.resourceIds, earliest_day: given.earliestDay },
    ...{ latest_day: given.latestDay, urgency: given.urgency, distance_km: given.distanceKm },
    ...{ notice_minutes: given.noticeMinutes, channel: given.channel, appointment_id: given.appointmentId },
    ...(given.availability === undefined ? {} : { availability: JSON.stringify(given.availability) }),
  };
}

/** Journals what became of a request, and tells open pages. */
export async function tellRequest(
  transaction: PracticeTransaction,
  context: PracticeContext,
  { outbox }: WaitingListNeeds,
  verb: string,
  id: string,
): Promise<void> {
  await practiceJournal(transaction, context, {
    ...{ action: `waiting-list.request.${verb}`, object: { kind: 'waiting-list.request', id } },
  });
  await outbox.publish(transaction, { kind: 'waiting-list.request.changed', ids: { requestId: id } });
}
