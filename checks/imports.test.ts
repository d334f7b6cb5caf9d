import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readImports } from './imports.ts';

test('every form of import is read, with its line, and whether only types are taken', () => {
  const text = `import './tokens.css';
import path from 'node:path';
import type { Log } from '#platform/kernel/log.ts';
import { type A, type B } from './both-types.ts';
import { type C, d } from './mixed.ts';
import {
  e,
} from './several-lines.ts';
export { f } from './passed-on.ts';
export type { G } from './type-passed-on.ts';
const late = () => import('./lazy.tsx');
import * as h from "./double-quotes.ts";
`;
  assert.deepEqual(
    readImports(text).map(({ line, target, typeOnly }) => `${line} ${target}${typeOnly ? ' (types)' : ''}`),
    [
      '1 ./tokens.css',
      '2 node:path',
      '3 #platform/kernel/log.ts (types)',
      '4 ./both-types.ts (types)',
      '5 ./mixed.ts',
      '6 ./several-lines.ts',
      '9 ./passed-on.ts',
      '10 ./type-passed-on.ts (types)',
      '12 ./double-quotes.ts',
      '11 ./lazy.tsx',
    ],
  );
});

test('comments and plain exports are no imports', () => {
  const text = `// import { a } from './a.ts';
// later: import('./late.ts')
/* import { b } from './b.ts'; */
export const c = 'from "./c.ts"';
export function d(): string {
  return 'text';
}
`;
  assert.deepEqual(readImports(text), []);
});
