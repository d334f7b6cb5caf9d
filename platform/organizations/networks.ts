import { sql } from 'kysely';
import { Conflict, Invalid } from '#platform/kernel/errors.ts';
import type { Commons } from '#platform/database/databases.ts';
import { isNetwork, isWithin } from './network-rules.ts';
import { inOrganization, type Office, type OrganizationAct } from './office.ts';

/** Where members may work from. */
export interface AllowedNetwork {
  /** `192.0.2.0/24`, `2001:db8::/32`; one address is its own network. */
  readonly network: string;
  /** « Cabinet, fibre » */
  readonly label: string;
}

export async function listNetworks(database: Commons, organizationId: string): Promise<readonly AllowedNetwork[]> {
  return database
    .selectFrom('organizations.networks')
    .select([sql<string>`network::text`.as('network'), 'label'])
    .where('organization_id', '=', organizationId)
    .orderBy('network')
    .execute();
}

/**
 * Sets where members and tokens may work from, from their next request on; from anywhere when none is given. Delegates
 * work from where their own organisation lets them: to delegate outside is to let in from outside.
 * @param confirmed that one knows to lock oneself out
 * @throws {Conflict} `organizations.network-lockout` when who asks stands outside  @throws {Invalid} for no network
 */
export async function setNetworks(
  office: Office,
  by: OrganizationAct,
  given: { readonly networks: readonly AllowedNetwork[]; readonly confirmed: boolean },
): Promise<void> {
  const { networks, confirmed } = given;
  refuseUnreadable(networks);
  const own = by.act.origin?.ip ?? '';
  const inside = isWithin(
    networks.map(({ network }) => network),
    own,
  );
  if (!inside && !confirmed) {
    throw new Conflict(
      'organizations.network-lockout',
      'Votre adresse actuelle n’est dans aucun de ces réseaux : vous ne pourriez plus entrer. Rien n’a changé ; ' +
        'ajoutez-la, ou confirmez.',
    );
  }
  await inOrganization(office, by, async (transaction) => {
    await transaction.deleteFrom('organizations.networks').where('organization_id', '=', by.organizationId).execute();
    for (const { network, label } of networks) {
      await transaction
        .insertInto('organizations.networks')
        .values({ organization_id: by.organizationId, network: sql`network(${network}::inet)`, label: label.trim() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    const details = { networks: networks.map(({ network }) => network).join(' '), lockedOut: !inside };
    const object = { kind: 'organization', id: by.organizationId };
    return { result: undefined, trace: { action: 'organizations.networks.set', object, details } };
  });
}

function refuseUnreadable(networks: readonly AllowedNetwork[]): void {
  const errors = networks.flatMap(({ network }, at) =>
    isNetwork(network)
      ? []
      : [
          {
            ...{ field: `networks.${at}.network`, rule: 'invalid_format' },
            message: 'Adresse ou réseau attendu, comme 192.0.2.0/24 ou 2001:db8::/32.',
          },
        ],
  );
  if (errors.length > 0) throw new Invalid('organizations.network-unreadable', 'Un réseau n’a pas pu être lu.', errors);
}
