import { sql, type Kysely } from 'kysely';
import type { Act } from '#platform/kernel/act.ts';
import type { Commons, OrganizationDatabase } from '#platform/database/databases.ts';
import { noteWriting } from './written-journals.ts';
import type { JournalTables } from './tables.ts';

/** One line of the journal. Identifiers, counts and states only: never a word of a report, a message or a name. */
export interface AuditEntry {
  /** `coding.stay.read`: module, object, verb. */
  readonly action: string;
  /** `id` is null for what has none: a list read, an export. */
  readonly object: { readonly kind: string; readonly id: string | null };
  readonly at: Temporal.Instant;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Writes one line of the journal: in the organisation's own for an act inside it, in the commons for an act without
 * an organisation. Pass the transaction of the act, so that neither exists without the other (CIM-25, CIM-139).
 * A bulk run writes one line per batch, with the count in `details`.
 */
export async function recordAct(database: OrganizationDatabase | Commons, act: Act, entry: AuditEntry): Promise<void> {
  const journal = database as unknown as Kysely<JournalTables>;
  const { actor, origin } = act;
  const written = await journal
    .insertInto('audit.entries')
    .values({
      at: entry.at.toString(),
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      on_behalf_of: act.onBehalfOf,
      action: entry.action,
      object_kind: entry.object.kind,
      object_id: entry.object.id,
      ip: origin?.ip ?? null,
      port: origin?.port ?? null,
      browser_id: origin?.browserId ?? null,
      request_id: origin?.requestId ?? null,
      details: JSON.stringify(entry.details ?? {}),
    })
    .returning([
      sql<string>`current_database()`.as('database'),
      sql<string>`pg_current_xact_id()::text`.as('transaction'),
    ])
    .executeTakeFirstOrThrow();
  noteWriting(written.database, BigInt(written.transaction));
}
