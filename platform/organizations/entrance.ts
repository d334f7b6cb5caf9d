import type { Act } from '#platform/kernel/act.ts';
import { Forbidden } from '#platform/kernel/errors.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Entrance, Entry, Session } from '#platform/http/session.ts';
import { delegatedStanding, type DelegatedStanding } from './delegated-entrance.ts';
import { isCovered, isInForce, mayUse, reachOf, type Right } from './grant-rules.ts';
import { rightsToHandOn, type HeldRight } from './grants.ts';
import { bookOf, organizationNotFound, type Office, type Organization } from './office.ts';
import { isGivenByProfessional, secondFactorRequired } from './roles.ts';
import { rightsOfToken } from './token-rights.ts';

/** Where somebody stands in an organisation. */
export interface Standing {
  readonly organization: Organization;
  readonly rights: readonly HeldRight[];
  /** Whether nobody stands there without a second factor (CIM-19). */
  readonly asksSecondFactor: boolean;
}

/**
 * Lets members and API tokens into their organisation. Rights are read at every request, in one query, so that a
 * withdrawal is felt at the very next one (CIM-23).
 */
export function entrance(office: Office): Entrance {
  return {
    enter: async (session, organizationId, act) => {
      const now = office.clock.now();
      const standing =
        session.actor.kind === 'token'
          ? await standingOfToken(office, session, organizationId, now)
          : await standingOfPerson(office, String(session.actor.id), organizationId, now);
      if (standing === null) return refuse(office, act, organizationId);
      if (session.actor.kind === 'person') refuseWithoutSecondFactor(session, standing);
      return entryOf(standing, now);
    },
  };
}

/** A member's organisation and rights in one query; null for who is not a member. */
export async function standingOf(
  office: Office,
  personId: string,
  organizationId: string,
  now: Temporal.Instant,
): Promise<Standing | null> {
  const rows = await office.databases.commons
    .selectFrom('organizations.organizations as organization')
    .innerJoin('organizations.members as member', 'member.organization_id', 'organization.id')
    .leftJoin('organizations.grants as held', (join) =>
      join.onRef('held.organization_id', '=', 'organization.id').onRef('held.person_id', '=', 'member.person_id'),
    )
    .select([
      'organization.id',
      'organization.name',
      'organization.kind',
      'organization.services',
      'organization.seats',
    ])
    .select(['held.permission', 'held.mode', 'held.role', 'held.professional_id', 'held.since', 'held.until'])
    .select('held.granted_by')
    .where('organization.id', '=', organizationId)
    .where('member.person_id', '=', personId)
    .where('member.since', '<=', now.toString())
    .where((is) => is.or([is('member.until', 'is', null), is('member.until', '>', now.toString())]))
    .execute();
  const [first] = rows;
  if (first === undefined) return null;
  const { id, name, kind, services, seats } = first;
  const rights = rows.flatMap(({ permission, mode, role, professional_id, since, until, granted_by }) =>
    permission === null || mode === null || role === null || since === null
      ? []
      : [
          {
            ...{ permission, mode: mode as Right['mode'], role, professionalId: professional_id, since, until },
            grantedBy: granted_by,
          },
        ],
  );
  const organization = { id, name, kind, services, seats };
  const inForce = rights.filter((right) => isInForce(right, now));
  const backed = await stillBacked(office, organization, inForce);
  const roles = backed.map((right) => right.role);
  return { organization, rights: backed, asksSecondFactor: secondFactorRequired(bookOf(office, organization), roles) };
}

/** A member's own standing; for who is none, what was delegated to an organisation of theirs. */
async function standingOfPerson(
  office: Office,
  personId: string,
  organizationId: string,
  now: Temporal.Instant,
): Promise<Standing | DelegatedStanding | null> {
  const own = await standingOf(office, personId, organizationId, now);
  return own ?? delegatedStanding(office, personId, organizationId, now);
}

/** Of rights given by a professional, those that who gave them still holds: nobody's helper does more (MAI-019). */
async function stillBacked(
  office: Office,
  organization: Organization,
  rights: readonly HeldRight[],
): Promise<readonly HeldRight[]> {
  const book = bookOf(office, organization);
  const isLent = ({ role }: HeldRight): boolean => isGivenByProfessional(book, role);
  const lenders = new Set(rights.filter(isLent).flatMap(({ grantedBy }) => grantedBy ?? []));
  const held = new Map<string, readonly HeldRight[]>();
  for (const lender of lenders) {
    held.set(lender, await rightsToHandOn(office, office.databases.commons, organization, lender));
  }
  return rights.filter((right) => {
    if (!isLent(right) || right.grantedBy === null || right.grantedBy === undefined) return true;
    return isCovered(held.get(right.grantedBy) ?? [], right);
  });
}

async function standingOfToken(
  office: Office,
  session: Session,
  organizationId: string,
  now: Temporal.Instant,
): Promise<Standing | null> {
  if (session.boundTo !== organizationId) return null;
  const token = await rightsOfToken(office.databases.commons, String(session.actor.id), now);
  if (token === null) return null;
  // A token never does what its maker may not do any more.
  const maker = await standingOf(office, token.createdBy, organizationId, now);
  if (maker === null) return null;
  return { ...maker, rights: maker.rights.filter((right) => token.permissions.includes(right.permission)) };
}

/** CIM-19: a referent without second factor cannot open the workspace. */
function refuseWithoutSecondFactor(session: Session, { asksSecondFactor }: Standing): void {
  if (session.secondFactor || !asksSecondFactor) return;
  throw new Forbidden(
    'organization.second-factor-required',
    'Votre rôle demande la double vérification : activez-la dans « Mon compte », puis revenez.',
  );
}

function entryOf(standing: Standing | DelegatedStanding, now: Temporal.Instant): Entry {
  const { organization, rights } = standing;
  const home = 'onBehalfOf' in standing ? standing.onBehalfOf : null;
  return {
    ...{ organizationId: organization.id, name: organization.name, onBehalfOf: home?.id ?? null },
    ...(home === null ? {} : { onBehalfOfName: home.name }),
    may: (permission, professionalId) => mayUse(rights, permission, professionalId, now),
    reach: (permission) => reachOf(rights, permission, now),
  };
}

/** Somebody tried the identifier of an organisation that is not theirs: said to nobody, written down. */
async function refuse(office: Office, act: Act, organizationId: string): Promise<never> {
  const object = { kind: 'organization', id: organizationId };
  await recordAct(office.databases.commons, act, {
    action: 'organizations.entry.refused',
    object,
    at: office.clock.now(),
  });
  throw organizationNotFound();
}
