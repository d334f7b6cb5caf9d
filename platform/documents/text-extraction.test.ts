import assert from 'node:assert/strict';
import test from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { TextKind } from './extracted-text.ts';
import { lines, makeDocx, makePdf, makeZip } from './testing.ts';
import { extractText } from './text-extraction.ts';

async function refusal(content: Buffer, kind: TextKind): Promise<string> {
  return extractText(content, kind).then(
    () => 'read',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

test('a text is read in whatever encoding it is written', async () => {
  const report = 'Séjour du 3 mars\n\tŒdème : 20 €';
  const contents: Record<string, Buffer> = {
    'UTF-8 as Windows writes it': Buffer.from(`\ufeff${report.replace('\n', '\r\n')}\r\n`),
    'UTF-8 decomposed': Buffer.from(report.normalize('NFD')),
    'UTF-16': Buffer.from(`\ufeff${report}`, 'utf16le'),
    'Windows-1252': Buffer.from([
      ...Buffer.from('Séjour du 3 mars\n\t', 'latin1'),
      ...[0x8c, 0x64, 0xe8, 0x6d, 0x65, 0x20, 0x3a, 0x20, 0x32, 0x30, 0x20, 0x80],
    ]),
    'trailing blanks': Buffer.from(`\n${report.replace('\n', '  \n')}   \n\n`),
  };
  for (const [name, content] of Object.entries(contents)) {
    assert.deepEqual(await extractText(content, 'text'), { text: report, warnings: [] }, name);
  }
});

test('a PDF is read page by page, a header drawn last before its page, a footer drawn first after it', async () => {
  const pdf = await makePdf([
    [
      { text: 'Page 1', x: 280, y: 30 },
      ...lines(['Motif : rééducation', 'après prothèse de hanche.']),
      ...lines(['Évolution favorable.'], 700),
      { text: 'Centre des Tilleuls', x: 60, y: 820, size: 16 },
    ],
    [],
    lines(['Suite']),
  ]);
  const first =
    'Centre des Tilleuls\n\nMotif : rééducation\naprès prothèse de hanche.\n\nÉvolution favorable.\n\nPage 1';
  assert.deepEqual(await extractText(pdf, 'pdf'), {
    text: `${first}\n\n\n\nSuite`,
    pages: [0, first.length + 2, first.length + 4],
    warnings: ['La page 2 ne contient pas de texte : elle est peut-être numérisée.'],
  });
});

test('a header and a footer drawn together after the page each go to their place', async () => {
  const drawnLast = [
    { text: 'Centre des Tilleuls', x: 60, y: 820 },
    { text: 'Page 1', x: 60, y: 30 },
  ];
  const pdf = await makePdf([[...lines(['Motif', 'Rééducation'], 700), ...lines(['Conclusion'], 400), ...drawnLast]]);
  const text = 'Centre des Tilleuls\n\nMotif\nRééducation\n\nConclusion\n\nPage 1';
  assert.equal((await extractText(pdf, 'pdf')).text, text);
});

test('columns stay apart and rows of a table stay whole, as they were drawn', async () => {
  const columns = await makePdf([
    [...lines(['Dr Un', 'Dr Deux', 'Dr Trois']), ...lines(['Cher confrère,', 'Merci.'], 780, 200)],
  ]);
  assert.equal((await extractText(columns, 'pdf')).text, 'Dr Un\nDr Deux\nDr Trois\n\nCher confrère,\nMerci.');
  const row = (label: string, value: string, y: number) => [
    { text: label, x: 60, y },
    { text: value, x: 200, y },
  ];
  const table = await makePdf([[...row('Poids', '72 kg', 700), ...row('Taille', '1,70 m', 686)]]);
  assert.equal((await extractText(table, 'pdf')).text, 'Poids 72 kg\nTaille 1,70 m');
});

test('paragraphs of a docx are read in order', async () => {
  const docx = makeDocx(['Conclusion :', 'Hémiplégie <gauche> & aphasie', 'été 🌻']);
  assert.deepEqual(await extractText(docx, 'docx'), {
    text: 'Conclusion :\n\nHémiplégie <gauche> & aphasie\n\nété 🌻',
    warnings: [],
  });
});

test('what cannot be read is refused with its reason', async () => {
  const pdf = await makePdf([lines(['Bonjour'])]);
  const locked = await PDFDocument.load(pdf);
  locked.encrypt({ userPassword: 'mot-de-passe', ownerPassword: 'mot-de-passe' });
  const pages = Array.from({ length: 301 }, () => []);
  const bomb = makeDocx(['a'], [{ name: 'word/a.bin', content: Buffer.alloc(20 * 1024 * 1024) }]);
  const refusals = {
    'scanned PDF': await refusal(await makePdf([[], []]), 'pdf'),
    'half a PDF': await refusal(pdf.subarray(0, pdf.length / 2), 'pdf'),
    'PDF in name only': await refusal(Buffer.from('%PDF-1.7\n%%EOF'), 'pdf'),
    'locked PDF': await refusal(Buffer.from(await locked.save()), 'pdf'),
    'endless PDF': await refusal(await makePdf(pages), 'pdf'),
    'zip bomb': await refusal(bomb, 'docx'),
    'docx without a body': await refusal(makeDocx([], []), 'docx'),
    'docx that is another zip': await refusal(makeZip([{ name: 'a', content: 'a' }]), 'docx'),
    'not a docx at all': await refusal(Buffer.from('Bonjour'), 'docx'),
    'no text': await refusal(Buffer.from([0, 1, 2]), 'text'),
    'blank text': await refusal(Buffer.from(' \n\t\n'), 'text'),
  };
  assert.deepEqual(refusals, {
    'scanned PDF': 'documents.pdf.no-text',
    'half a PDF': 'documents.pdf.damaged',
    'PDF in name only': 'documents.pdf.damaged',
    'locked PDF': 'documents.pdf.encrypted',
    'endless PDF': 'documents.pdf.too-many-pages',
    'zip bomb': 'documents.archive-refused',
    'docx without a body': 'documents.no-text',
    'docx that is another zip': 'documents.unsupported',
    'not a docx at all': 'documents.damaged',
    'no text': 'documents.damaged',
    'blank text': 'documents.no-text',
  });
});
