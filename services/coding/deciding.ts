import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import type { NewDecision, Undo } from './api/decisions.ts';
import { readAnalysis } from './analyses.ts';
import { proposedCodes } from './analysis-view.ts';
import type { CodeBook } from './code-book.ts';
import { journal, sealFor, type CodingContext, type CodingTransaction } from './context.ts';
import { decisionsOf, type StoredDecision } from './decision-rows.ts';
import {
  lastOf,
  liveDecisions,
  overtaken,
  subjectOf,
  undecided,
  type Decision,
  type ProposedCode,
} from './decisions.ts';
import { requirePerson } from './person.ts';
import { move } from './stay-states.ts';
import { lockStay, updateStay, type StayRow } from './stays.ts';
import { decidedCode } from './decided-code.ts';

/** A locked stay with what was proposed and decided so far. */
interface Review {
  readonly stay: StayRow;
  readonly proposals: readonly ProposedCode[];
  readonly decisions: readonly StoredDecision[];
}

/** One more line for the stay's decisions. */
type Line = Pick<Decision, 'id' | 'kind' | 'proposalKey' | 'role' | 'code' | 'label' | 'undoes'> & {
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
};

/**
 * Keeps a person's decision on one proposal, or a code they enter themselves. The same decision sent twice counts
 * once; one made without having seen a colleague's on the same proposal is refused, so that nothing is overwritten
 * unseen.
 * @throws {NotFound} `coding.proposal.not-found`
 * @throws {Conflict} `coding.stay.state`, `coding.decision.conflict`, `coding.decision.id-reused`,
 *   `coding.decision.already-kept`
 * @throws {Invalid} `coding.decision.code` when the code is unknown or not admitted in the role.
 * @throws {Forbidden} `coding.person-only`
 */
export async function decide(
  context: CodingContext,
  codes: CodeBook,
  stayId: string,
  decision: NewDecision,
): Promise<void> {
  const personId = requirePerson(context);
  await context.database.transaction().execute(async (transaction) => {
    const review = await openReview(transaction, context, stayId);
    const known = review.decisions.find((one) => one.id === decision.id);
    if (known !== undefined) return refuseOther(known, decision, personId);
    await refuseReusedId(transaction, decision.id);
    const state = move(review.stay.state, 'decided');
    const subject = 'proposalKey' in decision ? decision.proposalKey : decision.id;
    refuseOvertaken(review, { subject, madeUpon: decision.madeUpon, personId });
    const line = decidedCode(decision, review, (code) => codes.lookup(code, review.stay.admitted_on));
    await addLine(transaction, context, review, { state, line, personId });
  });
}

/**
 * Takes back one decision: the one named, or the person's last that still holds. What held before it holds again.
 * @throws {NotFound} `coding.decision.not-found`
 * @throws {Conflict} `coding.stay.state`, `coding.decision.conflict`, `coding.decision.nothing-to-undo`
 */
export async function undo(context: CodingContext, stayId: string, request: Undo): Promise<void> {
  const personId = requirePerson(context);
  await context.database.transaction().execute(async (transaction) => {
    const review = await openReview(transaction, context, stayId);
    if (review.decisions.some((one) => one.id === request.id)) return;
    await refuseReusedId(transaction, request.id);
    const state = move(review.stay.state, 'decided');
    const target = undoTarget(review.decisions, request, personId);
    refuseOvertaken(review, { subject: subjectOf(target), madeUpon: request.madeUpon, personId });
    const { proposalKey } = target;
    const line: Line = {
      id: request.id,
      kind: 'undone',
      proposalKey,
      role: null,
      code: null,
      label: null,
      undoes: target.id,
    };
    await addLine(transaction, context, review, { state, line, personId });
  });
}

function undoTarget(decisions: readonly StoredDecision[], request: Undo, personId: string): Decision {
  if (request.decisionId === undefined) {
    const last = lastOf(decisions, personId);
    if (last === null)
      throw new Conflict('coding.decision.nothing-to-undo', 'Vous n’avez aucune décision à annuler ici.');
    return last;
  }
  const live = [...liveDecisions(decisions).values()].find((one) => one.id === request.decisionId);
  if (live === undefined) {
    throw new NotFound('coding.decision.not-found', 'Cette décision n’est pas, ou n’est plus, en vigueur.');
  }
  return live;
}

async function openReview(transaction: CodingTransaction, context: CodingContext, stayId: string): Promise<Review> {
  const stay = await lockStay(transaction, stayId);
  if (stay.analysis_id === null) {
    move(stay.state, 'decided');
    throw new Conflict('coding.stay.state', 'Ce séjour n’a pas de proposition.');
  }
  const analysis = await readAnalysis(transaction, context, stay.analysis_id);
  const decisions = await decisionsOf(transaction, context, stayId, stay.analysis_id);
  return { stay, proposals: proposedCodes(analysis.result), decisions };
}

function refuseOvertaken(review: Review, about: Parameters<typeof overtaken>[1]): void {
  if (!overtaken(review.decisions, about)) return;
  const message =
    'Un collègue vient de décider de cette proposition. Sa décision est enregistrée et affichée ; la vôtre ne l’a pas été : relisez, puis décidez de nouveau si besoin.';
  throw new Conflict('coding.decision.conflict', message);
}

/** A double click: the first one counts. The same identifier for something else is a fault of the caller. */
function refuseOther(known: StoredDecision, sent: NewDecision, personId: string): void {
  const same =
    known.personId === personId &&
    known.proposalKey === ('proposalKey' in sent ? sent.proposalKey : null) &&
    known.kind === KIND[sent.kind] &&
    (!('code' in sent) || known.code === sent.code);
  if (!same) throw reusedId();
}

async function refuseReusedId(transaction: CodingTransaction, id: string): Promise<void> {
  const other = await transaction.selectFrom('coding.decisions').select('id').where('id', '=', id).executeTakeFirst();
  if (other !== undefined) throw reusedId();
}

function reusedId(): Conflict {
  return new Conflict('coding.decision.id-reused', 'Cet identifiant désigne déjà une autre décision.');
}

const KIND = { accept: 'accepted', refuse: 'refused', replace: 'replaced', add: 'added' } as const;

async function addLine(
  transaction: CodingTransaction,
  context: CodingContext,
  review: Review,
  { state, line, personId }: { readonly state: StayRow['state']; readonly line: Line; readonly personId: string },
): Promise<void> {
  const { stay } = review;
  const number = stay.decisions_version + 1;
  const { id, kind, proposalKey, role, code, label, undoes } = line;
  await transaction
    .insertInto('coding.decisions')
    .values({
      ...{ id, stay_id: stay.id, analysis_id: stay.analysis_id!, number, kind, proposal_key: proposalKey },
      ...{ role, code, label, undoes, reason: line.reason ?? null, made_at: context.now.toString() },
      note_sealed: line.note === undefined ? null : sealFor(context, `coding.decisions.note:${id}`, line.note),
      ...{ person_id: personId, person_name: context.act.actor.name, profile: context.profile },
    })
    .execute();
  const waiting = undecided(review.proposals, [...review.decisions, { ...line, number, personId }]);
  await updateStay(transaction, context, stay.id, { state, decisions_version: number, remaining: waiting.length });
  await journal(transaction, context, `coding.decision.${kind}`, stay.id, { decision: id, number });
}
