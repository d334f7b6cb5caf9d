import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conformityPage, pageDifferences, unknownClauses } from './conformity-page.ts';

const CLAUSES = ['CIM-17', 'CIM-18', 'CIM-19', 'CIM-20'].map((id) => ({ id, product: 'Codage', section: 'Accounts' }));

function claim(name: string, outcome: 'passed' | 'failed' | 'skipped', file = 'a.test.ts') {
  return { name, outcome, file, line: 4 };
}

/** The lines of the clauses. */
function rowsOf(page: string): string[] {
  return page.split('\n').filter((line) => line.startsWith('- '));
}

test('a clause is ticked when a test that claims it passed and none failed or was skipped', () => {
  const page = conformityPage(
    CLAUSES,
    [
      claim('CIM-17 one answer', 'passed'),
      claim('CIM-17 one delay', 'passed', 'b.db.test.ts'),
      claim('CIM-18 link used once', 'passed'),
      claim('CIM-18 link expired', 'skipped'),
      claim('CIM-19 locks', 'failed'),
      claim('locks as CIM-20 asks', 'passed'),
    ],
    new Map([['CIM-20', 'contracts']]),
  );
  assert.deepEqual(rowsOf(page), [
    '- ✅ CIM-17 — CIM-17 one answer (a.test.ts) · CIM-17 one delay (b.db.test.ts)',
    '- ☐ CIM-18',
    '- ☐ CIM-19',
    '- ☐ CIM-20 — waits for contracts',
  ]);
  assert.match(page, /\| Codage \| 4 \| 1 \|\n\| all \| 4 \| 1 \|/);
});

test('one test may claim several clauses, and its failure unticks them all', () => {
  const name = 'CIM-17 CIM-18 both';
  const ticks = (outcome: 'passed' | 'failed'): number =>
    rowsOf(conformityPage(CLAUSES, [claim(name, outcome)], new Map())).filter((row) => row.includes('✅')).length;
  assert.equal(ticks('passed'), 2);
  assert.equal(ticks('failed'), 0);
});

test('a tick without a passing test is told apart from a page that lags', () => {
  const honest = conformityPage(CLAUSES, [claim('CIM-17 one answer', 'passed')], new Map());
  assert.deepEqual(pageDifferences(honest, honest), []);
  const dreamt = honest.replace('☐ CIM-18', '✅ CIM-18 — CIM-18 dreamt (a.test.ts)');
  assert.deepEqual(pageDifferences(dreamt, honest), [
    'docs/conformity.md: not so: - ✅ CIM-18 — CIM-18 dreamt (a.test.ts)',
    'docs/conformity.md: missing: - ☐ CIM-18',
  ]);
});

test('a name that speaks of a clause no catalogue has is found', () => {
  assert.deepEqual(unknownClauses(CLAUSES, [claim('CIM-99 dreamt', 'passed'), claim('CIM-17 real', 'passed')]), [
    'a.test.ts:4: CIM-99 is in no catalogue (docs/clauses.tsv)',
  ]);
});
