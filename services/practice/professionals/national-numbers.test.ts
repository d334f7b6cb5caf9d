import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Invalid } from '#platform/kernel/errors.ts';
import { refuseFalseNumbers } from './national-numbers.ts';

function fieldsRefused(professionCode: string, rpps: string | null, adeli: string | null): readonly string[] {
  try {
    refuseFalseNumbers({ professionCode, rpps, adeli });
    return [];
  } catch (error) {
    return (error as Invalid).errors.map(({ field, rule }) => `${field} ${rule}`);
  }
}

test('a national number is demanded, with its shape and key, of whoever has one', () => {
  assert.deepEqual(fieldsRefused('10', '99900000011', null), []);
  assert.deepEqual(fieldsRefused('70', null, '2A0012345'), []);
  assert.deepEqual(fieldsRefused('35', null, null), []);
  assert.deepEqual(fieldsRefused('10', null, null), ['rpps required']);
  assert.deepEqual(fieldsRefused('10', '99900000012', null), ['rpps key']);
  assert.deepEqual(fieldsRefused('10', '899900000011', '75001234'), ['rpps key', 'adeli shape']);
});
