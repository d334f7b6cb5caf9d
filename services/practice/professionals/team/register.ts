import { everyEntry } from '#platform/audit/module.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { delegatedRoleSchema, type RegisterLine } from '../api/team.ts';
import { professionalNames } from '../professionals.ts';

const KINDS: Readonly<Record<string, RegisterLine['kind']>> = {
  'organizations.invitation.sent': 'invited',
  'organizations.member.joined': 'joined',
  'organizations.rights.given': 'given',
  'organizations.rights.ended': 'ended',
};
const MOST_LINES = 500;

/**
 * The register of delegated accounts: who gave, changed or withdrew which right, for whom, when (MAI-022). It is read
 * from the journal, which nobody can alter; names of persons come from `nameOfPerson`.
 */
export async function registerOf(
  database: OrganizationDatabase,
  nameOfPerson: (id: string) => Promise<string | null>,
): Promise<readonly RegisterLine[]> {
  const professionals = await professionalNames(database);
  const people = new Map<string, string | null>();
  const register: RegisterLine[] = [];
  for await (const line of everyEntry(database, { actions: Object.keys(KINDS) })) {
    const details = line.details as Readonly<Record<string, unknown>>;
    const professional = professionals.get(String(details['professional']));
    const role = delegatedRoleSchema.safeParse(details['role']);
    if (professional === undefined || (details['role'] !== undefined && !role.success)) continue;
    const personId = line.object_kind === 'person' ? line.object_id : null;
    if (personId !== null && !people.has(personId)) people.set(personId, await nameOfPerson(personId));
    register.push({
      ...{ at: line.at, author: line.actor_name, kind: KINDS[line.action]!, role: role.success ? role.data : null },
      ...{ person: personId === null ? null : people.get(personId)!, professional },
      ...{ added: wordsOf(details['added']), removed: wordsOf(details['removed']) },
      until: typeof details['until'] === 'string' ? details['until'] : null,
    });
    if (register.length === MOST_LINES) break;
  }
  return register;
}

/** Names of permissions that the journal keeps in one line; the door itself is not a right of the matrix. */
function wordsOf(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  return value.split(' ').filter((word) => word !== '' && word !== 'practice.use');
}
