import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { findChromium } from './chromium.ts';

test('the browser is the first program of a known name on the PATH', (t) => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'cabinet-path-'));
  t.after(() => rmSync(root, { recursive: true }));
  const plant = (folder: string, name: string, mode: number): string => {
    const file = path.join(root, folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
    chmodSync(file, mode);
    return file;
  };
  plant('a', 'chromium', 0o644);
  plant('a', 'firefox', 0o755);
  const expected = plant('b', 'chromium-browser', 0o755);
  plant('c', 'chromium', 0o755);
  const folders = ['', 'a', 'b', 'c'].map((name) => (name === '' ? '' : path.join(root, name)));
  assert.equal(findChromium(folders.join(path.delimiter)), expected);
});
