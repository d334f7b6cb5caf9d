import { Invalid } from '#platform/kernel/errors.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { Selectable } from 'kysely';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { PASSWORD_ADVICE, type MailToSend } from '#platform/identity/module.ts';
import type { CommonsTransaction } from './office.ts';
import { hashOf } from './secrets.ts';

/** Life of an invitation. */
export const INVITATION_DAYS = 7;

export type InvitationRow = Selectable<CommonsTables['organizations.invitations']>;

/**
 * The open invitation behind a link's secret, locked when asked.
 * @throws {Invalid} `organizations.invitation-refused` when used, withdrawn, expired or forged: all look the same
 */
export async function openInvitation(
  database: Commons,
  secret: string,
  now: Temporal.Instant,
  lock = false,
): Promise<InvitationRow> {
  const query = database
    .selectFrom('organizations.invitations')
    .selectAll()
    .where('secret_hash', '=', hashOf(secret))
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toString());
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row !== undefined) return row;
  throw invitationRefused();
}

/** The same for an invitation used, withdrawn, expired, forged, or whose maker may no longer give what it gives. */
export function invitationRefused(): Invalid {
  return new Invalid(
    'organizations.invitation-refused',
    'Cette invitation a déjà servi, a été retirée ou a expiré. Demandez-en une nouvelle à votre référent.',
    [{ field: 'token', rule: 'expired', message: 'Invitation utilisée, retirée ou expirée.' }],
  );
}

/** Closes the open invitations so described. @returns how many */
export async function closeInvitations(
  transaction: CommonsTransaction,
  which: {
    readonly organizationId: string;
    readonly id?: string;
    readonly email?: string;
    readonly professionalId?: string | null;
    readonly invitedBy?: string;
    readonly at: Temporal.Instant;
  },
): Promise<number> {
  let query = transaction
    .updateTable('organizations.invitations')
    .set({ revoked_at: which.at.toString() })
    .where('organization_id', '=', which.organizationId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null);
  if (which.id !== undefined) query = query.where('id', '=', which.id);
  if (which.email !== undefined) query = query.where('email', '=', which.email);
  if (which.professionalId !== undefined) {
    query = query.where('professional_id', 'is not distinct from', which.professionalId);
  }
  if (which.invitedBy !== undefined) query = query.where('invited_by', '=', which.invitedBy);
  return (await query.returning('id').execute()).length;
}

/** The secret stands after `#`: browsers send that part to no server, so no log ever holds it. */
export function invitationLink(publicUrl: URL, secret: string): string {
  return new URL(`/pro/invitation#${secret}`, publicUrl).href;
}

export function mailOfInvitation(given: {
  readonly invitation: { readonly id: string; readonly email: string; readonly name: string | null };
  readonly organization: string;
  readonly role: string;
  readonly invitedBy: string;
  readonly link: string;
  readonly at: Temporal.Instant;
}): MailToSend {
  const { invitation, organization, role, invitedBy, link, at } = given;
  return {
    ...{ to: invitation.email, at, kind: 'organizations.invitation', key: `organizations.invitation:${invitation.id}` },
    subject: `Votre accès à Cabinet pour ${organization}`,
    text: [
      invitation.name === null ? 'Bonjour,' : `Bonjour ${invitation.name},`,
      `${invitedBy} vous ouvre un accès à Cabinet pour ${organization}, avec le rôle « ${role} ». Ce lien vous est personnel, sert une seule fois et reste valable ${INVITATION_DAYS} jours :`,
      link,
      'Ce lien ouvre un accès en votre nom : ne le transmettez pas.',
      PASSWORD_ADVICE,
    ].join('\n\n'),
  };
}
