import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import { recordAct } from '#platform/audit/record.ts';
import { requireRight, type PracticeContext } from '#services/practice/professionals/module.ts';
import type { DirectoryNeeds } from '../needs.ts';
import { caseNumber } from './opening.ts';
import { CaseText } from './sealing.ts';

type Needs = Pick<DirectoryNeeds, 'databases' | 'keys'>;

/** The professional concerned contests a decision, once, with their words. @throws {NotFound}, {Conflict} */
export async function contestDecision(
  needs: Needs,
  context: PracticeContext,
  decisionId: string,
  text: string,
): Promise<void> {
  const row = await decisionOf(needs, decisionId);
  if (row.organization_id !== context.organizationId || row.professional_id === null) throw notFound();
  requireRight(context, 'directory.profile.write', row.professional_id);
  if (row.contested_at !== null)
    throw new Conflict('directory.already-contested', 'Cette décision est déjà contestée.');
  const sealed = (await CaseText.open(needs)).seal('directory.decisions.contest', text);
  await change(needs, context, row, 'contested', {
    ...{ contest_sealed: sealed, contested_at: context.now.toString() },
  });
}

/** The operator answers a contest. @throws {NotFound}, {Conflict} `directory.not-contested` */
export async function answerContest(
  needs: Needs,
  context: PracticeContext,
  decisionId: string,
  outcome: string,
): Promise<void> {
  const row = await decisionOf(needs, decisionId);
  if (row.contested_at === null) throw new Conflict('directory.not-contested', 'Personne ne conteste cette décision.');
  await change(needs, context, row, 'answered', { outcome, outcome_at: context.now.toString() });
}

async function decisionOf({ databases }: Needs, decisionId: string) {
  const row = await databases.commons
    .selectFrom('directory.decisions as decision')
    .innerJoin('directory.cases as reported', 'reported.number', 'decision.case_number')
    .select(['decision.id', 'decision.case_number', 'decision.contested_at'])
    .select(['reported.organization_id', 'reported.professional_id'])
    .where('decision.id', '=', decisionId)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

async function change(
  { databases }: Needs,
  context: PracticeContext,
  row: Awaited<ReturnType<typeof decisionOf>>,
  verb: 'contested' | 'answered',
  values: Readonly<Record<string, string | Buffer>>,
): Promise<void> {
  await databases.commons.transaction().execute(async (transaction) => {
    await transaction.updateTable('directory.decisions').set(values).where('id', '=', row.id).execute();
    await recordAct(transaction, context.act, {
      ...{ action: `directory.decision.${verb}`, at: context.now },
      object: { kind: 'directory.case', id: caseNumber(row.case_number) },
    });
  });
}

function notFound(): NotFound {
  return new NotFound('directory.decision-not-found', 'Cette décision n’existe pas.');
}
