import { NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { StayState } from './api/vocabulary.ts';

/**
 * How the stays of an import get on, in the order they came.
 * @throws {NotFound} `coding.import.not-found`
 */
export async function importProgress(database: OrganizationDatabase, importId: string) {
  const rows = await database
    .selectFrom('coding.stays')
    .select(['id', 'local_id', 'state', 'proposals', 'remaining'])
    .where('import_id', '=', importId)
    .orderBy('imported_at')
    .orderBy('id')
    .execute();
  if (rows.length === 0) throw new NotFound('coding.import.not-found', 'Cet import n’existe pas.');
  const stays = rows.map(({ id, local_id, state, proposals, remaining }) => ({
    ...{ stayId: id, localId: local_id, state: state as StayState, proposals, remaining },
  }));
  return { importId, total: stays.length, analysing: stays.filter(({ state }) => state === 'analysing').length, stays };
}
