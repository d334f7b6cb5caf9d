import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Candidate } from './candidates.ts';
import { CodeTable } from './code-table.ts';
import { factsOf } from '../reading/facts.ts';
import type { Code } from '../reference.ts';
import { keepByRules, RULES } from './rules.ts';
import type { StayFacts } from '../types.ts';

const ALL = { MMP: true, AE: true, DAS: true };
const NONE = { MMP: false, AE: false, DAS: false };
const code = (name: string, more: Partial<Code> = {}): Code => ({
  ...{ code: name, label: name, category: name.slice(0, 3), chapter: 1, active: true, leaf: true, roles: ALL },
  ...{ sexRule: 0, imprecise: false, ...more },
});
const table = new CodeTable([
  code('C61', { sexRule: 1 }),
  code('E109'),
  code('E119'),
  code('G810', { roles: NONE }),
  code('I64', { imprecise: true }),
  code('N180', { active: false }),
  code('Z501'),
  code('Z519'),
]);
const stay: StayFacts = { admittedOn: '2025-03-03', hospitalization: 'HC', sex: 'F' };

function candidate(name: string, mentions = 1): Candidate {
  const mention = { bearing: 'body', words: 1 } as Candidate['mentions'][number];
  return {
    code: name,
    quotes: [{ start: 0, end: 1 }],
    mentions: Array.from({ length: mentions }, () => mention),
    reasons: [],
  };
}

const judge = (...candidates: Candidate[]) => keepByRules(candidates, { stay, facts: factsOf(''), table });

test('a code unknown, out of date, never allowed or of the other sex is discarded and counted', () => {
  const { kept, discarded } = judge(
    candidate('X99'),
    candidate('N180'),
    candidate('G810'),
    candidate('C61'),
    candidate('I64'),
  );
  assert.deepEqual(
    kept.map((one) => one.code),
    ['I64'],
  );
  assert.deepEqual(discarded, { 'code-in-force': 2, 'smr-profile': 1, sex: 1 });
});

test('of two codes that exclude each other, the better supported stays', () => {
  const { kept, discarded } = judge(candidate('E109', 1), candidate('E119', 2));
  assert.deepEqual([kept.map((one) => one.code), discarded], [['E119'], { contradiction: 1 }]);
});

test('what acts describe is not proposed as a diagnosis', () => {
  assert.deepEqual(judge(candidate('Z501')).discarded, { 'care-not-condition': 1 });
  assert.deepEqual(judge(candidate('Z519')).discarded, { 'care-not-condition': 1 });
});

test('a warning stays with its code', () => {
  const { notes } = judge(candidate('I64'));
  assert.deepEqual(
    notes.get('I64')?.map(({ rule, level }) => [rule, level]),
    [['imprecise', 'warns']],
  );
});

test('every rule has an id of its own, a sentence and a source', () => {
  assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
  for (const { text, source } of RULES) assert.ok(text.endsWith('.') && source.length > 5);
});
