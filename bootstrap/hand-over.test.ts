import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { root } from './source-files.ts';

test('when npm is ended, what its shell started ends too, with its own last words', async (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cabinet-hand-over-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const script = path.join(folder, 'serve.mjs');
  const says = `process.on('SIGTERM', () => { console.log('ended'); process.exit(0); });`;
  writeFileSync(script, `${says} console.log('serving'); setInterval(() => {}, 1000);`);
  const installer = path.join(root, 'bootstrap/install.mjs');
  const start = path.join(folder, 'start.mjs');
  const handed = JSON.stringify(path.relative(root, script));
  writeFileSync(start, `import { handOver } from ${JSON.stringify(installer)}; handOver(${handed});`);
  // The shell stays: it has something to do after.
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${start}"; true`], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of shell.stdout) {
    said += String(chunk);
    if (said === 'serving\n') shell.kill('SIGTERM');
  }
  assert.equal(said, 'serving\nended\n');
  if (shell.exitCode === null && shell.signalCode === null) await once(shell, 'exit');
});
