import { chmod, writeFile } from 'node:fs/promises';
import { recordAct } from '#platform/audit/record.ts';
import { systemAct } from '#platform/kernel/act.ts';
import { seedCodingDemonstration } from '#services/coding/demo.ts';
import { seedPracticeDemonstration, type DemonstrationPractice } from '#services/practice/demo.ts';
import { ORGANIZATIONS, type DemoMember, type DemoOrganization } from './demonstration/organizations.ts';
import { nationalIdentitiesOf } from './demonstration/simulated-professionals.ts';
import type { Rooms } from './rooms.ts';
import type { OpenedSurroundings } from './surroundings.ts';

/** One invented person, as a start shows them. */
export interface DemoPerson {
  readonly service: string;
  readonly function: string;
  readonly email: string;
  readonly password: string;
  /** Asked after the password: a code of the secret in `demo.json`. */
  readonly secondFactor: boolean;
}

/** How an invented person signs in, as `demo.json` says it. */
interface DemoAccount {
  readonly organization: string;
  readonly service: string;
  readonly role: string;
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string | null;
}

interface CreatedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const PASSWORD = 'tilleul-bleu-canope-42';

/**
 * Creates the invented organisations and people, or gives them back their credentials: each start resets passwords and
 * second factors and replaces the API tokens. Writes `demo.json`, mode 600.
 */
export async function createDemonstration(
  around: OpenedSurroundings,
  rooms: Rooms,
  url: URL,
): Promise<readonly DemoPerson[]> {
  const accounts: DemoAccount[] = [];
  const people: DemoPerson[] = [];
  const tokens: { organization: string; service: string; token: string }[] = [];
  for (const demo of ORGANIZATIONS) {
    const persons = await createMembers(around, rooms, demo);
    if (demo.filled === 'coding') await seedCoding(around, rooms, demo, persons);
    else if (demo.filled !== null) await seedPractice(around, rooms, demo, demo.filled, persons);
    const token = await tokenOf(around, rooms, demo, persons[0]!);
    if (token !== null) tokens.push({ organization: demo.organization.name, service: demo.service, token });
    accounts.push(...demo.members.map((one) => accountOf(demo, one)));
    people.push(
      ...demo.members.map(({ function: duty, email, totpSecret }) => ({
        ...{ service: demo.service, function: duty, email, password: PASSWORD, secondFactor: totpSecret !== undefined },
      })),
    );
  }
  const content = JSON.stringify({ url: url.origin, accounts, tokens }, null, 2);
  await writeFile(around.folder.demo, `${content}\n`, { mode: 0o600 });
  await chmod(around.folder.demo, 0o600);
  return people;
}

async function createMembers(
  around: OpenedSurroundings,
  rooms: Rooms,
  demo: DemoOrganization,
): Promise<readonly CreatedPerson[]> {
  const { commons } = around.databases;
  const { people } = rooms.identity;
  const organizationId = await rooms.organizations.organizations.createOrganization(demo.organization);
  const persons: CreatedPerson[] = [];
  for (const { name, email, function: duty, roles, referent = null, totpSecret } of demo.members) {
    const id = await commons.transaction().execute(async (transaction) => {
      const given = { email, name, function: duty, password: PASSWORD, ...(totpSecret ? { totpSecret } : {}) };
      const personId = await people.createPerson(transaction, given);
      await recordAct(transaction, systemAct('demonstration'), {
        ...{ action: 'identity.person.created', object: { kind: 'person', id: personId }, at: around.clock.now() },
      });
      return personId;
    });
    await rooms.organizations.organizations.addMember({
      ...{ organizationId, personId: id, function: duty, referent, roles },
    });
    persons.push({ id, name, email });
  }
  return persons;
}

async function tokenOf(
  around: OpenedSurroundings,
  rooms: Rooms,
  demo: DemoOrganization,
  maker: CreatedPerson,
): Promise<string | null> {
  if (demo.token.length === 0) return null;
  const { secret } = await rooms.organizations.organizations.replaceToken(demo.organization.id, maker, {
    ...{ name: 'Démonstration', permissions: demo.token },
    expiresAt: around.clock.now().add({ hours: 24 * 30 }),
  });
  return secret;
}

/** The first two members are the coder and the DIM physician whose work the demonstration shows. */
async function seedCoding(
  around: OpenedSurroundings,
  rooms: Rooms,
  { organization }: DemoOrganization,
  [coder, dimPhysician]: readonly CreatedPerson[],
): Promise<void> {
  await seedCodingDemonstration(rooms.coding.needs, {
    ...{ organizationId: organization.id, organizationName: organization.name },
    database: await around.databases.organization(organization.id),
    ...{ coder: coder!, dimPhysician: dimPhysician! },
  });
}

async function seedPractice(
  around: OpenedSurroundings,
  rooms: Rooms,
  { organization }: DemoOrganization,
  practice: DemonstrationPractice,
  persons: readonly CreatedPerson[],
): Promise<void> {
  await seedPracticeDemonstration(rooms.practice.demonstration, practice, {
    organizationId: organization.id,
    database: await around.databases.organization(organization.id),
    persons: new Map(persons.map(({ email, id }) => [email, id])),
  });
  const identities = nationalIdentitiesOf(practice);
  await around.databases.commons.transaction().execute(async (transaction) => {
    for (const { email, id } of persons) {
      const subject = identities.get(email);
      if (subject !== undefined) await rooms.identity.people.linkNationalIdentity(transaction, id, subject);
    }
  });
}

function accountOf(demo: DemoOrganization, one: DemoMember): DemoAccount {
  return {
    ...{ organization: demo.organization.name, service: demo.service, role: one.role ?? one.roles[0]! },
    ...{ email: one.email, password: PASSWORD, totpSecret: one.totpSecret ?? null },
  };
}
