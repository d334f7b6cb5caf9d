import type { Transaction } from 'kysely';
import type { Act } from '#platform/kernel/act.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { Forbidden } from '#platform/kernel/errors.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { sealText, unsealText } from '#platform/database/encryption.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import type { Entry } from '#platform/http/session.ts';

export type PracticeTransaction = Transaction<OrganizationTables>;

/** Who acts, in which practice, when: what every function of the practice is given beside its values. */
export interface PracticeContext extends Pick<Entry, 'may' | 'reach'> {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly database: OrganizationDatabase;
  readonly act: Act;
  readonly now: Temporal.Instant;
  /** The practice's key for free text. */
  readonly textKey: Buffer;
}

/** What a context is made from, beside a call. */
export interface ContextNeeds {
  readonly clock: Clock;
  readonly keys: Pick<KeyStore, 'key'>;
}

/**
 * Refuses who does not hold a right for a professional; without one, for the whole practice.
 * @throws {Forbidden} `permission.missing`
 */
export function requireRight(context: Pick<PracticeContext, 'may'>, permission: string, professionalId?: string): void {
  if (context.may(permission, professionalId)) return;
  const whom = professionalId === undefined ? 'dans cette organisation' : 'pour ce praticien';
  throw new Forbidden('permission.missing', `Vos droits ${whom} ne permettent pas cette action.`);
}

/** Encrypts free text for one column of one row: `what` is `schema.table.column:<id>`. */
export function sealFor(context: Pick<PracticeContext, 'textKey'>, what: string, text: string): Buffer {
  return sealText(context.textKey, text, what);
}

/** Opens what `sealFor` made for the same column and row. */
export function openSealed(context: Pick<PracticeContext, 'textKey'>, what: string, sealed: Buffer): string {
  return unsealText(context.textKey, sealed, what);
}

/** A line of the practice's journal (MAI-025). Identifiers, counts and states only. */
export interface PracticeLine {
  /** `agenda.appointment.moved` */
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string | null };
  /** For whom it was done, where it concerns one professional. */
  readonly professionalId?: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** Writes one line about an act: who, for which professional, what, when. Pass the transaction of the act. */
export async function practiceJournal(
  database: OrganizationDatabase,
  context: Pick<PracticeContext, 'act' | 'now'>,
  line: PracticeLine,
): Promise<void> {
  const { action, object, professionalId = null, details = {} } = line;
  const forWhom = professionalId === null ? {} : { professional: professionalId };
  await recordAct(database, context.act, { action, object, at: context.now, details: { ...forWhom, ...details } });
}
