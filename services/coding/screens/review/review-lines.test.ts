import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { StayView } from '../../api/review.ts';
import { decision, proposal, quoteAt } from './invented-review.ts';
import { segmentGroups, tallies, undecidedCount } from './progress-segments.ts';
import { linesOf, neighbour, nextUndecided, roleGroups } from './review-lines.ts';

const proposals = [
  proposal('MMP:Z966', { rank: 2, quotes: [quoteAt(5)] }),
  proposal('MMP:S7200', { rank: 1, quotes: [quoteAt(90)] }),
  proposal('DAS:D62', { rank: 1, quotes: [quoteAt(80)], decision: decision('refused', { code: 'D62' }) }),
  proposal('DAS:E440', { rank: 2, quotes: [quoteAt(20)], decision: decision('replaced', { code: 'E43' }) }),
  proposal('DAS:I10', { rank: 3 }),
];
const added = [decision('added', { id: 'a1', code: 'Z602', proposalKey: null })];
const view = { analysis: { proposals }, added } as unknown as Pick<StayView, 'analysis' | 'added'>;
const groups = roleGroups(view);
const lines = linesOf(groups);

test('MMP candidates stand by rank, DAS where the report says them, added codes last', () => {
  deepEqual(
    groups.map(({ role, lines: own }) => [role, own.map(({ id, state }) => `${id} ${state}`)]),
    [
      ['MMP', ['MMP:S7200 undecided', 'MMP:Z966 undecided']],
      ['AE', []],
      ['DAS', ['DAS:E440 replaced', 'DAS:D62 refused', 'DAS:I10 undecided', 'a1 added']],
    ],
  );
});

test('next and previous stop at the ends; the next to decide goes round', () => {
  deepEqual(
    [
      neighbour(lines, null, 1),
      neighbour(lines, 'MMP:S7200', -1),
      neighbour(lines, 'a1', 1),
      neighbour(lines, 'MMP:Z966', 1),
    ],
    ['MMP:S7200', 'MMP:S7200', 'a1', 'DAS:E440'],
  );
  deepEqual(
    [
      nextUndecided(lines, null),
      nextUndecided(lines, 'MMP:Z966'),
      nextUndecided(lines, 'DAS:I10'),
      nextUndecided([], null),
    ],
    ['MMP:S7200', 'DAS:I10', 'MMP:S7200', null],
  );
});

test('a role whose every line is refused is empty, unless a code of another role took its place', () => {
  const refused = proposal('MMP:Z966', { decision: decision('refused', { role: 'MMP' }) });
  const moved = proposal('DAS:I10', { decision: decision('replaced', { role: 'MMP' }) });
  const emptyOf = (...given: ReturnType<typeof proposal>[]) =>
    segmentGroups(roleGroups({ analysis: { proposals: given } as unknown as StayView['analysis'], added: [] }))
      .filter(({ empty }) => empty)
      .map(({ role }) => role);
  deepEqual(emptyOf(refused), ['MMP']);
  deepEqual(emptyOf(refused, proposal('MMP:S7200')), []);
  deepEqual(emptyOf(refused, moved), ['DAS']);
});

test('the bar has a segment per line, by role, and says what was decided', () => {
  deepEqual(
    segmentGroups(groups).map(({ role, segments, decided }) => [role, segments.map(({ state }) => state), decided]),
    [
      ['MMP', ['undecided', 'undecided'], 0],
      ['AE', [], 0],
      ['DAS', ['replaced', 'refused', 'undecided', 'added'], 3],
    ],
  );
  deepEqual(
    tallies(groups).map(({ words }) => words),
    ['1\u00A0remplacée', '1\u00A0refusée', '1\u00A0ajoutée'],
  );
  deepEqual(undecidedCount(groups), 3);
});
