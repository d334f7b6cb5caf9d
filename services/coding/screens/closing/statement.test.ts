import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { emptyStatement, missingFrom, requestOf, type Statement } from './statement.ts';

const asked = { emptyRoles: ['AE'], contested: true, madeUpon: 9 } as const;
const grid = { dressing: 3, mobility: 2, eating: 1, continence: 1, behaviour: 1, communication: 1 };
const full: Statement = { emptyRoles: ['AE'], severity: '2', dependency: grid, knowsContested: true };

test('nothing is stated by default: each part is asked for', () => {
  const { dressing: _, ...incomplete } = grid;
  const less: readonly Statement[] = [
    emptyStatement,
    { ...full, emptyRoles: [] },
    { ...full, severity: null },
    { ...full, dependency: null },
    { ...full, dependency: incomplete },
    { ...full, knowsContested: false },
  ];
  deepEqual(
    less.map((statement) => requestOf(statement, asked)),
    less.map(() => null),
  );
});

test('what is missing is named, and nothing is when the request is ready', () => {
  const { dressing: _, eating: __, ...incomplete } = grid;
  deepEqual(missingFrom(emptyStatement, asked), [
    'AE reste vide',
    'la sévérité',
    'la dépendance (AVQ)',
    'les éléments contestés',
  ]);
  deepEqual(missingFrom({ ...full, dependency: incomplete }, asked), ['AVQ : habillage, alimentation']);
  deepEqual(missingFrom({ ...full, dependency: 'not-coded-here' }, asked), []);
  deepEqual(missingFrom(full, asked), []);
});

test('once all is stated, the request holds it', () => {
  deepEqual(requestOf(full, asked), { madeUpon: 9, emptyRoles: ['AE'], severity: '2', dependency: grid });
  deepEqual(requestOf({ ...full, dependency: 'not-coded-here' }, asked)?.dependency, 'not-coded-here');
});
