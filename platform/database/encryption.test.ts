import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { sealText, unsealText } from './encryption.ts';

const key = randomBytes(32);
const text = 'Escarre sacrée de stade 2, 3 × 2 cm';

test('what is sealed opens with its key and context, and holds nothing of the text', () => {
  const sealed = sealText(key, text, 'coding.reports.text:1');
  assert.equal(unsealText(key, sealed, 'coding.reports.text:1'), text);
  assert.equal(sealed.includes('Escarre'), false);
  assert.notDeepEqual(sealText(key, text, 'coding.reports.text:1'), sealed);
});

test('another key, another row, a changed bit or a cut tail do not open', () => {
  const sealed = sealText(key, text, 'coding.reports.text:1');
  assert.throws(() => unsealText(randomBytes(32), sealed, 'coding.reports.text:1'));
  assert.throws(() => unsealText(key, sealed, 'coding.reports.text:2'));
  assert.throws(() => unsealText(key, sealed.subarray(0, -1), 'coding.reports.text:1'));
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    assert.throws(() => unsealText(key, changed, 'coding.reports.text:1'), `bit changed at ${at}`);
  }
});
