import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import type { Desk } from '../desk.ts';
import { areDue } from '../details/details.ts';
import { isRefused } from '../details/refused-addresses.ts';
import { ownerOf } from '../password-change.ts';
import { instant, sessionOf } from './fields.ts';

/** What a person may enter, as screens need it. */
export interface OwnOrganization {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly services: readonly string[];
  /** Held for the whole organisation, or for some professionals at least: these stand in `limitedTo`. */
  readonly permissions: readonly string[];
  readonly limitedTo: Readonly<Record<string, readonly string[]>>;
  readonly roles: readonly { readonly name: string; readonly title: string }[];
  /** The person's own organisation, to which this one delegated what they may do here; null in their own. */
  readonly onBehalfOf: { readonly id: string; readonly name: string } | null;
  /** What must be done before the workspace opens (CIM-19), or whence it does not open. */
  readonly blockedBy: 'second-factor' | 'network' | null;
}

export interface MeNeeds {
  readonly organizationsOf: (
    personId: string,
    secondFactor: boolean,
    ip: string,
  ) => Promise<readonly OwnOrganization[]>;
  readonly demo: boolean;
  readonly version: string;
}

const organization = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  services: z.array(z.string()),
  permissions: z.array(z.string()),
  roles: z.array(z.object({ name: z.string(), title: z.string() })),
  limitedTo: z.record(z.string(), z.array(z.string())),
  onBehalfOf: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  blockedBy: z.enum(['second-factor', 'network']).nullable(),
});

const me = z.object({
  person: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    function: z.string().nullable(),
    secondFactor: z.boolean(),
    /** To be confirmed or corrected (MAI-036). */
    detailsDue: z.boolean(),
    /** Mail to this address is refused: another is asked for (MAI-037). */
    addressRefused: z.boolean(),
  }),
  organizations: z.array(organization),
  now: instant,
  demo: z.boolean(),
  version: z.string(),
});

export function meRoute(desk: Desk, needs: MeNeeds): Route {
  return route({
    ...{ method: 'GET', path: '/api/identity/me', access: 'session' },
    summary: 'Who is signed in, what they may do where, and what time it is for Cabinet',
    answer: me,
    handle: async (call) => {
      const current = await sessionOf(desk, call);
      const person = await ownerOf(desk, current);
      const organizations = await needs.organizationsOf(person.id, current.secondFactor, call.act.origin?.ip ?? '');
      return {
        person: { ...person, ...(await stateOf(desk, person.id)) },
        organizations: organizations.map((one) => ({
          ...one,
          ...{ services: [...one.services], permissions: [...one.permissions], roles: [...one.roles] },
          limitedTo: Object.fromEntries(Object.entries(one.limitedTo).map(([name, ids]) => [name, [...ids]])),
        })),
        ...{ now: desk.clock.now().toString(), demo: needs.demo, version: needs.version },
      };
    },
  });
}

async function stateOf(desk: Desk, personId: string) {
  const { confirmedAt } = await desk.commons
    .selectFrom('identity.persons')
    .select(({ fn }) => fn.coalesce('details_confirmed_at', 'created_at').as('confirmedAt'))
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return {
    detailsDue: areDue(confirmedAt, desk.detailsMonths, desk.clock.now()),
    addressRefused: await isRefused(desk.commons, personId),
  };
}
