import assert from 'node:assert/strict';
import { test } from 'node:test';
import { birthText, phoneText } from './patient-words.ts';

test('age is in months for infants, telephone numbers are read by twos', () => {
  assert.deepEqual(
    [birthText('1984-03-14', '2026-11-19'), birthText('2024-11-10', '2026-11-19')],
    ['né(e) le 14 mars 1984, 42 ans', 'né(e) le 10 nov. 2024, 24 mois'],
  );
  assert.deepEqual(
    [phoneText('+33639984107'), phoneText('+41215550000')],
    ['06\u00A039\u00A098\u00A041\u00A007', '+41215550000'],
  );
});
