import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  finalCodes,
  lastOf,
  liveDecisions,
  overtaken,
  overtakenAnywhere,
  undecided,
  type Decision,
} from './decisions.ts';

const PROPOSALS = [
  { key: 'MMP:Z966', role: 'MMP', code: 'Z966', label: 'Implant' },
  { key: 'DAS:L891', role: 'DAS', code: 'L891', label: 'Escarre' },
  { key: 'DAS:W19', role: 'DAS', code: 'W19', label: 'Chute' },
] as const;

function line(number: number, kind: Decision['kind'], more: Partial<Decision> = {}): Decision {
  const about = { role: 'DAS', code: 'L891', label: 'Escarre', proposalKey: 'DAS:L891', undoes: null } as const;
  return { id: `d${number}`, number, kind, personId: 'hortense', ...about, ...more };
}

function undoing(number: number, target: Decision, personId = 'hortense'): Decision {
  const { proposalKey, id } = target;
  return {
    id: `d${number}`,
    number,
    kind: 'undone',
    proposalKey,
    role: null,
    code: null,
    label: null,
    undoes: id,
    personId,
  };
}

test('of each proposal the last decision that was not undone holds', () => {
  const accepted = line(1, 'accepted');
  const refused = line(2, 'refused');
  const held = (decisions: readonly Decision[]) => liveDecisions(decisions).get('DAS:L891')?.kind ?? null;
  assert.deepEqual(
    [
      held([]),
      held([accepted]),
      held([refused, accepted]),
      held([accepted, refused, undoing(3, refused)]),
      held([accepted, refused, undoing(3, refused), undoing(4, accepted)]),
    ],
    [null, 'accepted', 'refused', 'accepted', null],
  );
});

test('undoing every decision, in any order, leaves nothing decided', () => {
  const kinds = fc.array(fc.constantFrom('accepted', 'refused', 'replaced', 'added'), { maxLength: 12 });
  fc.assert(
    fc.property(kinds, fc.nat(), (drawn, seed) => {
      const made = drawn.map((kind, at) => line(at + 1, kind, kind === 'added' ? { proposalKey: null } : {}));
      const order = made.toSorted((a, b) => ((a.number * 7919 + seed) % 31) - ((b.number * 7919 + seed) % 31));
      const undone = order.map((decision, at) => undoing(made.length + at + 1, decision));
      assert.equal(liveDecisions([...made, ...undone]).size, 0);
      assert.equal(undecided(PROPOSALS, [...made, ...undone]).length, PROPOSALS.length);
    }),
  );
});

test('the codes of a stay are what persons decided, never what was proposed', () => {
  const decisions = [
    line(1, 'added', { proposalKey: null, role: 'DAS', code: 'I10', label: 'Hypertension' }),
    line(2, 'replaced', { proposalKey: 'DAS:W19', code: 'W010', label: 'Chute de plain-pied' }),
    line(3, 'refused'),
    line(4, 'accepted', { proposalKey: 'MMP:Z966', role: 'MMP', code: 'Z966', label: 'Implant' }),
  ];
  assert.deepEqual(finalCodes(PROPOSALS, decisions), [
    { role: 'MMP', code: 'Z966', label: 'Implant', origin: 'accepted', replaces: null, status: 'proposal' },
    {
      role: 'DAS',
      code: 'W010',
      label: 'Chute de plain-pied',
      origin: 'replaced',
      replaces: 'W19',
      status: 'proposal',
    },
    { role: 'DAS', code: 'I10', label: 'Hypertension', origin: 'entered-by-user', replaces: null, status: 'proposal' },
  ]);
});

test('a decision made without having seen a colleague’s on the same proposal is overtaken; one’s own never is', () => {
  const theirs = line(2, 'refused', { personId: 'basile' });
  const about = (madeUpon: number, subject = 'DAS:L891') => ({ subject, madeUpon, personId: 'hortense' });
  const takenBack = undoing(3, line(1, 'accepted'), 'basile');
  assert.deepEqual(
    [
      overtaken([theirs], about(1)),
      overtaken([theirs], about(2)),
      overtaken([theirs], about(1, 'DAS:W19')),
      overtaken([line(2, 'refused')], about(1)),
      overtaken([line(1, 'accepted'), takenBack], about(1)),
      overtakenAnywhere([theirs], { madeUpon: 1, personId: 'hortense' }),
      overtakenAnywhere([theirs], { madeUpon: 1, personId: 'basile' }),
    ],
    [true, false, false, false, true, true, false],
  );
});

test('undo takes back the person’s own last decision that still holds', () => {
  const mine = line(1, 'accepted');
  const later = line(3, 'accepted', { proposalKey: 'DAS:W19' });
  const theirs = line(2, 'accepted', { proposalKey: 'MMP:Z966', personId: 'basile' });
  assert.equal(lastOf([mine, theirs, later], 'hortense')?.id, 'd3');
  assert.equal(lastOf([mine, theirs, later, undoing(4, later)], 'hortense')?.id, 'd1');
  assert.equal(lastOf([theirs], 'hortense'), null);
});
