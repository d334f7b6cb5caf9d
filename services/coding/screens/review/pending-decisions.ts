import type { DecisionView, NewDecision, Remaining, Undo } from '../../api/decisions.ts';
import type { StayView } from '../../api/review.ts';
import { dotted } from '../words.ts';

/** What a person decided and the server has not answered yet. */
export type Pending =
  | { readonly kind: 'decide'; readonly decision: NewDecision; readonly label: string; readonly at: string }
  | { readonly kind: 'undo'; readonly undo: Undo };

/** The stay as it will be once the server has agreed: shown at once, dropped if it refuses. */
export function withPending(view: StayView, pending: readonly Pending[], by: DecisionView['by']): StayView {
  return pending.reduce(
    (shown, item) => (item.kind === 'undo' ? undone(shown, item.undo) : decided(shown, item, by)),
    view,
  );
}

/** The proposal that a pending item is about, or null for a code to add. */
export function subjectKey(item: Pending): string | null {
  return item.kind === 'decide' && item.decision.kind !== 'add' ? item.decision.proposalKey : null;
}

function decided(view: StayView, item: Extract<Pending, { kind: 'decide' }>, by: DecisionView['by']): StayView {
  const { decision: wire, label, at } = item;
  const common = { id: wire.id, number: view.decisionsVersion + 1, note: wire.note ?? null, by, at, label };
  if (wire.kind === 'add') {
    const { role, code } = wire;
    const made: DecisionView = { ...common, kind: 'added', role, code, proposalKey: null, reason: null };
    return { ...view, added: [...view.added, made], undoable: made };
  }
  const proposal = view.analysis?.proposals.find(({ key }) => key === wire.proposalKey);
  if (proposal === undefined) return view;
  const made: DecisionView = {
    ...common,
    kind: ({ accept: 'accepted', refuse: 'refused', replace: 'replaced' } as const)[wire.kind],
    role: (wire.kind === 'replace' ? wire.role : undefined) ?? proposal.role,
    code: wire.kind === 'replace' ? wire.code : proposal.code,
    label: wire.kind === 'replace' ? label : proposal.label,
    proposalKey: proposal.key,
    reason: wire.kind === 'refuse' ? (wire.reason ?? null) : null,
  };
  return { ...withDecision(view, proposal.key, made), undoable: made };
}

function undone(view: StayView, { decisionId }: Undo): StayView {
  const id = decisionId ?? view.undoable?.id;
  const proposal = view.analysis?.proposals.find(({ decision }) => decision?.id === id);
  const shown = { ...view, added: view.added.filter((decision) => decision.id !== id), undoable: null };
  return proposal === undefined ? shown : withDecision(shown, proposal.key, null);
}

function withDecision(view: StayView, key: string, decision: DecisionView | null): StayView {
  if (view.analysis === null) return view;
  const proposals = view.analysis.proposals.map((proposal) =>
    proposal.key === key ? { ...proposal, decision } : proposal,
  );
  const others = view.remaining.filter(({ kind, proposalKey }) => kind !== 'undecided' || proposalKey !== key);
  const waiting = proposals.find((proposal) => proposal.key === key && decision === null);
  const entry: Remaining[] =
    waiting === undefined
      ? []
      : [
          {
            kind: 'undecided',
            role: waiting.role,
            proposalKey: key,
            code: waiting.code,
            text: `${dotted(waiting.code)} : à décider.`,
          },
        ];
  return { ...view, analysis: { ...view.analysis, proposals }, remaining: [...entry, ...others] };
}
