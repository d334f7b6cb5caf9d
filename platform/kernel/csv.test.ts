import assert from 'node:assert/strict';
import test from 'node:test';
import { csvRecords, csvText, spreadsheetHead, spreadsheetLine, spreadsheetText } from './csv.ts';

const records = [
  ['a', 'b, c', 'd "e"', 'f\ng', ''],
  ['', '1', '2', '3', '-4'],
];

test('CSV written is read back as it was, with the line each record begins on', () => {
  const read = [
    { line: 1, fields: records[0] },
    { line: 3, fields: records[1] },
  ];
  assert.deepEqual(csvRecords(`\uFEFF${csvText(records)}`), read);
  assert.deepEqual(csvRecords(spreadsheetText(records), ';'), read);
});

test('blank lines go, every kind of line end counts, an empty last field stays', () => {
  assert.deepEqual(csvRecords('a\tb\r\r\n\nc\t', '\t'), [
    { line: 1, fields: ['a', 'b'] },
    { line: 4, fields: ['c', ''] },
  ]);
});

test('a spreadsheet runs nothing of what a person wrote, and reads numbers as numbers', () => {
  const written = ['=1+1', '+33', '-2', '@nom', 'normal', 'a;b', 1.5, null];
  assert.equal(spreadsheetLine(written), `'=1+1;'+33;-2;'@nom;normal;"a;b";1,5;\r\n`);
  assert.equal(spreadsheetHead(['Nom', 'Durée']), '\uFEFFNom;Durée\r\n');
});
