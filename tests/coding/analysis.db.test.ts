import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { extractTextInWorker } from '#platform/documents/extraction-pool.ts';
import type { AnalysisView, History, StayList, StayView } from '#services/coding/api.ts';
import { codingScene } from '#services/coding/testing/scene.ts';
import { FULL_KEYS, FULL_REPORT, WITHOUT_AE } from './reports.ts';

const scene = await codingScene({ after }, { timeoutMs: 700 });
const { tim, runner, database } = scene;

async function analysed(text: string, facts: object = {}): Promise<StayView> {
  const created = await tim.paste(text, facts);
  await runner.idle();
  return tim.stay(created.stay.id);
}

test('CIM-29 a report of known content gives its proposals with code, label and role, and waits for review', async () => {
  const view = await analysed(FULL_REPORT);
  assert.equal(view.stay.state, 'to-review');
  assert.deepEqual(
    view.analysis?.proposals.map(({ role, code, label, rank, band }) => [role, code, label, rank, band]),
    [
      ['MMP', 'Z966', 'Présence d’implants d’articulations', 1, 'high'],
      ['AE', 'S7200', 'Fracture fermée du col du fémur', 1, 'high'],
      ['DAS', 'L891', 'Ulcère de décubitus de stade II', 1, 'high'],
      ['DAS', 'I10', 'Hypertension essentielle (primitive)', 2, 'high'],
    ],
  );
  assert.deepEqual([view.stay.proposals, view.stay.remaining], [4, 4]);
});

test('CIM-30 a role without candidate holds nothing, and several candidates keep their order', async () => {
  const without = await analysed(WITHOUT_AE);
  assert.deepEqual(
    without.analysis?.proposals.filter(({ role }) => role === 'AE'),
    [],
  );
  assert.deepEqual(without.finalCodes, []);
  const several = await analysed(`${FULL_REPORT} Séquelle : hémiplégie.`);
  const candidates = several.analysis?.proposals.filter(({ role }) => role === 'MMP');
  assert.deepEqual(
    candidates?.map(({ code, rank }) => [code, rank]),
    [
      ['Z966', 1],
      ['G8199', 2],
    ],
  );
});

test('CIM-35 every excerpt is a literal part of the report, at the place it names', async () => {
  const view = await analysed(FULL_REPORT);
  const { text } = view.report!;
  assert.equal(text, FULL_REPORT);
  const excerpts = view.analysis!.proposals.map(({ key, quotes }) => [key, quotes.map((quote) => quote.text)]);
  assert.deepEqual(excerpts, [
    ['MMP:Z966', ['prothèse de hanche']],
    ['AE:S7200', ['fracture du col du fémur']],
    ['DAS:L891', ['escarre']],
    ['DAS:I10', ['hypertension']],
  ]);
  for (const { quotes } of [...view.analysis!.proposals, ...view.analysis!.setAside]) {
    for (const quote of quotes) assert.equal(quote.text, text.slice(quote.start, quote.end));
  }
  assert.deepEqual(
    view.analysis!.setAside.map(({ code, quotes }) => [code, quotes[0]?.text]),
    [['E440', 'pas de dénutrition']],
  );
  // A proposal whose excerpt is not in the report keeps none: the screen then says so.
  const odd = await analysed(`${FULL_REPORT} [[bad quote]]`);
  assert.deepEqual(odd.analysis?.proposals.find(({ code }) => code === 'W010')?.quotes, []);
});

test('CIM-36 no generated element leaves without its label and its source', async () => {
  const { analysis, notices } = await analysed(FULL_REPORT);
  for (const element of [...analysis!.proposals, ...analysis!.setAside]) {
    assert.deepEqual([element.generated, element.source], ['automatic', 'knowledge-base']);
    assert.ok(element.quotes.length > 0);
    for (const quote of element.quotes) assert.equal(quote.source, 'client-data');
  }
  assert.match(notices.generated, /automatiquement.*données du client.*base de connaissances générale/);
});

test('CIM-37 until a person validates, every code is a proposal, in the list, the stay and the history', async () => {
  const view = await tim.acceptEach(await analysed(FULL_REPORT, { localId: 'CIM-37' }));
  const list = await tim.do<StayList>('GET', '/stays?q=CIM-37');
  const history = await tim.do<History>('GET', `/stays/${view.stay.id}/history`);
  const statuses = (shown: StayView) => [
    ...new Set([...shown.analysis!.proposals, ...shown.finalCodes].map(({ status }) => status)),
  ];
  assert.deepEqual(
    [list.stays[0]?.codesStatus, statuses(view), view.validation, history.codings],
    [...['proposal', ['proposal'], null, []]],
  );
  assert.doesNotMatch(JSON.stringify([view.finalCodes, view.analysis, list.stays]), /"validated"/);
  const done = await tim.validate(view);
  const after37 = await tim.do<StayList>('GET', '/stays?q=CIM-37');
  assert.deepEqual([statuses(done), after37.stays[0]?.codesStatus], [['validated'], 'validated']);
});

test('CIM-38 an unknown code, one out of date and one in a role that refuses it are discarded and counted', async () => {
  const { analysis } = await analysed(`${FULL_REPORT} [[bad codes]]`);
  assert.deepEqual(
    analysis?.proposals.map(({ key }) => key),
    FULL_KEYS,
  );
  // The engine itself had counted two unknown codes already.
  assert.deepEqual(analysis?.discarded, { 'unknown-code': 4, 'role-not-allowed': 1 });
});

