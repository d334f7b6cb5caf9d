import { createHash } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import { recordAct } from '#platform/audit/record.ts';
import { systemAct } from '#platform/kernel/act.ts';
import type { NewOrganization } from '#platform/organizations/organizations.ts';
import { seedCodingDemonstration } from '#services/coding/demo.ts';
import type { Rooms } from './rooms.ts';
import type { OpenedSurroundings } from './surroundings.ts';

/** One invented person, as a start shows them. */
export interface DemoPerson {
  readonly organization: string;
  readonly function: string;
  readonly email: string;
  readonly password: string;
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

interface DemoMember {
  readonly name: string;
  readonly email: string;
  readonly function: string;
  readonly roles: readonly string[];
  readonly referent?: 'administrative' | 'medical';
  /** Base32; the second factor is demanded of referents. */
  readonly totpSecret?: string;
}

interface DemoOrganization {
  readonly organization: NewOrganization & { readonly id: string };
  readonly service: string;
  readonly members: readonly DemoMember[];
  /** Filled with invented stays on a first start. */
  readonly seeded: boolean;
  /** Rights of the token of `demo.json`, made in the name of the first member. */
  readonly token: readonly string[];
}

const PASSWORD = 'tilleul-bleu-canope-42';

const ORGANIZATIONS: readonly DemoOrganization[] = [
  {
    service: 'coding',
    seeded: true,
    organization: {
      ...{ id: demoId('smr-les-aulnes'), name: 'SMR Les Aulnes', kind: 'establishment', category: 'smr-establishment' },
      ...{ services: ['coding'], seats: 8 },
    },
    members: [
      member('Hélène Gaspardine', 'helene.gaspardine@les-aulnes.example', 'TIM', ['coder-tim']),
      member('Dr Anatole Imaginet', 'anatole.imaginet@les-aulnes.example', 'Médecin DIM', ['dim-physician']),
      member('Dr Maëlle Corvaisier', 'maelle.corvaisier@les-aulnes.example', 'Médecin MPR', ['physician']),
      {
        ...member('Ondine Chimère', 'ondine.chimere@les-aulnes.example', 'Directrice', ['referent']),
        ...{ referent: 'administrative', totpSecret: 'MRSW233OON2HEYLUNFXW4LLDMFRGS3TFOQWTC' },
      },
      member('Basile Facturin', 'basile.facturin@les-aulnes.example', 'Comptable', ['billing-contact']),
    ],
    token: ['coding.use', 'coding.stays.read', 'coding.stays.import', 'coding.stays.export'],
  },
  {
    service: 'coding',
    seeded: false,
    organization: {
      ...{ id: demoId('clinique-des-deux-caps'), name: 'Clinique des Deux-Caps', kind: 'establishment' },
      ...{ category: 'clinic', services: ['coding'], seats: 3 },
    },
    members: [member('Ulysse Fictif', 'ulysse.fictif@deux-caps.example', 'TIM', ['coder-tim'])],
    token: ['coding.use', 'coding.stays.read', 'coding.stays.import', 'coding.stays.export'],
  },
];

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
    const { secret } = await rooms.organizations.organizations.replaceToken(demo.organization.id, persons[0]!, {
      ...{ name: 'Démonstration', permissions: demo.token },
      expiresAt: around.clock.now().add({ hours: 24 * 30 }),
    });
    if (demo.seeded) await seedCoding(around, rooms, demo, persons);
    tokens.push({ organization: demo.organization.name, service: demo.service, token: secret });
    accounts.push(...demo.members.map((one) => accountOf(demo, one)));
    people.push(...demo.members.map((one) => ({ organization: demo.organization.name, ...one, password: PASSWORD })));
  }
  const content = JSON.stringify({ url: url.origin, accounts, tokens }, null, 2);
  await writeFile(around.folder.demo, `${content}\n`, { mode: 0o600 });
  await chmod(around.folder.demo, 0o600);
  return people;
}

async function createMembers(around: OpenedSurroundings, rooms: Rooms, demo: DemoOrganization) {
  const { commons } = around.databases;
  const { people } = rooms.identity;
  const organizationId = await rooms.organizations.organizations.createOrganization(demo.organization);
  const persons: { id: string; name: string }[] = [];
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
    persons.push({ id, name });
  }
  return persons;
}

/** The first two members are the coder and the DIM physician whose work the demonstration shows. */
async function seedCoding(
  around: OpenedSurroundings,
  rooms: Rooms,
  { organization }: DemoOrganization,
  [coder, dimPhysician]: readonly { id: string; name: string }[],
): Promise<void> {
  await seedCodingDemonstration(rooms.coding.needs, {
    ...{ organizationId: organization.id, organizationName: organization.name },
    database: await around.databases.organization(organization.id),
    ...{ coder: coder!, dimPhysician: dimPhysician! },
  });
}

function accountOf(demo: DemoOrganization, one: DemoMember): DemoAccount {
  return {
    ...{ organization: demo.organization.name, service: demo.service, role: one.roles[0]!, email: one.email },
    ...{ password: PASSWORD, totpSecret: one.totpSecret ?? null },
  };
}

function member(name: string, email: string, duty: string, roles: readonly string[]): DemoMember {
  return { name, email, function: duty, roles };
}

/** The same invented organisation has the same identifier at every start, on every machine. */
function demoId(name: string): string {
  const hex = createHash('sha256').update(`cabinet demonstration ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
