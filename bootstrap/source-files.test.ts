import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { codeFiles, projectFiles, sourcesHash } from './source-files.ts';

function project(t: TestContext, files: Record<string, string>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'cabinet-sources-'));
  t.after(() => rmSync(root, { recursive: true }));
  for (const [file, text] of Object.entries(files)) write(root, file, text);
  return root;
}

function write(root: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

test('the files of the project are those a person wrote', (t) => {
  const root = project(t, {
    'platform/a.ts': '',
    '.ci/run': '',
    'node_modules/b/index.js': '',
    '.cabinet/demo.json': '',
    'npm.log': '',
  });
  assert.deepEqual(projectFiles(root), ['.ci/run', 'platform/a.ts']);
  assert.deepEqual(codeFiles(projectFiles(root)), ['platform/a.ts']);
});

test('the fingerprint follows names and contents, and ignores the documentation', (t) => {
  const root = project(t, { 'a.ts': '1', 'schema.sql': '2', 'docs/conformity.md': '3', 'README.md': '4' });
  const before = sourcesHash(root);
  write(root, 'docs/conformity.md', 'changed');
  write(root, 'README.md', 'changed');
  assert.equal(sourcesHash(root), before);
  write(root, 'schema.sql', 'changed');
  const changed = sourcesHash(root);
  assert.notEqual(changed, before);
  write(root, 'b.ts', '');
  assert.notEqual(sourcesHash(root), changed);
});