test('CIM-39 a report of a few lines carries its warning on the result and on every export', async () => {
  const view = await analysed('Admise pour prothèse de hanche.');
  const warning = 'Le compte rendu est très court.';
  assert.deepEqual([view.analysis?.quality, view.stay.qualityWarnings], [[{ code: 'thin', text: warning }], 1]);
  await tim.validate(await tim.acceptEach(view));
  for (const format of ['json', 'csv']) {
    const { body } = await tim.call('GET', `/stays/${view.stay.id}/export/${format}`);
    assert.ok(body.includes(warning), format);
  }
  const pdf = await tim.call('GET', `/stays/${view.stay.id}/export/pdf`);
  const { text } = await extractTextInWorker(new Uint8Array(pdf.raw), 'pdf');
  assert.match(text.replaceAll(/\s+/g, ' '), /Réserve sur le compte rendu : Le compte rendu est très court\./);
});

test('CIM-42 a result keeps the versions and settings it was made with, unchanged after another', async () => {
  const first = await analysed(FULL_REPORT, { birthYear: 1944, sex: 'F' });
  const { analysis } = first;
  assert.deepEqual(
    [analysis?.number, analysis?.engine, analysis?.settings],
    [
      1,
      {
        ...{ name: 'stand-in', kind: 'rules', version: '1.2.3', rules: 'r7', classification: 'CIM-10 FR 2025' },
        lexicon: 'shipped',
      },
      { admittedOn: '2026-10-08', hospitalization: 'HC', sex: 'F', ageYears: 82 },
    ],
  );
  const stayId = first.stay.id;
  assert.deepEqual(await tim.refused('POST', `/stays/${stayId}/analyze`, {}), [409, 'coding.analysis.decided']);
  await scene.dim.form('/lexicon', [{ name: 'aulnes.csv', content: 'term,code\nmal de hanche,M160\n' }]);
  await tim.do('POST', `/stays/${stayId}/analyze`, { restart: true });
  await runner.idle();
  const second = await tim.stay(stayId);
  assert.equal(second.analysis?.number, 2);
  assert.notEqual(second.analysis?.engine.lexicon, 'shipped');
  const former = await tim.do<AnalysisView>('GET', `/stays/${stayId}/analyses/${analysis!.id}`);
  assert.deepEqual(former, analysis);
  const update = sql`UPDATE coding.analyses SET number = 9 WHERE id = ${analysis!.id}`.execute(database);
  await assert.rejects(update, { code: '42501' });
  await assert.rejects(sql`DELETE FROM coding.analyses`.execute(database), { code: '42501' });
});

test('CIM-40 an invoice is refused with the reason; a doubtful report waits for a person, whose answer is kept', async () => {
  const invoice = await analysed('Facture n° 2026-118, total 31,50 €, prothèse de hanche.');
  assert.deepEqual([invoice.stay.state, invoice.analysis?.proposals], ['out-of-scope', []]);
  assert.deepEqual(invoice.analysis?.scope, { level: 'refuse', text: 'Ce document est une facture.', answer: null });
  const doubtful = await analysed(`${FULL_REPORT} Venue en chirurgie ambulatoire.`);
  assert.deepEqual([doubtful.stay.state, doubtful.analysis?.proposals, doubtful.finalCodes], ['scope-doubt', [], []]);
  const path = `/stays/${doubtful.stay.id}/scope`;
  const confirmed = await tim.do<StayView>('POST', path, { smrStay: true });
  assert.deepEqual([confirmed.stay.state, confirmed.analysis?.scope?.answer], ['to-review', 'smr']);
  assert.deepEqual(
    confirmed.analysis?.proposals.map(({ key }) => key),
    FULL_KEYS,
  );
  assert.deepEqual(await tim.refused('POST', path, { smrStay: false }), [409, 'coding.stay.state']);
});

test('an analysis that crashes or hangs twice says so; the stay keeps its text and may be analysed again', async () => {
  const ids = [];
  for (const word of ['[[crash]]', '[[hang]]', '[[throw]]', 'escarre']) ids.push((await tim.paste(word)).stay.id);
  await runner.idle();
  const views = await Promise.all(ids.map((id) => tim.stay(id)));
  assert.deepEqual(
    views.map(({ stay, report }) => [stay.state, report?.text]),
    [
      ['unreadable', '[[crash]]'],
      ['unreadable', '[[hang]]'],
      ['unreadable', '[[throw]]'],
      ['to-review', 'escarre'],
    ],
  );
  const path = `/stays/${ids[0]}`;
  await tim.do('PUT', `${path}/report`, { text: 'hypertension', analyze: 'now' });
  await runner.idle();
  assert.deepEqual(
    (await tim.stay(ids[0]!)).analysis?.proposals.map(({ key }) => key),
    ['DAS:I10'],
  );
});

test('no sentence of a report, an analysis, a note or a comment lies in clear in the database', async () => {
  const secret = 'chuchotement sous la charmille';
  const view = await analysed(`${FULL_REPORT} ${secret}`);
  const refusal = { kind: 'refuse', proposalKey: 'DAS:I10', note: secret, reason: 'history' };
  const decided = await tim.decide(view, refusal);
  assert.equal(decided.analysis?.proposals.at(-1)?.decision?.note, secret);
  const { rows } = await sql<{ table: string }>`
    SELECT table_name AS "table" FROM information_schema.tables WHERE table_schema = 'coding'`.execute(database);
  for (const { table } of rows) {
    const found = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM ${sql.table(`coding.${table}`)} AS row
      WHERE row::text ILIKE ${`%charmille%`} OR position('charmille'::bytea IN convert_to(row::text, 'UTF8')) > 0
        OR row::text LIKE ${`%${Buffer.from('charmille').toString('hex')}%`}`.execute(database);
    assert.equal(found.rows[0]?.count, 0, table);
  }
});
