import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { StayView } from '../../api/review.ts';
import { proposal } from './invented-review.ts';
import { withPending, type Pending } from './pending-decisions.ts';

const by = { name: 'Hélène Garcin', profile: 'coder-tim' } as const;
const at = '2026-11-21T08:38:00Z';
const undecided = { kind: 'undecided', role: 'DAS', proposalKey: 'DAS:I10', code: 'I10', text: 'I10 : à décider.' };
const view = {
  analysis: { proposals: [proposal('DAS:I10'), proposal('DAS:D62')] },
  added: [],
  remaining: [undecided],
  decisionsVersion: 4,
  undoable: null,
} as unknown as StayView;

const replace: Pending = {
  kind: 'decide',
  decision: { kind: 'replace', id: 'd5', madeUpon: 4, proposalKey: 'DAS:I10', code: 'I110', role: 'AE' },
  label: 'Cardiopathie hypertensive',
  at,
};
const made = {
  ...{ id: 'd5', number: 5, kind: 'replaced', role: 'AE', code: 'I110', label: 'Cardiopathie hypertensive' },
  ...{ proposalKey: 'DAS:I10', reason: null, note: null, by, at },
};

test('a decision shows at once, and nothing waits for it any more', () => {
  const shown = withPending(view, [replace], by);
  deepEqual(
    [shown.analysis?.proposals.map(({ decision }) => decision), shown.remaining, shown.undoable],
    [[made, null], [], made],
  );
  deepEqual(view.analysis?.proposals[0]?.decision, null);
});

test('undone, it waits again', () => {
  const shown = withPending(view, [replace, { kind: 'undo', undo: { id: 'u', madeUpon: 4 } }], by);
  deepEqual([shown.analysis?.proposals[0]?.decision, shown.remaining, shown.undoable], [null, [undecided], null]);
});

test('a code added by hand shows among the added, and goes when undone', () => {
  const add: Pending = {
    kind: 'decide',
    decision: { kind: 'add', id: 'a1', madeUpon: 4, role: 'DAS', code: 'Z602' },
    label: 'Personne vivant seule',
    at,
  };
  deepEqual(
    withPending(view, [add], by).added.map(({ id, kind, code }) => [id, kind, code]),
    [['a1', 'added', 'Z602']],
  );
  const undo: Pending = { kind: 'undo', undo: { id: 'u', madeUpon: 4, decisionId: 'a1' } };
  deepEqual(withPending(view, [add, undo], by).added, []);
});
