import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#platform/kernel/ids.ts';
import { accountOf, Caller } from '#tests/harness/caller.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { REPORT, upload } from '#tests/harness/coding.ts';

const SESSIONS = 20;
const UPLOADS = 200;
const cabinet = await startCabinet({ after });

interface Progress {
  readonly total: number;
  readonly analysing: number;
  readonly stays: readonly { readonly state: string; readonly proposals: number }[];
}

test('200 uploads from 20 sessions at once are all accepted and analysed, and the server answers meanwhile', async (t) => {
  const account = await accountOf(cabinet, 'coder-tim');
  const callers: Caller[] = [];
  // One after the other: attempts made at once on one account count as guesses until they succeed.
  for (let session = 0; session < SESSIONS; session += 1) callers.push(await new Caller(cabinet).signIn(account));
  const importId = newId();
  const watch = watchHealth();
  const begun = performance.now();
  const outcomes = await Promise.all(callers.map((caller, session) => uploadTen(caller, session, importId)));
  const uploadedMs = performance.now() - begun;
  const progress = await allAnalysed(callers[0]!, importId);
  const analysedMs = performance.now() - begun;
  const waits = (await watch.end()).toSorted((a, b) => a - b);

  assert.deepEqual(new Set(outcomes.flat().map(({ outcome }) => outcome)), new Set(['imported']));
  assert.equal(new Set(outcomes.flat().map(({ stayId }) => stayId)).size, UPLOADS);
  assert.equal(progress.total, UPLOADS);
  assert.ok(progress.stays.every(({ state, proposals }) => state === 'to-review' && proposals >= 4));
  const p95 = waits[Math.floor(waits.length * 0.95)]!;
  const figures = `uploaded in ${uploadedMs.toFixed(0)} ms, analysed in ${analysedMs.toFixed(0)} ms, /healthz p95 ${p95.toFixed(1)} ms, worst ${waits.at(-1)!.toFixed(1)} ms of ${waits.length}`;
  t.diagnostic(figures);
  if (process.env['CABINET_FIGURES'] === '1') console.log(figures);
  assert.ok(p95 < 100, figures);
});

async function uploadTen(caller: Caller, session: number, importId: string) {
  const outcomes = [];
  for (let file = session; file < UPLOADS; file += SESSIONS) {
    const content = `Séjour inventé n° ${file}.\n${REPORT}`;
    outcomes.push(...(await upload(caller, [{ name: `charge ${file}.txt`, content }], { importId, analyze: 'now' })));
  }
  return outcomes;
}

/** Asks `/healthz` from a process of its own, so that what this one is busy with is not measured. */
function watchHealth(): { end: () => Promise<readonly number[]> } {
  const program = path.resolve(import.meta.dirname, '../harness/health-watch.ts');
  const child = fork(program, [`${cabinet.url}/healthz`]);
  return {
    end: async () => {
      child.send('end');
      const [waits] = (await once(child, 'message')) as [readonly number[]];
      return waits;
    },
  };
}

async function allAnalysed(caller: Caller, importId: string): Promise<Progress> {
  const over = Date.now() + 240_000;
  for (;;) {
    const progress = await caller.do<Progress>('GET', `/api/coding/imports/${importId}`);
    if (progress.analysing === 0) return progress;
    assert.ok(Date.now() < over, `after four minutes ${progress.analysing} are still analysed`);
    await pause(1000);
  }
}
