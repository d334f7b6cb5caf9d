import { z } from 'zod';
import { job, type Job, type OrganizationWork } from '#platform/jobs/job.ts';
import type { Analysis } from './engine/types.ts';
import { AnalysisFailed } from './analysis/thread.ts';
import { factsOf, keepAnalysis } from './analyses.ts';
import { journal, type CodingContext } from './context.ts';
import { lexiconInUse } from './lexicon.ts';
import type { CodingNeeds } from './needs.ts';
import { checkProposals } from './proposal-check.ts';
import { readReport } from './reports.ts';
import { afterAnalysis, move } from './stay-states.ts';
import { findStay, lockStay, updateStay, type StayRow } from './stays.ts';

const payload = z.object({ stayId: z.uuid(), analysisId: z.uuid() });
type AnalysisWork = OrganizationWork<z.output<typeof payload>>;
type JobContext = Pick<CodingContext, 'act' | 'now' | 'textKey'>;

/** Analyses one report. May run twice: a stay that no longer waits is left as it is. */
export function analysisJob(needs: Pick<CodingNeeds, 'keys' | 'pool' | 'outbox' | 'codes'>): Job {
  return job({
    ...{ name: 'coding.analyze', perOrganization: true, payload },
    ...{ concurrency: 4, timeoutSeconds: 180 },
    handle: async (work) => {
      const stay = await findStay(work.database, work.payload.stayId);
      if (stay.state !== 'analysing' || stay.report_id === null) return;
      const textKey = await needs.keys.key(work.organizationId, 'text');
      const context: JobContext = { act: work.act, now: work.clock.now(), textKey };
      const report = await readReport(work.database, context, stay.report_id);
      const lexicon = await lexiconInUse(work.database);
      const task = { text: report!.text, stay: factsOf(stay), lexicon };
      const answer = await tryTwice(() => needs.pool.analyze(task));
      const lookup = (code: string) => needs.codes.lookup(code, stay.admitted_on);
      const result = answer && checkProposals(answer, report!.text, lookup);
      await conclude(needs, work, context, { stay, result });
    },
  });
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
  needs: Pick<CodingNeeds, 'outbox'>,
  work: AnalysisWork,
  context: JobContext,
  { stay, result }: { readonly stay: StayRow; readonly result: Analysis | null },
): Promise<void> {
  await work.database.transaction().execute(async (transaction) => {
    const present = await lockStay(transaction, stay.id);
    // Another run was faster, or the text was replaced meanwhile.
    if (present.state !== 'analysing' || present.report_id !== stay.report_id) return;
    if (result === null) {
      await updateStay(transaction, context, stay.id, { state: move(present.state, 'analysis-failed') });
      await journal(transaction, context, 'coding.analysis.failed', stay.id);
      return;
    }
    const { analysisId } = work.payload;
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
