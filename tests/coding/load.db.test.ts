import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#platform/kernel/ids.ts';
import type { StayList } from '#services/coding/api.ts';
import { codingScene } from '#services/coding/testing/scene.ts';
import { FULL_REPORT } from './reports.ts';

const UPLOADS = 200;
const SESSIONS = 20;

test('200 distinct uploads from 20 sessions at once: none refused, 200 stays, each analysed, health answers meanwhile', async () => {
  const scene = await codingScene({ after });
  const callers = [scene.tim, scene.colleague, scene.dim, scene.assistant];
  const waits: number[] = [];
  const over = new AbortController();
  const watch = (async () => {
    while (!over.signal.aborted) {
      const start = performance.now();
      assert.equal((await scene.server.inject('/healthz')).statusCode, 200);
      waits.push(performance.now() - start);
      await pause(5);
    }
  })();
  const importId = newId();
  const session = async (at: number) => {
    const outcomes = [];
    for (let file = at; file < UPLOADS; file += SESSIONS) {
      const content = `Compte rendu n° ${file}. ${FULL_REPORT}\n`.repeat(1 + (file % 5));
      const fields = { importId, analyze: 'now' };
      outcomes.push(...(await callers[at % callers.length]!.upload([{ name: `sejour ${file}.txt`, content }], fields)));
    }
    return outcomes;
  };
  const outcomes = (await Promise.all(Array.from({ length: SESSIONS }, (_, at) => session(at)))).flat();
  await scene.runner.idle();
  over.abort();
  await watch;

  assert.deepEqual(
    outcomes.filter(({ outcome }) => outcome !== 'imported'),
    [],
  );
  assert.equal(new Set(outcomes.map(({ stayId }) => stayId)).size, UPLOADS);
  const { total, counts } = await scene.tim.do<StayList>('GET', '/stays?limit=1');
  assert.deepEqual([total, counts['to-review']], [UPLOADS, UPLOADS]);
  const p95 = waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.95)]!;
  assert.ok(waits.length > 50 && p95 < 100, `p95 ${Math.round(p95)} ms over ${waits.length} questions`);
});
