import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeDocx, makePdf, makeZip, lines } from '#platform/documents/testing.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { StayView } from '#services/coding/api.ts';
import { codingScene } from '#services/coding/testing/scene.ts';

const scene = await codingScene({ after });
const { tim, runner } = scene;
const TEXT = 'Patiente hospitalisée du 8 octobre au 14 novembre 2026 pour prothèse de hanche. Escarre, hypertension.';

/** Spaces and line ends differ between formats; words do not. */
const words = (text: string | undefined) => text?.split(/\s+/).join(' ').trim();

test('CIM-28 a report comes in as pasted text or file, is shown for checking, or is refused with the reason', async () => {
  const pasted = await tim.do<StayView>('POST', '/stays', { localId: 'collé', admittedOn: '2026-10-08', text: TEXT });
  const files = [
    { name: 'sejour texte.txt', content: TEXT },
    { name: 'latin.txt', content: Buffer.from(TEXT, 'latin1') },
    { name: 'sejour.docx', content: makeDocx([TEXT]) },
    { name: 'sejour.pdf', content: await makePdf([lines(TEXT.split(/(?<=\.) /))]) },
  ];
  const outcomes = await tim.upload(files, { unit: 'Locomoteur', hospitalization: 'HJ' });
  assert.deepEqual(
    outcomes.map(({ outcome, localId, state }) => [outcome, localId, state]),
    [
      ['imported', 'sejour texte', 'imported'],
      ['imported', 'latin', 'imported'],
      ['imported', 'sejour', 'imported'],
      ['imported', 'sejour', 'imported'],
    ],
  );
  const views = [pasted, ...(await Promise.all(outcomes.map(({ stayId }) => tim.stay(stayId!))))];
  for (const view of views) {
    assert.equal(words(view.report?.text), words(TEXT));
    const { state, admittedOn, proposals } = view.stay;
    // The text waits to be checked: nothing is analysed by itself.
    assert.deepEqual([state, admittedOn, proposals, view.analysis], ['imported', '2026-10-08', 0, null]);
  }
  const { unit, hospitalization, dischargedOn, datesFrom } = views[1]!.stay;
  assert.deepEqual([unit, hospitalization, dischargedOn, datesFrom], ['Locomoteur', 'HJ', '2026-11-14', 'report']);
  const png = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082',
    'hex',
  );
  const refused = await tim.upload([
    { name: 'photo.png', content: png },
    { name: 'trop gros.txt', content: Buffer.alloc(10 * 1024 * 1024 + 1, 'a ') },
  ]);
  assert.deepEqual(
    refused.map(({ outcome, stayId, problem }) => [outcome, stayId, problem?.code]),
    [
      ['refused', null, 'documents.unsupported'],
      ['refused', null, 'documents.too-large'],
    ],
  );
  assert.match(refused[0]!.problem!.message, /Formats acceptés\s: texte \(\.txt\), PDF avec texte, Word \(\.docx\)/);
  const checked = await tim.do<StayView>('POST', `/stays/${pasted.stay.id}/analyze`, {});
  assert.equal(checked.stay.state, 'analysing');
  await runner.idle();
  assert.equal((await tim.stay(pasted.stay.id)).stay.state, 'to-review');
});

test('each bad file has its own clear refusal, leaves no stay, and stops no other file', async () => {
  const before = await tim.do<{ total: number }>('GET', '/stays');
  const bomb = makeDocx(['x'], [{ name: 'word/big.xml', content: Buffer.alloc(64 * 1024 * 1024) }]);
  const outcomes = await tim.upload([
    { name: 'vide.txt', content: '' },
    { name: 'blanc.txt', content: ' \n\n \t ' },
    { name: 'scan.pdf', content: await makePdf([[], []]) },
    { name: 'coupé.pdf', content: (await makePdf([lines([TEXT])])).subarray(0, 300) },
    { name: 'bombe.docx', content: bomb },
    { name: 'archive.docx', content: makeZip([{ name: 'a.txt', content: 'a' }]) },
    { name: 'page.txt', content: '<!doctype html><script>alert(1)</script>' },
    { name: 'bon.txt', content: TEXT },
  ]);
  assert.deepEqual(
    outcomes.map(({ fileName, outcome }) => [fileName, outcome]),
    [
      ...['vide.txt', 'blanc.txt', 'scan.pdf', 'coupé.pdf', 'bombe.docx', 'archive.docx', 'page.txt'].map((n) => [
        n,
        'refused',
      ]),
      ['bon.txt', 'imported'],
    ],
  );
  for (const { problem, outcome, stayId } of outcomes) {
    if (outcome === 'imported') continue;
    assert.equal(stayId, null);
    assert.match(problem!.code, /^documents\./);
    assert.match(problem!.message, /^[A-ZÉ].{15,}\.$/u);
  }
  assert.match(outcomes[2]!.problem!.message, /texte/);
  const now = await tim.do<{ total: number }>('GET', '/stays');
  assert.equal(now.total, before.total + 1);
});

