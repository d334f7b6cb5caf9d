import assert from 'node:assert/strict';
import test from 'node:test';
import { datesWords, isNetwork, periods, shortId } from './filter-words.ts';

test('dates read as a part of a sentence', () => {
  const words = [
    datesWords('', ''),
    datesWords('2026-03-01', ''),
    datesWords('', '2026-03-12'),
    datesWords('2026-03-12', '2026-03-12'),
    datesWords('2026-03-01', '2026-03-12'),
  ];
  assert.deepEqual(words, [
    'toutes les dates',
    'depuis le 01/03/2026',
    'jusqu’au 12/03/2026',
    'le 12/03/2026',
    'du 01/03/2026 au 12/03/2026',
  ]);
});

test('the periods offered end today', () => {
  assert.deepEqual(
    periods('2026-03-01').map(({ from, to }) => `${from} ${to}`),
    ['2026-03-01 2026-03-01', '2026-02-28 2026-02-28', '2026-02-23 2026-03-01', '2026-01-31 2026-03-01'],
  );
});

test('an address or a network is told from anything else', () => {
  const good = ['203.0.113.7', '203.0.113.0/24', '::1', '2001:db8::/32', '2001:db8:0:0:0:0:0:1'];
  const bad = ['', '203.0.113', '256.0.0.1', '203.0.113.0/33', 'ici', '2001:db8', 'a::b::c/129'];
  assert.deepEqual([good.filter((text) => !isNetwork(text)), bad.filter(isNetwork)], [[], []]);
});

test('identifiers are shortened where they differ', () => {
  // Identifiers are made in order of time: their beginnings are alike.
  assert.equal(shortId('019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b'), '2e3f4a5b');
  assert.deepEqual([shortId('stay_12'), shortId('a-very-long-identifier')], ['stay_12', 'a-very-long-…']);
});
