import type { Act } from '#platform/kernel/act.ts';
import { Forbidden } from '#platform/kernel/errors.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Entrance, Entry, Session } from '#platform/http/session.ts';
import { delegatedStanding, type DelegatedStanding } from './delegated-entrance.ts';
import { mayUse, reachOf } from './grant-rules.ts';
import { isWithin } from './network-rules.ts';
import { organizationNotFound, type Office } from './office.ts';
import { standingOf, type Standing } from './standings.ts';
import { rightsOfToken } from './token-rights.ts';

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
      if (!isWithin(standing.networks, act.origin?.ip ?? '')) return refuseFromElsewhere(office, act, organizationId);
      if (session.actor.kind === 'person') refuseWithoutSecondFactor(session, standing);
      return entryOf(standing, now);
    },
  };
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

/** A member who is not where they may work from: told so, and written where the referent reads. */
async function refuseFromElsewhere(office: Office, act: Act, organizationId: string): Promise<never> {
  const object = { kind: 'organization', id: organizationId };
  const at = office.clock.now();
  const journal = await office.databases.organization(organizationId);
  await recordAct(journal, act, { action: 'organizations.entry.refused-network', object, at });
  throw new Forbidden(
    'organization.network-refused',
    'Cette organisation ne s’ouvre que depuis ses réseaux autorisés, et vous n’y êtes pas. Connectez-vous depuis ' +
      'l’un d’eux, ou demandez à votre référent d’autoriser celui-ci.',
  );
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
