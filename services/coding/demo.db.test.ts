import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seedCodingDemonstration } from './demo.ts';
import { codingScene } from './testing/scene.ts';

test('the demonstration holds stays at every step, made once', async (t) => {
  const scene = await codingScene(t);
  const establishment = {
    ...{ organizationId: scene.own, organizationName: 'SMR Les Aulnes', database: scene.database },
    ...{ coder: scene.tim.person, dimPhysician: scene.dim.person },
  };
  assert.equal(await seedCodingDemonstration(scene.needs, establishment), 12);
  assert.equal(await seedCodingDemonstration(scene.needs, establishment), 0);
  const rows = await scene.database
    .selectFrom('coding.stays')
    .select(['state', 'admitted_on', 'discharged_on'])
    .execute();
  const states = Map.groupBy(rows, ({ state }) => state);
  assert.equal(rows.length, 12);
  assert.deepEqual([states.get('imported')?.length, states.has('validated'), states.has('to-review')], [1, true, true]);
  for (const { discharged_on: day } of rows) assert.ok(day !== null && day <= '2026-11-21');
});
