import assert from 'node:assert/strict';
import test from 'node:test';
import { codingScene } from './testing/scene.ts';

const REPORT =
  'Patiente admise pour prothèse de hanche après fracture du col du fémur. Suivi : escarre, pas de dénutrition.';

test('a report goes from pasted text to an exported coding', async (t) => {
  const { tim, runner } = await codingScene(t);
  const created = await tim.paste(REPORT);
  assert.equal(created.stay.state, 'analysing');
  await runner.idle();
  const view = await tim.stay(created.stay.id);
  assert.equal(view.stay.state, 'to-review');
  assert.deepEqual(
    view.analysis?.proposals.map(({ key }) => key),
    ['MMP:Z966', 'AE:S7200', 'DAS:L891'],
  );
  const done = await tim.validate(await tim.acceptEach(view));
  assert.equal(done.stay.state, 'validated');
  const json = await tim.do<{ codes: unknown[] }>('GET', `/stays/${view.stay.id}/export/json`);
  assert.equal(json.codes.length, 3);
});
