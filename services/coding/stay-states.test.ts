import assert from 'node:assert/strict';
import test from 'node:test';
import { Conflict } from '#platform/kernel/errors.ts';
import { STAY_STATES } from './api/vocabulary.ts';
import { afterAnalysis, move, next, whyNot, type StayEvent } from './stay-states.ts';

const EVENTS: readonly StayEvent[] = [
  ...(['report-given', 'analysis-asked', 'analysis-restarted', 'proposals-ready', 'scope-doubted'] as const),
  ...(['scope-refused', 'analysis-failed', 'smr-confirmed', 'smr-denied', 'decided', 'validated', 'reopened'] as const),
];

test('a stay goes from its report to a validated coding, and back to another version', () => {
  const way: StayEvent[] = ['report-given', 'analysis-asked', 'proposals-ready', 'decided', 'validated', 'reopened'];
  let state = move('awaiting-report', way[0]!);
  const seen = [state];
  for (const event of [...way.slice(1), 'decided', 'validated'] as StayEvent[]) seen.push((state = move(state, event)));
  assert.deepEqual(seen, [
    ...['imported', 'analysing', 'to-review', 'to-review', 'validated', 'reopened', 'reopened', 'validated'],
  ]);
});

test('a validated coding opens to nothing but being reopened', () => {
  assert.deepEqual(
    EVENTS.filter((event) => next('validated', event) !== null),
    ['reopened'],
  );
});

test('decisions are taken in review only, and nothing is validated elsewhere', () => {
  const open = (event: StayEvent) => STAY_STATES.filter((state) => next(state, event) !== null);
  assert.deepEqual(
    [open('decided'), open('validated')],
    [
      ['to-review', 'reopened'],
      ['to-review', 'reopened'],
    ],
  );
});

test('the text is not replaced once there are proposals to review', () => {
  const open = STAY_STATES.filter((state) => next(state, 'report-given') !== null);
  assert.deepEqual(open, ['awaiting-report', 'imported', 'scope-doubt', 'out-of-scope', 'unreadable']);
});

test('what has no place is refused with the sentence of the state', () => {
  assert.throws(() => move('analysing', 'decided'), new Conflict('coding.stay.state', whyNot('analysing')));
});

test('a new analysis of a stay validated before comes back as reopened', () => {
  assert.equal(afterAnalysis('proposals-ready', 'analysing', true), 'reopened');
  assert.equal(afterAnalysis('proposals-ready', 'analysing', false), 'to-review');
  assert.equal(afterAnalysis('smr-confirmed', 'scope-doubt', false), 'to-review');
});
