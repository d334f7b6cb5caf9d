import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { asidesOf, codesOf, STAY, testEngine } from './testing.ts';

const STROKE = `SMR neurologique. Monsieur Octave CHIMÈRE, 70 ans.
Motif : rééducation d’une hémiplégie gauche après infarctus cérébral cardio-embolique.
Antécédents : HTA, FA sous apixaban. Infarctus du myocarde en 2011. Père décédé d’un cancer du côlon. Pas de diabète.
Évolution : troubles de la déglutition, infection urinaire à E. coli. Suspicion d’embolie pulmonaire éliminée par angioscanner.
Conclusion : hémiplégie gauche en récupération.`;

test('a stroke: the deficit is principal, its cause the etiological condition, the rest associated', () => {
  const analysis = testEngine().analyze(STROKE, STAY);
  assert.deepEqual(codesOf(analysis, 'MMP'), ['G819']);
  assert.deepEqual(codesOf(analysis, 'AE'), ['I634']);
  assert.deepEqual(codesOf(analysis, 'DAS').toSorted(), ['B962', 'I10', 'I252', 'I489', 'N390', 'R13', 'Z921']);
});

test('what is denied, excluded or of the family is set aside with the reason', () => {
  assert.deepEqual(asidesOf(testEngine().analyze(STROKE, STAY)), {
    C189: 'family',
    E149: 'negated',
    I269: 'excluded-later',
  });
});

test('an implant is principal and the arthrosis it treats etiological', () => {
  const text = 'SMR. Motif : suites de prothèse totale de genou droit pour gonarthrose. Rééducation. Pas de phlébite.';
  const analysis = testEngine().analyze(text, STAY);
  assert.deepEqual([codesOf(analysis, 'MMP'), codesOf(analysis, 'AE')], [['Z966'], ['M179']]);
});

test('a disease cared for itself leaves the etiological condition empty', () => {
  const text = 'SMR respiratoire. Réadaptation respiratoire pour BPCO. HTA. Toux chronique.';
  const analysis = testEngine().analyze(text, STAY);
  assert.deepEqual([codesOf(analysis, 'MMP')[0], codesOf(analysis, 'AE')], ['J448', []]);
  assert.deepEqual(asidesOf(analysis), { R05: 'explained-by-disease' });
});

test('quotes are literal, in order, never empty, and codes may stand in their role, whatever the text', () => {
  const engine = testEngine();
  const phrase = fc.constantFrom(
    ...[
      'hémiplégie droite',
      'HTA',
      'pas de',
      'suspicion d’',
      'escarre stade 3',
      'Antécédents :',
      'Motif :',
      'FA sous Eliquis',
      'É',
      '\n',
    ],
    ...[
      'diabète de type 2',
      'insuline',
      'IMC 37',
      'obésité',
      'démence',
      'MMSE 12/30',
      'œdème',
      'fracture du col fémoral',
      'Père :',
      '😀',
    ],
    ...['cancer du sein en 2004', 'AVC', 'BPCO', 'dénutrition', 'albumine 22 g/l', 'SMR', '.', ',', 'rééducation'],
  );
  const property = fc.property(fc.array(phrase, { maxLength: 25 }), (phrases) => {
    const text = phrases.join(' ');
    const { proposals, setAside } = engine.analyze(text, STAY);
    for (const { role, code, quotes } of proposals) {
      assert.ok(engine.lookup(code)?.active && engine.lookup(code)?.roles[role], `${code} as ${role}`);
      assert.ok(quotes.length > 0);
    }
    for (const { quotes } of [...proposals, ...setAside]) {
      quotes.forEach(({ start, end }, at) => {
        assert.ok(start >= (quotes[at - 1]?.start ?? 0) && end > start && end <= text.length);
      });
    }
    const [mmp, ae] = [proposals.find(({ role }) => role === 'MMP'), proposals.find(({ role }) => role === 'AE')];
    assert.ok(ae === undefined || ae.code !== mmp?.code);
  });
  fc.assert(property, { seed: 7, numRuns: 300 });
});

test('the same report gives the same analysis', () => {
  const engine = testEngine();
  assert.deepEqual(engine.analyze(STROKE, STAY), engine.analyze(STROKE, STAY));
});

test('an analysis says what made it', () => {
  const { engine } = testEngine().analyze(STROKE, STAY);
  assert.deepEqual(Object.keys(engine).toSorted(), ['classification', 'kind', 'lexicon', 'name', 'rules', 'version']);
  assert.equal(engine.kind, 'rules');
});

test('a text made to be slow is read in less than a few seconds', () => {
  const engine = testEngine();
  const texts = [
    'a'.repeat(200_000),
    '12,3'.repeat(50_000),
    'escarre '.repeat(20_000),
    'Motif : '.repeat(20_000),
    '-\n'.repeat(50_000),
  ];
  const start = performance.now();
  for (const text of texts) engine.analyze(text, STAY);
  assert.ok(performance.now() - start < 5000);
});
