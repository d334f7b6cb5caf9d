import assert from 'node:assert/strict';
import test from 'node:test';
import { silentLog } from '#platform/kernel/log.ts';
import { AnalysisPool, type AnalysisTask } from './pool.ts';

const PROGRAM = new URL('../testing/stand-in-worker.ts', import.meta.url);

function poolOf(t: test.TestContext, more: object = {}): AnalysisPool {
  const pool = new AnalysisPool({ log: silentLog, threads: 1, program: PROGRAM, timeoutMs: 400, ...more });
  t.after(() => pool.close());
  return pool;
}

function task(text: string, lexicon: AnalysisTask['lexicon'] = null): AnalysisTask {
  return { text, stay: { admittedOn: '2026-10-08', hospitalization: 'HC' }, lexicon };
}

test('a thread that crashes or takes too long costs its own analysis only', async (t) => {
  const pool = poolOf(t);
  const texts = ['escarre', '[[crash]]', 'escarre', '[[hang]]', '[[throw]]', 'hypertension'];
  const outcomes = await Promise.all(
    texts.map((text) =>
      pool.analyze(task(text)).then(
        ({ proposals }) => proposals.map(({ code }) => code).join(),
        (error: { reason: string }) => error.reason,
      ),
    ),
  );
  assert.deepEqual(outcomes, ['L891', 'crashed', 'L891', 'timed-out', 'threw', 'I10']);
});

test('an establishment’s lexicon goes to a thread once', async (t) => {
  const pool = poolOf(t);
  let read = 0;
  const lexicon = { name: 'Aulnes', fingerprint: 'f1', content: async () => `term,code\n${(read += 1)}` };
  const used = [];
  for (let turn = 0; turn < 3; turn += 1) used.push((await pool.analyze(task('escarre', lexicon))).engine.lexicon);
  assert.deepEqual([used, read], [['f1', 'f1', 'f1'], 1]);
});

test('a search goes before the analyses that wait', async (t) => {
  const pool = poolOf(t);
  const done: string[] = [];
  const analyses = [1, 2, 3].map(() => pool.analyze(task('escarre')).then(() => done.push('analysis')));
  const search = pool.search('l89', 5).then((codes) => done.push(codes.map(({ code }) => code).join()));
  await Promise.all([...analyses, search]);
  assert.deepEqual(done, ['analysis', 'L891', 'analysis', 'analysis']);
});

test('beyond what may wait, the caller is told to come back', async (t) => {
  const pool = poolOf(t, { waiting: 1 });
  const first = pool.analyze(task('escarre'));
  const second = pool.analyze(task('escarre'));
  await assert.rejects(pool.analyze(task('escarre')), { code: 'coding.analysis.busy' });
  await Promise.all([first, second]);
});

test('a program that does not start is said, and the next analysis tries again', async (t) => {
  const pool = poolOf(t, { program: new URL('data:text/javascript,process.exit(3)') });
  await assert.rejects(pool.analyze(task('escarre')), { reason: 'crashed' });
  await assert.rejects(pool.analyze(task('escarre')), { reason: 'crashed' });
});
