import { z } from 'zod';
import type { Act } from '#platform/kernel/act.ts';
import type { Commons } from '#platform/database/databases.ts';
import { job, type Job } from '#platform/jobs/job.ts';
import { practiceJournal } from '#services/practice/professionals/module.ts';
import type { DirectoryNeeds } from '../needs.ts';

type Needs = Pick<DirectoryNeeds, 'databases' | 'outbox' | 'shown'>;

/** The job of a suspension, a withdrawal or their end, should the process have stopped once it was decided. */
export const APPLY_JOB = 'directory.apply-decision';

/** Does in the practice what a decision says of a document or of a public page (MAI-286). May run twice. */
export async function applyDecision(
  { databases, outbox, shown }: Needs,
  work: { readonly act: Act; readonly now: Temporal.Instant },
  decisionId: string,
): Promise<void> {
  const decision = await databases.commons
    .selectFrom('directory.decisions as decision')
    .innerJoin('directory.cases as reported', 'reported.number', 'decision.case_number')
    .select(['decision.kind', 'decision.field', 'decision.lifted_at', 'reported.document_id'])
    .select(['reported.organization_id', 'reported.professional_id'])
    .where('decision.id', '=', decisionId)
    .executeTakeFirst();
  const { organization_id: organizationId, professional_id: professionalId } = decision ?? {};
  if (decision === undefined || !organizationId || !professionalId) return;
  const becomes = decision.kind === 'withdrawn' ? 'withdrawn' : decision.lifted_at === null ? 'suspended' : 'lifted';
  const documentId = decision.field === 'document' ? decision.document_id : null;
  const database = await databases.organization(organizationId);
  await database.transaction().execute(async (transaction) => {
    if (documentId !== null) await shown.moderate(transaction, documentId, becomes, work.now);
    const object =
      documentId === null
        ? { kind: 'directory.profile', id: professionalId }
        : { kind: 'booking.document', id: documentId };
    await practiceJournal(transaction, work, { action: `directory.content.${becomes}`, object, professionalId });
    await outbox.publish(transaction, { kind: 'directory.profile.changed', ids: { professionalId } });
  });
}

/** Whether the public page of a professional is suspended: it is then shown to nobody. */
export async function isPageSuspended(commons: Commons, professionalId: string): Promise<boolean> {
  const row = await commons
    .selectFrom('directory.decisions as decision')
    .innerJoin('directory.cases as reported', 'reported.number', 'decision.case_number')
    .select('decision.id')
    .where('reported.professional_id', '=', professionalId)
    .where('decision.kind', '=', 'suspended')
    .where('decision.field', '=', 'page')
    .where('decision.lifted_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Finishes what was decided. */
export function applyingJob(needs: Needs): Job {
  return job({
    ...{ name: APPLY_JOB, perOrganization: true, payload: z.object({ decisionId: z.uuid() }) },
    handle: ({ act, clock, payload }) => applyDecision(needs, { act, now: clock.now() }, payload.decisionId),
  });
}
