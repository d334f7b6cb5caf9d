import type { Transaction } from 'kysely';
import type { Act } from '#platform/kernel/act.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Commons, OrganizationDatabase } from '#platform/database/databases.ts';
import { sealText, unsealText } from '#platform/database/encryption.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import type { OrganizationContext } from '#platform/http/route.ts';
import type { PatientsNeeds } from './needs.ts';

export type PatientsTransaction = Transaction<OrganizationTables>;

/** Somebody who calls from inside an organisation; a route's own call has this shape. */
export interface Caller {
  readonly organization: OrganizationContext;
  readonly act: Act;
}

/** Who acts, in which practice, when: what every function of this room is given beside its values. */
export interface PatientsContext extends Caller {
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
  readonly commons: Commons;
  readonly now: Temporal.Instant;
  /** The organisation's key for free text. */
  readonly textKey: Buffer;
}

/** @returns the context of a caller, at the clock's now. */
export async function contextOf(
  { organization, act }: Caller,
  needs: Pick<PatientsNeeds, 'clock' | 'keys' | 'commons'>,
): Promise<PatientsContext> {
  const { organizationId, database } = organization;
  return {
    ...{ organization, act, organizationId, database, commons: needs.commons, now: needs.clock.now() },
    textKey: await needs.keys.key(organizationId, 'text'),
  };
}

/** What each sealed column is bound to, so that a ciphertext opens in its own row only. */
export type SealedText =
  | `patients.patients.${'ins' | 'alert'}:${string}`
  | `patients.coverages.number:${string}`
  | `patients.notes.text:${string}`
  | `patients.incapacity_openings.reason:${string}`
  | `patients.merges.${'before' | 'after'}:${string}`
  | `patients.imports.file_name:${string}`
  | `patients.refused_lines.content:${string}`;

export type TextKey = Pick<PatientsContext, 'textKey'>;

export function sealFor({ textKey }: TextKey, what: SealedText, text: string): Buffer {
  return sealText(textKey, text, what);
}

export function openSealed({ textKey }: TextKey, what: SealedText, sealed: Buffer): string {
  return unsealText(textKey, sealed, what);
}

/** One line of the journal about a patient. Identifiers, counts and states only. */
export async function journal(
  database: OrganizationDatabase,
  { act, now }: Pick<PatientsContext, 'act' | 'now'>,
  action: `patients.${string}`,
  patientId: string | null,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  await recordAct(database, act, { action, object: { kind: 'patients.patient', id: patientId }, at: now, details });
}
