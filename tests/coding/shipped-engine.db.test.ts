import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { seedCodingDemonstration } from '#services/coding/demo.ts';
import { openCodeBook } from '#services/coding/engine-code-book.ts';
import type { StayView } from '#services/coding/api.ts';
import { codingScene } from '#services/coding/testing/scene.ts';

const scene = await codingScene({ after }, { engine: { codes: await openCodeBook() }, timeoutMs: 60_000 });
const { tim, dim, runner } = scene;
const REPORT = await readFile(
  new URL('../../services/coding/demonstration/reports/26-07731.txt', import.meta.url),
  'utf8',
);

async function analysed(text: string): Promise<StayView> {
  const created = await tim.paste(text);
  await runner.idle();
  return tim.stay(created.stay.id);
}

const codesOf = (view: StayView, role: string) =>
  view.analysis!.proposals.filter((one) => one.role === role).map(({ code }) => code);

test('CIM-29 the engine as shipped proposes the codes of a real-looking report, each with its words', async () => {
  const view = await analysed(REPORT);
  assert.equal(view.stay.state, 'to-review');
  assert.deepEqual([codesOf(view, 'MMP')[0], codesOf(view, 'AE')[0]], ['Z966', 'S7200']);
  const das = codesOf(view, 'DAS');
  for (const code of ['E440', 'I10']) assert.ok(das.includes(code), code);
  assert.ok(!das.includes('I489') && view.analysis!.setAside.some(({ code }) => code === 'I489'));
  for (const { quotes, label, reason } of view.analysis!.proposals) {
    assert.ok(quotes.length > 0 && label !== '' && reason !== '');
    for (const { start, end, text } of quotes) assert.equal(text, REPORT.slice(start, end));
  }
});

test('CIM-30 the engine as shipped leaves empty the role that the report does not speak of', async () => {
  const view = await analysed(
    REPORT.replaceAll(/fracture du col du fémur gauche, Garden IV|chute de sa hauteur/g, 'rien'),
  );
  assert.deepEqual(codesOf(view, 'AE'), []);
});

test('a code is found as one types, by its beginning or its words, with the roles that admit it', async () => {
  const search = async (q: string) =>
    (await tim.do<{ codes: { code: string; allowed: object }[] }>('GET', `/codes?q=${encodeURIComponent(q)}`)).codes;
  assert.deepEqual((await search('s72.00'))[0], {
    ...{ code: 'S7200', label: 'Fracture fermée du col du fémur', why: null },
    allowed: { MMP: true, AE: true, DAS: true },
  });
  assert.equal((await search('hypertension art'))[0]?.code, 'I10');
  const decided = await tim.decide(await analysed(REPORT), { kind: 'add', role: 'DAS', code: 'W01.01' });
  assert.equal(decided.added[0]?.code, 'W0101');
});

test('the engine as shipped uses the terms that an establishment brings', async () => {
  const text = `${REPORT}\nConclusion : froufroutite aiguë du boulevard, prise en charge dans le service.`;
  const before = await analysed(text);
  await dim.form('/lexicon', [{ name: 'aulnes.csv', content: 'term,code\nfroufroutite aiguë,J459\n' }]);
  const since = await analysed(text);
  const has = (view: StayView) => view.analysis!.proposals.some(({ code }) => code === 'J459');
  assert.deepEqual([has(before), has(since)], [false, true]);
  assert.match(since.analysis!.engine.lexicon, /aulnes\.csv/);
});

test('the demonstration shows stays at every step with the engine as shipped', async () => {
  const establishment = {
    ...{ organizationId: scene.other, organizationName: 'SMR Les Aulnes' },
    database: await scene.databases.organization(scene.other),
    ...{ coder: scene.stranger.person, dimPhysician: scene.dim.person },
  };
  assert.equal(await seedCodingDemonstration(scene.needs, establishment), 12);
  assert.equal(await seedCodingDemonstration(scene.needs, establishment), 0);
  const { counts } = await scene.stranger.do<{ counts: Record<string, number> }>('GET', '/stays');
  const inReview = (counts['to-review'] ?? 0) + (counts['scope-doubt'] ?? 0);
  assert.deepEqual([counts['validated'], inReview, counts['imported']], [4, 7, 1]);
});
