import type { Selectable } from 'kysely';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import type { Role } from './engine/types.ts';
import type { DecisionView } from './api/decisions.ts';
import type { Profile } from './api/vocabulary.ts';
import { openSealed, type CodingContext } from './context.ts';
import type { Decision } from './decisions.ts';

/** A decision as it is kept: what the rules see, and who, in what capacity, when, with what note. */
export interface StoredDecision extends Decision {
  readonly analysisId: string;
  readonly reason: DecisionView['reason'];
  readonly note: string | null;
  readonly personName: string;
  readonly profile: Profile;
  readonly at: string;
}

/** Every decision of a stay, oldest first; those of one analysis when it is named. */
export async function decisionsOf(
  database: OrganizationDatabase,
  context: Pick<CodingContext, 'textKey'>,
  stayId: string,
  analysisId?: string,
): Promise<readonly StoredDecision[]> {
  let query = database.selectFrom('coding.decisions').selectAll().where('stay_id', '=', stayId).orderBy('number');
  if (analysisId !== undefined) query = query.where('analysis_id', '=', analysisId);
  return (await query.execute()).map((row) => storedDecision(row, context));
}

function storedDecision(
  row: Selectable<OrganizationTables['coding.decisions']>,
  context: Pick<CodingContext, 'textKey'>,
): StoredDecision {
  const note =
    row.note_sealed === null ? null : openSealed(context, `coding.decisions.note:${row.id}`, row.note_sealed);
  return {
    ...{ id: row.id, number: row.number, kind: row.kind as Decision['kind'], proposalKey: row.proposal_key },
    ...{ role: row.role as Role | null, code: row.code, label: row.label, undoes: row.undoes, note },
    ...{ personId: row.person_id, personName: row.person_name, profile: row.profile as Profile, at: row.made_at },
    ...{ analysisId: row.analysis_id, reason: row.reason as DecisionView['reason'] },
  };
}

/** A decision about a code as it is shown; null for an undoing, which shows on what it undid. */
export function decisionView(decision: StoredDecision): DecisionView | null {
  const { id, number, kind, role, code, label, proposalKey, reason, note, at } = decision;
  if (kind === 'undone' || role === null || code === null || label === null) return null;
  const by = { name: decision.personName, profile: decision.profile };
  return { id, number, kind, role, code, label, proposalKey, reason, note, by, at };
}
