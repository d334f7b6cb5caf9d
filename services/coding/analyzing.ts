import type { Outbox } from '#platform/jobs/outbox.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { AnalysisFailed } from './analysis/thread.ts';
import { factsOf, keepAnalysis } from './analyses.ts';
import { journal, type CodingContext } from './context.ts';
import type { Analysis } from './engine/types.ts';
import { lexiconInUse } from './lexicon.ts';
import type { CodingNeeds } from './needs.ts';
import { checkProposals } from './proposal-check.ts';
import { readReport } from './reports.ts';
import { afterAnalysis, move } from './stay-states.ts';
import { findStay, lockStay, updateStay, type StayRow } from './stays.ts';

export type AnalyzingContext = Pick<CodingContext, 'act' | 'now' | 'textKey' | 'database'>;
type AnalyzingNeeds = Pick<CodingNeeds, 'pool' | 'codes'> & { readonly outbox: Pick<Outbox, 'publish'> };

/**
 * Analyses the report of a stay that waits for it, and moves the stay on. A stay that no longer waits is left as it
 * is: the same call may come twice.
 */
export async function analyzeStay(
  needs: AnalyzingNeeds,
  context: AnalyzingContext,
  { stayId, analysisId }: { readonly stayId: string; readonly analysisId: string },
): Promise<void> {
  const { database } = context;
  const stay = await findStay(database, stayId);
  const report = await readReport(database, context, stay.report_id);
  if (stay.state !== 'analysing' || report === null) return;
  const task = { text: report.text, stay: factsOf(stay), lexicon: await lexiconInUse(database) };
  const answer = await tryTwice(() => needs.pool.analyze(task));
  const lookup = (code: string) => needs.codes.lookup(code, stay.admitted_on);
  const result = answer && checkProposals(answer, report.text, lookup);
  await conclude(needs, database, context, { stay, analysisId, result });
}

/** An engine that fails twice on the same report will fail again: the stay says so, and work goes on. */
async function tryTwice(analyze: () => Promise<Analysis>): Promise<Analysis | null> {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    try {
      return await analyze();
    } catch (error) {
      if (!(error instanceof AnalysisFailed) || error.reason === 'ended') throw error;
    }
  }
  return null;
}

async function conclude(
  needs: AnalyzingNeeds,
  database: OrganizationDatabase,
  context: AnalyzingContext,
  {
    stay,
    analysisId,
    result,
  }: { readonly stay: StayRow; readonly analysisId: string; readonly result: Analysis | null },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const present = await lockStay(transaction, stay.id);
    // Another run was faster, or the text was replaced meanwhile.
    if (present.state !== 'analysing' || present.report_id !== stay.report_id) return;
    if (result === null) {
      await updateStay(transaction, context, stay.id, { state: move(present.state, 'analysis-failed') });
      await journal(transaction, context, 'coding.analysis.failed', stay.id);
      return;
    }
    await keepAnalysis(transaction, context, present, {
      ...{ id: analysisId, reportId: stay.report_id!, settings: factsOf(stay), result },
    });
    await updateStay(transaction, context, stay.id, {
      ...{ state: stateAfter(present, result), analysis_id: analysisId, quality_warnings: result.quality.length },
      ...{ proposals: result.proposals.length, remaining: result.proposals.length },
    });
    await journal(transaction, context, 'coding.analysis.made', stay.id, { proposals: result.proposals.length });
    await needs.outbox.publish(transaction, { kind: 'coding.stay.analysed', ids: { stayId: stay.id, analysisId } });
  });
}

function stateAfter(stay: StayRow, result: Analysis): StayRow['state'] {
  if (result.scope?.level === 'refuse') return move(stay.state, 'scope-refused');
  if (result.scope?.level === 'confirm') return move(stay.state, 'scope-doubted');
  return afterAnalysis('proposals-ready', stay.state, stay.coding_version !== null);
}
