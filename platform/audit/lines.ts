import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { JournalTables } from './tables.ts';

export type Line = Selectable<JournalTables['audit.entries']>;

/** The professional for whom an act was done, by identifier; null where it concerns none. */
export function forWhom({ details }: Pick<Line, 'details'>): string | null {
  const { professional } = details as { readonly professional?: unknown };
  return typeof professional === 'string' ? professional : null;
}

/**
 * One line in the form that is sealed: every column but the batch, in this order for good, as JSON. Any change here
 * would make every earlier seal wrong: add a version instead.
 */
function canonicalLine(line: Line): string {
  return JSON.stringify([
    ...[line.id, line.at, line.actor_kind, line.actor_id, line.actor_name, line.on_behalf_of],
    ...[line.action, line.object_kind, line.object_id],
    ...[line.ip, line.port, line.reverse_dns, line.browser_id, line.request_id],
    Object.entries(line.details as object).toSorted(([left], [right]) => (left < right ? -1 : 1)),
  ]);
}

/** SHA-256 over the lines of a batch, in order of their numbers. */
export function digestOf(lines: readonly Line[]): Buffer {
  const hash = createHash('sha256');
  // JSON holds no raw line break, so that no two sequences of lines read alike.
  for (const line of lines) hash.update(canonicalLine(line)).update('\n');
  return hash.digest();
}
