import { sql } from 'kysely';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { delegatedRoleSchema, type RegisterLine } from '../api/team.ts';
import { nameOf } from '../professionals.ts';

const KINDS: Readonly<Record<string, RegisterLine['kind']>> = {
  'organizations.invitation.sent': 'invited',
  'organizations.member.joined': 'joined',
  'organizations.rights.given': 'given',
  'organizations.rights.ended': 'ended',
};

/**
 * The register of delegated accounts: who gave, changed or withdrew which right, for whom, when (MAI-022). It is read
 * from the journal, which nobody can alter; names of persons come from `nameOfPerson`.
 */
export async function registerOf(
  database: OrganizationDatabase,
  nameOfPerson: (id: string) => Promise<string | null>,
): Promise<readonly RegisterLine[]> {
  const rows = await database
    .selectFrom('audit.entries as line')
    .innerJoin('professionals.professionals as professional', (join) =>
      join.on(sql<boolean>`professional.id::text = line.details->>'professional'`),
    )
    .select(['line.at', 'line.actor_name', 'line.action', 'line.object_kind', 'line.object_id', 'line.details'])
    .select(['professional.title', 'professional.first_name', 'professional.last_name'])
    .where('line.action', 'in', Object.keys(KINDS))
    .orderBy('line.id', 'desc')
    .limit(500)
    .execute();
  const names = new Map<string, string | null>();
  for (const { object_kind: kind, object_id: id } of rows) {
    if (kind === 'person' && id !== null && !names.has(id)) names.set(id, await nameOfPerson(id));
  }
  return rows.flatMap((row) => {
    const details = row.details as Readonly<Record<string, unknown>>;
    const role = delegatedRoleSchema.safeParse(details['role']);
    if (details['role'] !== undefined && !role.success) return [];
    const professional = { title: row.title, firstName: row.first_name, lastName: row.last_name };
    return [
      {
        ...{ at: row.at, author: row.actor_name, kind: KINDS[row.action]!, role: role.success ? role.data : null },
        person: row.object_kind === 'person' && row.object_id !== null ? (names.get(row.object_id) ?? null) : null,
        professional: nameOf(professional as Parameters<typeof nameOf>[0]),
        ...{ added: wordsOf(details['added']), removed: wordsOf(details['removed']) },
        until: typeof details['until'] === 'string' ? details['until'] : null,
      },
    ];
  });
}

/** Names of permissions that the journal keeps in one line; the door itself is not a right of the matrix. */
function wordsOf(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  return value.split(' ').filter((word) => word !== '' && word !== 'practice.use');
}
