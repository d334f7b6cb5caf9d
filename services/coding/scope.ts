import { journal, type CodingContext } from './context.ts';
import { afterAnalysis, move } from './stay-states.ts';
import { requirePerson } from './person.ts';
import { lockStay, updateStay } from './stays.ts';

/**
 * A person says whether the doubtful report is that of an SMR stay (CIM-40); the answer is kept with the analysis.
 * @throws {Conflict} `coding.stay.state`
 * @throws {Forbidden} `coding.person-only`
 */
export async function answerScope(context: CodingContext, stayId: string, smrStay: boolean): Promise<void> {
  const personId = requirePerson(context);
  await context.database.transaction().execute(async (transaction) => {
    const stay = await lockStay(transaction, stayId);
    const state = smrStay
      ? afterAnalysis('smr-confirmed', stay.state, stay.coding_version !== null)
      : move(stay.state, 'smr-denied');
    await transaction
      .insertInto('coding.scope_answers')
      .values({
        ...{ analysis_id: stay.analysis_id!, smr_stay: smrStay, answered_at: context.now.toString() },
        ...{ person_id: personId, person_name: context.act.actor.name },
      })
      .execute();
    const counts = smrStay ? {} : { proposals: 0, remaining: 0 };
    await updateStay(transaction, context, stayId, { state, ...counts });
    await journal(transaction, context, 'coding.scope.answered', stayId, { smrStay });
  });
}
