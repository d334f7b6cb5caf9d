import assert from 'node:assert/strict';
import test from 'node:test';
import { readPhoneNumber } from './phone-numbers.ts';

test('a telephone number is read as people type it, and what no telephone can have is refused', () => {
  const typed = ['06 12 34 56 78', '+33 (0)6 12 34 56 78', '01.99.00.12.34', '+32 470 12 34 56', '0692 12 34 56'];
  assert.deepEqual(typed.map(readPhoneNumber), [
    { e164: '+33612345678', mobile: true, country: 'FR' },
    { e164: '+33612345678', mobile: true, country: 'FR' },
    { e164: '+33199001234', mobile: false, country: 'FR' },
    { e164: '+32470123456', mobile: true, country: 'BE' },
    null,
  ]);
  assert.deepEqual(readPhoneNumber('+262 692 12 34 56'), { e164: '+262692123456', mobile: true, country: 'RE' });
  assert.deepEqual(readPhoneNumber('06 39 98 04 04'), { e164: '+33639980404', mobile: true, country: 'FR' });
  assert.deepEqual(
    ['', '112', '06 12 34', 'pas un numéro', '07 00 00 00 00'].map(readPhoneNumber),
    Array(5).fill(null),
  );
});
