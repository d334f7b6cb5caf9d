import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonBytes, jsonText, quoteBytes, unquoteBytes } from './text-quoting.ts';

test('names are quoted as Go quotes them, and come back byte for byte', () => {
  const quoted: readonly (readonly [Buffer, string])[] = [
    [Buffer.from('a b'), 'a b'],
    [Buffer.from('a\\b"c'), 'a\\\\b\\"c'],
    [Buffer.from('\u0007\b\f\n\r\t\v\u0001\u007F'), '\\a\\b\\f\\n\\r\\t\\v\\x01\\x7f'],
    [Buffer.from([0x62, 0xff, 0xfe]), 'b\\xff\\xfe'],
    [Buffer.from('é😀'), 'é😀'],
    [Buffer.from('\u00A0\u2028\uE000'), '\\u00a0\\u2028\\ue000'],
    [Buffer.from('\u{F0000}'), '\\U000f0000'],
    // A surrogate in UTF-8 is no rune, nor is an overlong form.
    [Buffer.from([0xed, 0xa0, 0x80, 0xc0, 0x80]), '\\xed\\xa0\\x80\\xc0\\x80'],
  ];
  for (const [bytes, text] of quoted) assert.equal(quoteBytes(bytes), text);
  fc.assert(fc.property(fc.uint8Array(), (bytes) => unquoteBytes(quoteBytes(Buffer.from(bytes))).equals(bytes)));
});

test('JSON is escaped as Go escapes it, and what is no UTF-8 becomes the escape of the replacement character', () => {
  assert.equal(jsonText('<a & b>\u2028'), '"\\u003ca \\u0026 b\\u003e\\u2028"');
  assert.equal(jsonBytes(Buffer.from([0x61, 0xff, 0xfe, 0x3c])), '"a\\ufffd\\ufffd\\u003c"');
  assert.equal(jsonBytes(Buffer.from('\uFFFD')), '"\uFFFD"');
});
