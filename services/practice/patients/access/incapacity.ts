import { Conflict, Forbidden, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { professionalOfPerson } from '#services/practice/professionals/module.ts';
import type { IncapacityOpening } from '../api/bans.ts';
import { journal, openSealed, sealFor, type PatientsContext, type PracticeTransaction } from '../context.ts';
import type { PatientsNeeds } from '../needs.ts';
import { requirePerson, requireReach } from '../requiring.ts';
import { accessTo } from './bans.ts';

/** One professional, four hours (catalogue of MAI: opening in case of incapacity). */
const LONGEST = Temporal.Duration.from({ hours: 4 });

/**
 * Opens a file in spite of a ban because the patient cannot express a will now: for the professional who asks, who gives
 * a written reason, until `ends_at`. The patient is told, and the responsible person reviews it (MAI-273).
 * @throws {Forbidden} `permission.missing`, `patients.person-only`, `patients.incapacity.professional`
 * @throws {Conflict} `patients.incapacity.needless` when no ban closes the file
 */
export async function openForIncapacity(
  context: PatientsContext,
  needs: Pick<PatientsNeeds, 'outbox'>,
  patientId: string,
  reason: string,
): Promise<string> {
  requireReach(context, 'patients.records.read');
  const person = requirePerson(context);
  if ((await professionalOfPerson(context.database, person.id)) === null) {
    throw new Forbidden(
      'patients.incapacity.professional',
      'Seul un professionnel de santé du cabinet, en son nom, ouvre un dossier pour incapacité du patient.',
    );
  }
  if ((await accessTo(context, [patientId])).get(patientId) !== 'banned') {
    throw new Conflict('patients.incapacity.needless', 'Ce dossier vous est ouvert : aucune opposition ne le ferme.');
  }
  const id = newId();
  await context.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('patients.incapacity_openings')
      .values({
        ...{ id, patient_id: patientId, person_id: person.id, person_name: person.name },
        reason_sealed: sealFor(context, `patients.incapacity_openings.reason:${id}`, reason),
        ...{ opened_at: context.now.toString(), ends_at: context.now.add(LONGEST).toString() },
        notice: await noticeFor(transaction, patientId),
      })
      .execute();
    await journal(transaction, context, 'patients.incapacity.opened', patientId, { opening: id });
    await needs.outbox.enqueue(transaction, 'patients.incapacity-notice', { openingId: id });
    await needs.outbox.publish(transaction, { kind: 'patients.patient.changed', ids: { patientId } });
  });
  return id;
}

/** By mail where there is an address that works; else the practice hands it over. */
async function noticeFor(database: OrganizationDatabase, patientId: string): Promise<IncapacityOpening['notice']> {
  const { email, email_refused_at: refusedAt } = await database
    .selectFrom('patients.patients')
    .select(['email', 'email_refused_at'])
    .where('id', '=', patientId)
    .executeTakeFirstOrThrow();
  return email !== null && refusedAt === null ? 'mailed' : 'to-hand-over';
}

/** Openings for incapacity, the latest first: of one patient, or all of the practice for whoever reviews them. */
export async function incapacityOpenings(
  context: Pick<PatientsContext, 'database' | 'textKey' | 'now'>,
  patientId?: string,
): Promise<IncapacityOpening[]> {
  let rows = context.database.selectFrom('patients.incapacity_openings').selectAll();
  if (patientId !== undefined) rows = rows.where('patient_id', '=', patientId);
  return (await rows.orderBy('opened_at', 'desc').orderBy('id').limit(200).execute()).map((row) => ({
    ...{ id: row.id, patientId: row.patient_id, person: row.person_name, openedAt: row.opened_at },
    reason: openSealed(context, `patients.incapacity_openings.reason:${row.id}`, row.reason_sealed),
    ...{ endsAt: row.ends_at, closed: Temporal.Instant.compare(row.ends_at, context.now) <= 0 },
    ...{ notice: row.notice as IncapacityOpening['notice'], noticeAt: row.notice_at },
    review:
      row.reviewed_at === null
        ? null
        : {
            ...{ at: row.reviewed_at, by: row.reviewer_name! },
            verdict: row.verdict as NonNullable<IncapacityOpening['review']>['verdict'],
          },
  }));
}

/**
 * The responsible person says whether an opening was justified; never the one who opened.
 * @throws {NotFound} `patients.incapacity-not-found`
 * @throws {Forbidden} `patients.incapacity.own`
 * @throws {Conflict} `patients.incapacity.reviewed`
 */
export async function reviewIncapacity(
  transaction: PracticeTransaction,
  context: PatientsContext,
  openingId: string,
  verdict: 'justified' | 'not-justified',
): Promise<void> {
  const reviewer = requirePerson(context);
  const row = await lockOpening(transaction, openingId);
  if (row.person_id === reviewer.id) {
    throw new Forbidden('patients.incapacity.own', 'Une autre personne que celle qui a ouvert le dossier en juge.');
  }
  if (row.reviewed_at !== null) throw new Conflict('patients.incapacity.reviewed', 'Cette ouverture a déjà été jugée.');
  await transaction
    .updateTable('patients.incapacity_openings')
    .set({
      ...{ reviewed_at: context.now.toString(), reviewer_id: reviewer.id, reviewer_name: reviewer.name, verdict },
    })
    .where('id', '=', openingId)
    .execute();
  await journal(transaction, context, 'patients.incapacity.reviewed', row.patient_id, { verdict });
}

/** The practice gave the notice to the patient in person. */
export async function handNotice(
  transaction: PracticeTransaction,
  context: PatientsContext,
  openingId: string,
): Promise<void> {
  const row = await lockOpening(transaction, openingId);
  if (row.notice !== 'to-hand-over') return;
  await transaction
    .updateTable('patients.incapacity_openings')
    .set({ notice: 'handed-over', notice_at: context.now.toString() })
    .where('id', '=', openingId)
    .execute();
  await journal(transaction, context, 'patients.incapacity.notice-handed', row.patient_id);
}

async function lockOpening(transaction: PracticeTransaction, openingId: string) {
  const row = await transaction
    .selectFrom('patients.incapacity_openings')
    .select(['patient_id', 'person_id', 'reviewed_at', 'notice'])
    .where('id', '=', openingId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound('patients.incapacity-not-found', 'Cette ouverture n’existe pas.');
  return row;
}
