import type { Commons, OrganizationDatabase } from '#platform/database/databases.ts';
import { openSealed as open, practiceJournal, sealFor as seal } from '#services/practice/professionals/module.ts';
import type { PracticeContext } from '#services/practice/professionals/module.ts';

export type { PracticeTransaction } from '#services/practice/professionals/module.ts';

/** A practice's context with the commons beside it, where patients' own decisions are. */
export interface PatientsContext extends PracticeContext {
  readonly commons: Commons;
}

/** What each sealed column is bound to, so that a ciphertext opens in its own row only. */
type SealedText =
  | `patients.patients.${'ins' | 'alert'}:${string}`
  | `patients.coverages.number:${string}`
  | `patients.notes.text:${string}`
  | `patients.incapacity_openings.reason:${string}`
  | `patients.merges.${'before' | 'after'}:${string}`
  | `patients.imports.file_name:${string}`
  | `patients.refused_lines.content:${string}`;

type TextKey = Pick<PatientsContext, 'textKey'>;

export function sealFor(context: TextKey, what: SealedText, text: string): Buffer {
  return seal(context, what, text);
}

export function openSealed(context: TextKey, what: SealedText, sealed: Buffer): string {
  return open(context, what, sealed);
}

/** One line of the journal about a patient. Identifiers, counts and states only. */
export async function journal(
  database: OrganizationDatabase,
  context: Pick<PatientsContext, 'act' | 'now'>,
  action: `patients.${string}`,
  patientId: string | null,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  await practiceJournal(database, context, { action, object: { kind: 'patients.patient', id: patientId }, details });
}
