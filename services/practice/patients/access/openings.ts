import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { Opened, OpeningLine } from '../api/access.ts';
import { journal, type PatientsContext } from '../context.ts';

const SAME_VISIT = Temporal.Duration.from({ minutes: 10 });

/**
 * Writes that a file was opened, where the patient reads it (MAI-275) and in the practice's journal. The journal has
 * every reading; the patient sees one line for what one person reads again within ten minutes.
 */
export async function recordOpening(
  database: OrganizationDatabase,
  context: Pick<PatientsContext, 'act' | 'now'>,
  patientId: string,
  what: Opened,
  despiteBan: boolean,
): Promise<void> {
  const { act, now } = context;
  await journal(database, context, `patients.${what}.read`, patientId, despiteBan ? { despiteBan } : {});
  const again = await database
    .selectFrom('patients.openings')
    .select('id')
    .where('patient_id', '=', patientId)
    .where('actor_id', 'is not distinct from', act.actor.id)
    .where('what', '=', what)
    .where('despite_ban', '=', despiteBan)
    .where('opened_at', '>', now.subtract(SAME_VISIT).toString())
    .limit(1)
    .executeTakeFirst();
  if (again !== undefined) return;
  await database
    .insertInto('patients.openings')
    .values({
      ...{ id: newId(), patient_id: patientId, opened_at: now.toString(), what, despite_ban: despiteBan },
      ...{ actor_kind: act.actor.kind, actor_id: act.actor.id, actor_name: act.actor.name },
      on_behalf_of: act.onBehalfOf,
    })
    .execute();
}

/** Openings of these files (one patient's, merged ones included), the latest first, five hundred at most. */
export async function openingsOf(
  database: OrganizationDatabase,
  patientIds: readonly string[],
): Promise<readonly OpeningLine[]> {
  const rows = await database
    .selectFrom('patients.openings')
    .select(['id', 'opened_at', 'actor_kind', 'actor_name', 'what', 'despite_ban'])
    .where('patient_id', 'in', patientIds)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, at: row.opened_at, who: row.actor_name, by: row.actor_kind as OpeningLine['by'] },
    ...{ what: row.what as Opened, despiteBan: row.despite_ban },
  }));
}
