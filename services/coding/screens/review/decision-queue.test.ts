import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { StayView } from '../../api/review.ts';
import { DecisionQueue } from './decision-queue.ts';
import type { Pending } from './pending-decisions.ts';

const accept = (id: string): Pending => ({
  kind: 'decide',
  decision: { kind: 'accept', id, madeUpon: 0, proposalKey: `DAS:${id}` },
  label: id,
  at: '2026-11-21T08:38:00Z',
});
const idOf = (item: Pending) => (item.kind === 'decide' ? item.decision.id : 'undo');
/** Nothing left to send, and the stay as the last answer told it. */
const settledAt = (decisionsVersion: number) => ({
  ...{ items: [], waiting: false, refused: null },
  answered: { decisionsVersion } as StayView,
});
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A queue whose server answers from a script: an answer, or a refusal. */
function scripted(script: readonly ('ok' | 'away' | 'signed-out' | 'refused')[]) {
  const said: string[] = [];
  const retries: (() => void)[] = [];
  const answers = [...script];
  const queue = new DecisionQueue({
    send: (item) => {
      const answer = answers.shift() ?? 'ok';
      said.push(`${idOf(item)} ${answer}`);
      return answer === 'ok'
        ? Promise.resolve({ decisionsVersion: said.length } as StayView)
        : Promise.reject(new Error(answer));
    },
    isAway: (cause) => cause instanceof Error && cause.message === 'away',
    isSignedOut: (cause) => cause instanceof Error && cause.message === 'signed-out',
    onAnswer: () => {},
    keep: () => {},
    later: (act) => retries.push(act),
  });
  return { queue, said, retries };
}

test('decisions leave one at a time, in order', async () => {
  const { queue, said } = scripted([]);
  queue.add(accept('A'));
  queue.add(accept('B'));
  await settled();
  deepEqual([said, queue.state()], [['A ok', 'B ok'], settledAt(2)]);
});

test('a decision leaves the queue in the same breath as the answer that holds it', async () => {
  const { queue } = scripted([]);
  const seen: unknown[] = [];
  queue.subscribe(() => seen.push([queue.state().items.length, queue.state().answered?.decisionsVersion ?? null]));
  queue.add(accept('A'));
  await settled();
  deepEqual(seen, [
    [1, null],
    [0, 1],
  ]);
});

test('without network they are kept, tried again later, and none is lost', async () => {
  const { queue, said, retries } = scripted(['away', 'away']);
  queue.add(accept('A'));
  await settled();
  queue.add(accept('B'));
  await settled();
  deepEqual([queue.state().items.map(idOf), queue.state().waiting], [['A', 'B'], true]);
  retries.at(-1)?.();
  await settled();
  deepEqual([said, queue.state()], [['A away', 'A away', 'A ok', 'B ok'], settledAt(4)]);
});

test('when the session has ended they are kept, and leave only once the same person is back', async () => {
  const { queue, said, retries } = scripted(['away', 'signed-out']);
  queue.add(accept('A'));
  await settled();
  retries.at(-1)?.();
  await settled();
  queue.add(accept('B'));
  queue.retry();
  for (const retry of retries) retry();
  await settled();
  deepEqual([said, queue.state().refused], [['A away', 'A signed-out'], null]);
  deepEqual([queue.state().items.map(idOf), queue.state().waiting], [['A', 'B'], false]);
  queue.signedIn();
  queue.signedIn();
  await settled();
  deepEqual([said, queue.state()], [['A away', 'A signed-out', 'A ok', 'B ok'], settledAt(4)]);
});

test('a refusal drops its decision alone, and is told until read', async () => {
  const { queue, said } = scripted(['refused']);
  queue.add(accept('A'));
  queue.add(accept('B'));
  await settled();
  const { items, refused } = queue.state();
  deepEqual([said, items, refused === null ? null : idOf(refused.item)], [['A refused', 'B ok'], [], 'A']);
  queue.dismissRefusal();
  deepEqual(queue.state().refused, null);
});

test('what has not been sent can be taken back', async () => {
  const { queue } = scripted(['away']);
  queue.add(accept('A'));
  await settled();
  deepEqual([queue.takeBack('A'), queue.takeBack('B'), queue.state().items], [true, false, []]);
});
