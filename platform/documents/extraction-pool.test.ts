import assert from 'node:assert/strict';
import test from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { CabinetError } from '#platform/kernel/errors.ts';
import { ExtractionPool } from './extraction-pool.ts';
import { lines, makeDocx, makePdf } from './testing.ts';

/** A PDF whose only page inflates to so many MiB of blanks. */
function inflatingPdf(mebibytes: number): Buffer {
  const stream = deflateSync(Buffer.alloc(mebibytes * 1024 * 1024, ' '), { level: 1 });
  return Buffer.concat([
    Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
    ),
    Buffer.from('3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n'),
    Buffer.from(`4 0 obj<</Filter/FlateDecode/Length ${stream.length}>>stream\n`),
    stream,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n'),
  ]);
}

async function outcome(promise: Promise<{ text: string }>): Promise<string> {
  return promise.then(
    ({ text }) => text,
    (error: { code: string }) => error.code,
  );
}

test('documents are read one after the other by a worker, refusals keeping their class', async (t) => {
  const pool = new ExtractionPool();
  t.after(() => pool.close());
  const pdf = await makePdf([lines(['Bonjour'])]);
  const outcomes = await Promise.all([
    outcome(pool.extract(pdf, 'pdf')),
    outcome(pool.extract(makeDocx(['Bonsoir']), 'docx')),
    outcome(pool.extract(pdf.subarray(0, 300), 'pdf')),
    outcome(pool.extract(Buffer.from('Salut'), 'text')),
  ]);
  assert.deepEqual(outcomes, ['Bonjour', 'Bonsoir', 'documents.pdf.damaged', 'Salut']);
  const refused = pool.extract(Buffer.from('x'), 'docx');
  await assert.rejects(refused, { name: 'Invalid', status: 422, code: 'documents.damaged' });
  assert.equal(pdf.length > 0, true, 'the caller keeps its bytes');
});

test('a document that takes too long ends its worker only', async (t) => {
  const pool = new ExtractionPool({ timeoutMs: 1 });
  t.after(() => pool.close());
  assert.equal(await outcome(pool.extract(inflatingPdf(50), 'pdf')), 'documents.too-slow');
});

test('a PDF that inflates without end is stopped, and the next document is read', async (t) => {
  const pool = new ExtractionPool({ growthMiB: 100 });
  t.after(() => pool.close());
  const outcomes = [pool.extract(inflatingPdf(500), 'pdf'), pool.extract(Buffer.from('Salut'), 'text')].map(outcome);
  assert.deepEqual(await Promise.all(outcomes), ['documents.too-heavy', 'Salut']);
});

test('a document that fills the heap of its worker is refused', async (t) => {
  const pool = new ExtractionPool({ heapMiB: 24 });
  t.after(() => pool.close());
  const heavy = makeDocx(Array.from({ length: 60_000 }, (_, at) => `Paragraphe ${at * 7919}`));
  assert.equal(await outcome(pool.extract(heavy, 'docx')), 'documents.too-heavy');
});

test('whatever is broken in a document, the answer is its text or a refusal in French', async (t) => {
  const pool = new ExtractionPool();
  t.after(() => pool.close());
  const whole = { pdf: await makePdf([lines(['Bonjour', 'Évolution favorable.'])]), docx: makeDocx(['Bonjour']) };
  const kinds = fc.constantFrom('pdf' as const, 'docx' as const);
  const wounds = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
    minLength: 1,
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(kinds, wounds, async (kind, hits) => {
      const wounded = Buffer.from(whole[kind]);
      for (const [place, byte] of hits) wounded[Math.floor(place * wounded.length)] = byte;
      await pool.extract(wounded, kind).catch((error: unknown) => assert.ok(error instanceof CabinetError));
    }),
    { seed: 20_260_403, numRuns: 150 },
  );
});

test('closing refuses what waits', async () => {
  const pool = new ExtractionPool();
  const waiting = [pool.extract(inflatingPdf(50), 'pdf'), pool.extract(Buffer.from('Salut'), 'text')].map(outcome);
  await pool.close();
  waiting.push(outcome(pool.extract(Buffer.from('Salut'), 'text')));
  assert.deepEqual(new Set(await Promise.all(waiting)), new Set(['documents.extraction-stopped']));
});
