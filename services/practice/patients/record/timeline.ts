import type { Documents } from '#platform/documents/documents.ts';
import { documentsOf } from '../documents/patient-documents.ts';
import type { TimelineMoment } from '../api/beside.ts';
import { consentsOf } from '../consents/register.ts';
import { consultationsOf } from '../identity/consultations.ts';
import { incapacityOpenings } from '../access/incapacity.ts';
import { oppositionsOf } from '../access/oppositions.ts';
import type { PatientsContext } from '../context.ts';
import { findPatient } from './patient-rows.ts';

/**
 * What happened around a file, the latest first. Names of documents are shown to whoever may open documents, and that a
 * note exists to whoever may read notes.
 */
export async function timelineOf(
  context: PatientsContext,
  documents: Documents,
  patientId: string,
): Promise<TimelineMoment[]> {
  const parts = await Promise.all([
    created(context, patientId),
    notes(context, patientId),
    added(context, documents, patientId),
    visits(context, patientId),
    merges(context, patientId),
    wills(context, patientId),
  ]);
  return parts.flat().toSorted((one, other) => other.at.localeCompare(one.at));
}

async function created(context: PatientsContext, patientId: string): Promise<TimelineMoment[]> {
  const row = await findPatient(context.database, patientId);
  return [{ id: `created:${row.id}`, kind: 'created', at: row.created_at, by: null, about: row.origin }];
}

async function notes(context: PatientsContext, patientId: string): Promise<TimelineMoment[]> {
  if (context.reach('patients.notes.read').length === 0) return [];
  const rows = await context.database
    .selectFrom('patients.notes')
    .select(['id', 'written_at', 'author_name'])
    .where('patient_id', '=', patientId)
    .execute();
  return rows.map((row) => ({ id: row.id, kind: 'note', at: row.written_at, by: row.author_name, about: null }));
}

async function added(context: PatientsContext, documents: Documents, patientId: string): Promise<TimelineMoment[]> {
  if (context.reach('patients.documents.read').length === 0) return [];
  const found = await documentsOf(context, documents, patientId);
  return found.map(({ id, name, addedAt, addedBy }) => ({
    id,
    kind: 'document',
    at: addedAt,
    by: addedBy,
    about: name,
  }));
}

async function visits(context: PatientsContext, patientId: string): Promise<TimelineMoment[]> {
  const found = await consultationsOf(context.database, patientId);
  return found.flatMap((one): TimelineMoment[] => [
    {
      ...{ id: one.id, kind: 'consultation', at: one.openedAt, by: one.openedBy },
      about: one.identityNotChecked ? 'identity-not-checked' : null,
    },
    ...(one.check === null
      ? []
      : [
          {
            id: `check:${one.id}`,
            kind: 'check' as const,
            at: one.check.at,
            by: one.check.by,
            about: one.check.result,
          },
        ]),
  ]);
}

async function merges(context: PatientsContext, patientId: string): Promise<TimelineMoment[]> {
  const rows = await context.database
    .selectFrom('patients.merges')
    .select(['id', 'merged_at', 'merged_by_name', 'undone_at', 'undone_by_name'])
    .where((is) => is.or([is('kept_id', '=', patientId), is('merged_id', '=', patientId)]))
    .execute();
  return rows.flatMap((row): TimelineMoment[] => [
    { id: row.id, kind: 'merge', at: row.merged_at, by: row.merged_by_name, about: null },
    ...(row.undone_at === null
      ? []
      : [
          {
            ...{ id: `undone:${row.id}`, kind: 'merge-undone' as const, at: row.undone_at },
            ...{ by: row.undone_by_name, about: null },
          },
        ]),
  ]);
}

/** What the patient said: bans, consents; and what was done in spite of a ban. */
async function wills(context: PatientsContext, patientId: string): Promise<TimelineMoment[]> {
  const oppositions = await oppositionsOf(context, patientId);
  const consents = await consentsOf(context.database, patientId);
  const openings = await incapacityOpenings(context, patientId);
  return [
    ...oppositions.map(({ id, setAt, recordedBy, against }) => ({
      ...{ id, kind: 'opposition' as const, at: setAt, by: recordedBy, about: against?.name ?? null },
    })),
    ...oppositions.flatMap(({ id, liftedAt, liftedBy, against }) =>
      liftedAt === null
        ? []
        : [
            {
              ...{ id: `lifted:${id}`, kind: 'opposition-lifted' as const, at: liftedAt, by: liftedBy },
              about: against?.name ?? null,
            },
          ],
    ),
    ...consents.map(({ id, recordedAt, recordedBy, purpose }) => ({
      ...{ id, kind: 'consent' as const, at: recordedAt, by: recordedBy, about: purpose },
    })),
    ...openings.map(({ id, openedAt, person }) => ({
      ...{ id, kind: 'incapacity' as const, at: openedAt, by: person, about: null },
    })),
  ];
}
