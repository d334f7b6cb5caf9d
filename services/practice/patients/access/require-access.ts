import { Forbidden, NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { requireReach } from '../requiring.ts';
import type { PatientsContext } from '../context.ts';
import { accessTo } from './bans.ts';
import { recordOpening } from './openings.ts';

/** A file that may be opened: `id` is that of the file it was merged into, if it was. */
export interface OpenFile {
  readonly id: string;
  readonly despiteBan: boolean;
}

/**
 * The one way into a file: the right to read patients, then the patient's own ban, which prevails over it (MAI-270). A
 * refused attempt is written where the patient reads it.
 * @throws {NotFound} `patients.not-found`
 * @throws {Forbidden} `permission.missing`, `patients.opposed`
 */
export async function requireAccess(
  context: PatientsContext,
  patientId: string,
  permission = 'patients.records.read',
): Promise<OpenFile> {
  requireReach(context, permission);
  const id = await presentFile(context.database, patientId);
  const access = (await accessTo(context, [id])).get(id);
  if (access === 'banned') {
    await recordOpening(context.database, context, id, 'refused', false);
    throw opposed();
  }
  return { id, despiteBan: access === 'open-despite-ban' };
}

/** The same words whatever the ban: nothing of the patient is told. */
export function opposed(): Forbidden {
  return new Forbidden(
    'patients.opposed',
    'Accès refusé par le patient : il s’oppose à ce que vous ouvriez son dossier. Rien n’en est montré.',
  );
}

/**
 * The file itself, or the one it was merged into.
 * @throws {NotFound} `patients.not-found`
 */
export async function presentFile(database: OrganizationDatabase, patientId: string): Promise<string> {
  let id = patientId;
  // A chain of merges is as long as people made it; each step goes to a file that is older in it.
  for (;;) {
    const row = await database
      .selectFrom('patients.patients')
      .select('merged_into')
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) throw patientNotFound();
    if (row.merged_into === null) return id;
    id = row.merged_into;
  }
}

export function patientNotFound(): NotFound {
  return new NotFound('patients.not-found', 'Ce patient n’existe pas dans ce cabinet.');
}
