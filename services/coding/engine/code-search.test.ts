import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testEngine } from './testing.ts';

const found = (query: string, limit = 5): string[] =>
  testEngine()
    .search(query, limit)
    .map(({ code }) => code);

test('codes are found by their beginning, with or without the dot', () => {
  assert.deepEqual(found('I48', 4), ['I48', 'I480', 'I481', 'I482']);
  assert.deepEqual(found('i48.2'), ['I482']);
});

test('words are found as they are typed, without accents and with a mistake', () => {
  for (const query of ['fibrillation auric', 'FIBRILLATION AURICULAIRE', 'fibrilation auriculaire']) {
    assert.ok(found(query).includes('I489'), query);
  }
});

test('a parent whose extension is compulsory says why it may not be recorded', () => {
  const [hit] = testEngine().search('S720', 1);
  assert.deepEqual(hit, {
    code: 'S720',
    label: 'Fracture du col du fémur',
    allowed: { MMP: false, AE: false, DAS: false },
    why: 'Extension obligatoire : choisissez un code plus précis, par exemple S7200.',
  });
});

test('nothing is found for nothing', () => {
  assert.deepEqual([found(''), found('  '), found('zzzzqqqq')], [[], [], []]);
});
