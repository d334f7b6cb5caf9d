import { systemAct } from '#platform/kernel/act.ts';
import { newId } from '#platform/kernel/ids.ts';
import { recordAct } from '#platform/audit/record.ts';
import { invitationLink, INVITATION_DAYS } from './invitation-links.ts';
import type { Office } from './office.ts';
import { createOrganization } from './organizations.ts';
import { OPERATOR_ROLE } from './roles.ts';
import { makeSecret } from './secrets.ts';

/**
 * A one-time link that creates the first operator, printed where only who runs the server reads it. A new link
 * replaces the former one.
 * @returns null once there is an operator: the next ones are invited
 */
export async function createOperatorLink(office: Office): Promise<string | null> {
  const { commons } = office.databases;
  const organizationId = (await findOperator(office)) ?? (await newOperator(office));
  const now = office.clock.now();
  const { secret, hash } = makeSecret();
  const created = await commons.transaction().execute(async (transaction) => {
    const member = await transaction
      .selectFrom('organizations.members')
      .select('id')
      .where('organization_id', '=', organizationId)
      .executeTakeFirst();
    if (member !== undefined) return false;
    await transaction
      .updateTable('organizations.invitations')
      .set({ revoked_at: now.toString() })
      .where('organization_id', '=', organizationId)
      .where('accepted_at', 'is', null)
      .execute();
    const id = newId();
    await transaction
      .insertInto('organizations.invitations')
      .values({
        ...{ id, organization_id: organizationId, email: null, role: OPERATOR_ROLE, secret_hash: hash },
        ...{ created_at: now.toString(), expires_at: now.add({ hours: 24 * INVITATION_DAYS }).toString() },
      })
      .execute();
    const object = { kind: 'invitation', id };
    await recordAct(transaction, systemAct('operator'), {
      action: 'organizations.operator.link-made',
      object,
      at: now,
    });
    return true;
  });
  return created ? invitationLink(office.publicUrl, secret) : null;
}

async function findOperator(office: Office): Promise<string | null> {
  const row = await office.databases.commons
    .selectFrom('organizations.organizations')
    .select('id')
    .where('kind', '=', 'operator')
    .executeTakeFirst();
  return row?.id ?? null;
}

function newOperator(office: Office): Promise<string> {
  return createOrganization(office, { name: 'Exploitant', kind: 'operator', services: [], seats: null });
}
