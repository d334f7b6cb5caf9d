import { z } from 'zod';
import type { Act } from '#platform/kernel/act.ts';
import { Conflict } from '#platform/kernel/errors.ts';
import { job, type Job } from '#platform/jobs/job.ts';
import { practiceJournal } from '#services/practice/professionals/module.ts';
import type { Deletable } from '../api/moderation.ts';
import type { DirectoryNeeds } from '../needs.ts';
import { pageOf, type Page } from '../profile/pages.ts';
import type { CaseRow } from './reading.ts';
import { CaseText } from './sealing.ts';

type Needs = Pick<DirectoryNeeds, 'databases' | 'keys' | 'outbox'>;

/** The job of a deletion: the mention goes, should the process have stopped once its proof was kept. */
export const REMOVE_JOB = 'directory.remove-mention';

/** What stands in a public field now. @throws {Conflict} `directory.nothing-to-delete` */
export async function standingMention(
  { databases }: Pick<Needs, 'databases'>,
  { organization_id: organizationId, professional_id: professionalId }: CaseRow,
  field: Deletable,
): Promise<string> {
  const nothing = new Conflict('directory.nothing-to-delete', 'Rien ne se trouve plus à cet endroit.');
  if (organizationId === null || professionalId === null) throw nothing;
  const mention = mentionIn(await pageOf(await databases.organization(organizationId), professionalId), field);
  if (mention === '') throw nothing;
  return mention;
}

/** Takes the mention of a decision out of the public page; one rewritten since stays. May run twice. */
export async function removeMention(
  needs: Needs,
  work: { readonly act: Act; readonly now: Temporal.Instant },
  decisionId: string,
): Promise<void> {
  const decision = await needs.databases.commons
    .selectFrom('directory.decisions as decision')
    .innerJoin('directory.cases as reported', 'reported.number', 'decision.case_number')
    .select(['decision.field', 'decision.former_sealed', 'reported.organization_id', 'reported.professional_id'])
    .where('decision.id', '=', decisionId)
    .where('decision.kind', '=', 'deleted')
    .executeTakeFirst();
  const { organization_id: organizationId, professional_id: professionalId, former_sealed: sealed } = decision ?? {};
  if (decision === undefined || !organizationId || !professionalId || !sealed) return;
  const field = decision.field as Deletable;
  const former = (await CaseText.open(needs)).unseal('directory.decisions.former', sealed);
  const database = await needs.databases.organization(organizationId);
  await database.transaction().execute(async (transaction) => {
    const locked = transaction.selectFrom('directory.pages').select('professional_id').forUpdate();
    await locked.where('professional_id', '=', professionalId).execute();
    if (mentionIn(await pageOf(transaction, professionalId), field) !== former) return;
    await transaction
      .updateTable('directory.pages')
      .set({
        ...(field === 'presentation' ? { presentation: '' } : {}),
        ...(field === 'tariffs' ? { tariffs: '[]' } : {}),
        ...(field === 'photo' ? { photo_id: null } : {}),
        ...(field === 'logo' ? { logo_id: null } : {}),
        changed_at: work.now.toString(),
      })
      .where('professional_id', '=', professionalId)
      .execute();
    await practiceJournal(transaction, work, {
      ...{ action: 'directory.profile.moderated', object: { kind: 'directory.profile', id: professionalId } },
      ...{ professionalId, details: { field } },
    });
    await needs.outbox.publish(transaction, { kind: 'directory.profile.changed', ids: { professionalId } });
  });
}

/** Finishes deletions. */
export function removalJob(needs: Needs): Job {
  return job({
    ...{ name: REMOVE_JOB, perOrganization: true, payload: z.object({ decisionId: z.uuid() }) },
    handle: ({ act, clock, payload }) => removeMention(needs, { act, now: clock.now() }, payload.decisionId),
  });
}

function mentionIn(page: Page, field: Deletable): string {
  return {
    presentation: page.presentation,
    tariffs: page.tariffs.map(({ label }) => label).join('\n'),
    photo: page.photoId ?? '',
    logo: page.logoId ?? '',
  }[field];
}
