import type { Transaction } from 'kysely';
import type { Act } from '#platform/kernel/act.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import { recordAct } from '#platform/audit/record.ts';
import { sealText, unsealText } from '#platform/database/encryption.ts';
import type { Profile } from './api/vocabulary.ts';

export type CodingTransaction = Transaction<OrganizationTables>;

/** Who acts, in which organisation, when: what every function of coding is given beside its values. */
export interface CodingContext {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly database: OrganizationDatabase;
  readonly act: Act;
  readonly profile: Profile;
  readonly may: (permission: string) => boolean;
  readonly now: Temporal.Instant;
  /** The organisation's key for free text. */
  readonly textKey: Buffer;
}

/** What each sealed column is bound to, so that a ciphertext opens in its own row only. */
export type SealedText =
  | `coding.reports.text:${string}`
  | `coding.analyses.result:${string}`
  | `coding.decisions.note:${string}`
  | `coding.reopenings.reason:${string}`
  | `coding.anomalies.${'comment' | 'excerpt'}:${string}`;

export function sealFor(context: Pick<CodingContext, 'textKey'>, what: SealedText, text: string): Buffer {
  return sealText(context.textKey, text, what);
}

export function openSealed(context: Pick<CodingContext, 'textKey'>, what: SealedText, sealed: Buffer): string {
  return unsealText(context.textKey, sealed, what);
}

/** One line of the journal about a stay (CIM-139). Identifiers and counts only. */
export async function journal(
  database: OrganizationDatabase,
  context: Pick<CodingContext, 'act' | 'now'>,
  action: `coding.${string}`,
  stayId: string | null,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  await recordAct(database, context.act, {
    action,
    object: { kind: 'coding.stay', id: stayId },
    at: context.now,
    details,
  });
}
