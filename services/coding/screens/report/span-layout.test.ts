import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { firstWordEnd, inReadingOrder, marksByParagraph, runsOf } from './span-layout.ts';

const brief = (runs: ReturnType<typeof runsOf>) =>
  runs.map(({ start, end, marks, opens }) => `${start}-${end} ${marks.join('+')} ${opens.join('+')}`.trim());

test('a paragraph without marks is one run', () => {
  deepEqual(brief(runsOf({ start: 10, end: 20 }, [])), ['10-20']);
});

test('overlapping and nested marks are divided where either begins or ends', () => {
  const marks = inReadingOrder([
    { id: 'b', start: 5, end: 12 },
    { id: 'a', start: 2, end: 8 },
    { id: 'in', start: 6, end: 7 },
  ]);
  deepEqual(brief(runsOf({ start: 0, end: 15 }, marks)), [
    '0-2',
    '2-5 a a',
    '5-6 a+b b',
    '6-7 a+b+in in',
    '7-8 a+b',
    '8-12 b',
    '12-15',
  ]);
});

test('the longest of marks that start together is outermost; the same place twice opens once', () => {
  const marks = inReadingOrder([
    { id: 'short', start: 0, end: 3 },
    { id: 'long', start: 0, end: 6 },
    { id: 'long', start: 7, end: 9 },
  ]);
  deepEqual(brief(runsOf({ start: 0, end: 9 }, marks)), ['0-3 long+short long+short', '3-6 long', '6-7', '7-9 long']);
});

test('a mark over two paragraphs is cut, opens in both, and empty marks count for nothing', () => {
  const marks = inReadingOrder([
    { id: 'a', start: 3, end: 14 },
    { id: 'none', start: 4, end: 4 },
  ]);
  const paragraphs = [
    { start: 0, end: 8 },
    { start: 10, end: 20 },
    { start: 22, end: 30 },
  ];
  const shared = marksByParagraph(paragraphs, marks);
  deepEqual(
    paragraphs.map((paragraph, index) => brief(runsOf(paragraph, shared[index] ?? []))),
    [['0-3', '3-8 a a'], ['10-14 a a', '14-20'], ['22-30']],
  );
});

test('a code stands after the first word of its mark', () => {
  deepEqual(
    [firstWordEnd('escarre sacrée'), firstWordEnd('  x y'), firstWordEnd('escarre'), firstWordEnd('')],
    [7, 3, 7, 0],
  );
});
