import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { Coding } from './api/validation.ts';
import type { FinalCode } from './api/decisions.ts';
import type { Profile } from './api/vocabulary.ts';

/** A validated version with the number of the last decision it rests on. */
export interface StoredCoding extends Coding {
  readonly decisionsVersion: number;
}

/** Every validated version of a stay, oldest first; none can be changed (CIM-52). */
export async function codingsOf(database: OrganizationDatabase, stayId: string): Promise<readonly StoredCoding[]> {
  const versions = await database
    .selectFrom('coding.codings')
    .selectAll()
    .where('stay_id', '=', stayId)
    .orderBy('version')
    .execute();
  const codes = await database
    .selectFrom('coding.coding_codes')
    .selectAll()
    .where('stay_id', '=', stayId)
    .orderBy('version')
    .orderBy('position')
    .execute();
  return versions.map((row) => ({
    ...{ version: row.version, at: row.validated_at, by: { name: row.person_name, profile: row.profile as Profile } },
    codes: codes.filter((code) => code.version === row.version).map(finalCode),
    emptyRoles: row.empty_roles as Coding['emptyRoles'],
    severity: row.severity as Coding['severity'],
    dependency: (row.dependency as unknown as Coding['dependency'] | null) ?? 'not-coded-here',
    ...{ analysisId: row.analysis_id, engine: row.engine, decisionsVersion: row.decisions_version },
  }));
}

function finalCode(row: {
  readonly role: string;
  readonly code: string;
  readonly label: string;
  readonly origin: string;
  readonly replaces: string | null;
}): FinalCode {
  const { code, label, replaces } = row;
  return {
    role: row.role as FinalCode['role'],
    ...{ code, label, replaces, origin: row.origin as FinalCode['origin'], status: 'validated' },
  };
}
