import assert from 'node:assert/strict';
import test from 'node:test';
import { kindOfHead } from './content-kind.ts';
import { TextCheck } from './text-check.ts';
import { makeDocx, makePdf } from './testing.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');

test('the first bytes tell the kind, whatever the file is called', async () => {
  const heads: Record<string, Buffer> = {
    pdf: await makePdf([[]]),
    'pdf after noise': Buffer.from('\r\n\r\n%PDF-1.4\n'),
    zip: makeDocx(['a']),
    png: PNG,
    elf: Buffer.from('7f454c4602010100000000000000000002003e00', 'hex'),
    'no known signature': Buffer.from([0, 1, 2, 3]),
    rtf: Buffer.from('{\\rtf1\\ansi Bonjour}'),
    'text that begins as a bitmap does': Buffer.from('BMR : évaluation du 3 mars'),
    html: Buffer.from('\ufeff\n<!-- a -->\n<!DOCTYPE html><html></html>'),
    'html without a head': Buffer.from('<SCRIPT>alert(1)</SCRIPT>'),
    svg: Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
    xml: Buffer.from('<?xml version="1.0"?><ClinicalDocument/>'),
    'text with a less-than': Buffer.from('<5 mg/l de CRP'),
  };
  const told: Record<string, unknown> = {};
  for (const [name, head] of Object.entries(heads)) told[name] = await kindOfHead(head);
  assert.deepEqual(told, {
    pdf: { kind: 'pdf' },
    'pdf after noise': { kind: 'pdf' },
    zip: { kind: 'zip' },
    png: { kind: 'png' },
    elf: { other: 'elf' },
    'no known signature': { other: null },
    rtf: { other: 'rtf' },
    'text that begins as a bitmap does': { kind: 'text' },
    html: { kind: 'html' },
    'html without a head': { kind: 'html' },
    svg: { kind: 'svg' },
    xml: { kind: 'xml' },
    'text with a less-than': { kind: 'text' },
  });
});

test('a text is told by all its bytes, wherever the pieces are cut', () => {
  const texts: Record<string, Buffer> = {
    'utf-8': Buffer.from('Séjour : « évaluation » 🌻\n'),
    'utf-16le': Buffer.from('\ufeffSéjour', 'utf16le'),
    'windows-1252': Buffer.from([0x53, 0xe9, 0x6a, 0x6f, 0x75, 0x72, 0x92, 0x80]),
    'no text: a control': Buffer.from('abc\u0000def'),
    'no text: undefined in both': Buffer.from([0x61, 0xe9, 0x81, 0x62]),
  };
  const told = Object.entries(texts).map(([name, bytes]) => {
    const check = new TextCheck();
    for (const byte of bytes) check.add(Buffer.from([byte]));
    return [name, check.encoding()];
  });
  assert.deepEqual(Object.fromEntries(told), {
    'utf-8': 'utf-8',
    'utf-16le': 'utf-16le',
    'windows-1252': 'windows-1252',
    'no text: a control': null,
    'no text: undefined in both': null,
  });
});