test('a form of 200 MB, no file, wrong fields or too many files are each refused, and Cabinet goes on', async () => {
  const huge = await tim.upload([{ name: 'énorme.pdf', content: Buffer.alloc(200 * 1024 * 1024, '%PDF-1.7 ') }]);
  assert.deepEqual(
    huge.map(({ problem }) => problem?.code),
    ['documents.too-large'],
  );
  const none = await tim.form('/imports', [], { unit: 'Locomoteur' });
  assert.deepEqual([none.status, none.json['code']], [422, 'coding.import.no-file']);
  const wrong = await tim.form('/imports', [{ name: 'a.txt', content: TEXT }], {
    admittedOn: '2026-02-30',
    stayId: 'x',
  });
  assert.equal(wrong.status, 422);
  const errors = wrong.json['errors'] as { field: string }[];
  assert.deepEqual(
    errors.map(({ field }) => field),
    ['stayId', 'admittedOn'],
  );
  const many = await tim.form(
    '/imports',
    Array.from({ length: 21 }, (_, at) => ({ name: `${at}.txt`, content: TEXT })),
  );
  assert.deepEqual([many.status, many.json['code']], [413, 'coding.import.too-many']);
  assert.equal((await scene.server.inject('/healthz')).statusCode, 200);
});

test('pages that could not be read are said to whoever checks the text', async () => {
  const [outcome] = await tim.upload([{ name: 'mixte.pdf', content: await makePdf([lines([TEXT]), []]) }]);
  const { report } = await tim.stay(outcome!.stayId!);
  assert.equal(report?.warnings.length, 1);
  assert.match(report!.warnings[0]!, /page 2/);
});

test('the same report twice is told, never refused, and the file comes back byte for byte', async () => {
  const content = `${TEXT} Deux fois.`;
  const [first] = await tim.upload([{ name: 'un.txt', content }]);
  const [second] = await tim.upload([{ name: 'deux.txt', content }]);
  assert.deepEqual(second?.duplicates, [{ stayId: first?.stayId, localId: 'un' }]);
  const [third] = await scene.stranger.upload([{ name: 'ailleurs.txt', content }]);
  assert.deepEqual(third?.duplicates, []);
  const file = await tim.call('GET', `/stays/${first!.stayId}/report/file`);
  assert.deepEqual([file.status, file.raw.toString('utf8')], [200, content]);
  assert.match(String(file.headers['content-disposition']), /^attachment; filename="un\.txt"/);
});

test('a file is attached to a stay that waits for it, and replaces its text until there is something to review', async () => {
  const stay = await tim.do<StayView>('POST', '/stays', { localId: '26-1', admittedOn: '2026-09-01', sex: 'F' });
  assert.equal(stay.stay.state, 'awaiting-report');
  const stayId = stay.stay.id;
  await tim.upload([{ name: 'a.txt', content: 'Premier texte.' }], { stayId });
  await tim.upload([{ name: 'b.txt', content: TEXT }], { stayId, analyze: 'now' });
  await runner.idle();
  const view = await tim.stay(stayId);
  // The admission a person gave stays, whatever the report says.
  const { localId, admittedOn, datesFrom, state } = view.stay;
  assert.deepEqual([localId, admittedOn, datesFrom, state], ['26-1', '2026-09-01', 'person', 'to-review']);
  const [late] = await tim.upload([{ name: 'c.txt', content: 'Autre texte.' }], { stayId });
  assert.deepEqual([late?.outcome, late?.problem?.code], ['refused', 'coding.stay.state']);
  assert.equal((await tim.stay(stayId)).report?.text, TEXT);
});

test('an import says how its stays get on, under the identifier its sender chose', async () => {
  const importId = newId();
  await tim.upload([{ name: 'un.txt', content: TEXT }], { importId, analyze: 'now' });
  await tim.upload([{ name: 'deux.txt', content: 'Facture n° 12' }], { importId, analyze: 'now' });
  await runner.idle();
  const progress = await tim.do<{ total: number; analysing: number; stays: { localId: string; state: string }[] }>(
    ...(['GET', `/imports/${importId}`] as const),
  );
  const stays = progress.stays.map(({ localId, state }) => [localId, state]);
  assert.deepEqual(
    [progress.total, progress.analysing, stays],
    [
      2,
      0,
      [
        ['un', 'to-review'],
        ['deux', 'out-of-scope'],
      ],
    ],
  );
  assert.deepEqual(await tim.refused('GET', `/imports/${newId()}`), [404, 'coding.import.not-found']);
});
