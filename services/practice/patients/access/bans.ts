import { sql } from 'kysely';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { Reach } from '#platform/http/session.ts';
import { professionalOfPerson } from '#services/practice/professionals/module.ts';
import type { PatientsContext } from '../context.ts';
import { permissions } from '../rights.ts';
import { isBanned, type Ban, type Visitor } from './ban-rules.ts';

/** `open-despite-ban`: under an opening for the patient's incapacity that this very person recorded. */
export type Access = 'open' | 'open-despite-ban' | 'banned';

/**
 * Whether each of these files is open to whoever acts. Bans are read at each access: those the practice entered here,
 * those of the patient's own account in the commons (MAI-270, MAI-271).
 */
export async function accessTo(
  context: PatientsContext,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, Access>> {
  const bans = await bansOn(context, patientIds);
  if (bans.size === 0) return new Map(patientIds.map((id) => [id, 'open']));
  const visitor = await visitorOf(context);
  const despite = await openedByIncapacity(context, [...bans.keys()]);
  return new Map(
    patientIds.map((id) => {
      if (!isBanned(bans.get(id) ?? [], visitor)) return [id, 'open'];
      return [id, despite.has(id) ? 'open-despite-ban' : 'banned'];
    }),
  );
}

/**
 * Bans in force, by patient; patients without any are left out. The commons know no merge: a ban of an account stands
 * under the file it was set on, and closes the one that file was merged into.
 */
async function bansOn(
  { database, commons, organizationId }: PatientsContext,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Ban[]>> {
  if (patientIds.length === 0) return new Map();
  const entered = await database
    .selectFrom('patients.oppositions')
    .select(['patient_id', 'professional_id'])
    .where('patient_id', 'in', patientIds)
    .where('lifted_at', 'is', null)
    .execute();
  const present = await presentOf(database, patientIds);
  const ofAccounts = await commons
    .selectFrom('patients.account_oppositions')
    .select(['patient_id', 'professional_id'])
    .where('organization_id', '=', organizationId)
    .where('patient_id', 'in', [...present.keys()])
    .where('lifted_at', 'is', null)
    .execute();
  const found = new Map<string, Ban[]>();
  for (const { patient_id, professional_id: professionalId } of [...entered, ...ofAccounts]) {
    const id = present.get(patient_id) ?? patient_id;
    found.set(id, [...(found.get(id) ?? []), { professionalId }]);
  }
  return found;
}

/** Each of these files and every file merged into one of them, with the one it is now. */
async function presentOf(
  database: OrganizationDatabase,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; present: string }>`
    WITH RECURSIVE below AS (
      SELECT id, merged_into AS present FROM patients.patients WHERE merged_into = ANY (${patientIds}::uuid[])
      UNION SELECT merged.id, below.present FROM patients.patients merged JOIN below ON merged.merged_into = below.id
    ) SELECT id, present FROM below`.execute(database);
  return new Map([...patientIds.map((id) => [id, id] as const), ...rows.map((row) => [row.id, row.present] as const)]);
}

/** Who acts, as a ban sees them. */
export async function visitorOf(context: PatientsContext): Promise<Visitor> {
  const { actor } = context.act;
  const reach = reachOnPatients(context);
  if (actor.kind === 'system') return { kind: 'cabinet', professionalId: null, reach };
  if (actor.kind !== 'person') return { kind: 'program', professionalId: null, reach };
  const professional = await professionalOfPerson(context.database, actor.id);
  return { kind: 'person', professionalId: professional?.id ?? null, reach };
}

/** For whom somebody works with patients: all that any right on patients is held for, whichever they use now. */
function reachOnPatients(context: Pick<PatientsContext, 'reach'>): Reach {
  const reaches = permissions.map(({ name }) => context.reach(name));
  return reaches.includes('all') ? 'all' : [...new Set(reaches.flat())];
}

async function openedByIncapacity(
  { database, act, now }: PatientsContext,
  patientIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (act.actor.kind !== 'person') return new Set();
  const rows = await database
    .selectFrom('patients.incapacity_openings')
    .select('patient_id')
    .where('patient_id', 'in', patientIds)
    .where('person_id', '=', act.actor.id)
    .where('opened_at', '<=', now.toString())
    .where('ends_at', '>', now.toString())
    .execute();
  return new Set(rows.map(({ patient_id: id }) => id));
}
