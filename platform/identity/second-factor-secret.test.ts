import assert from 'node:assert/strict';
import test from 'node:test';
import { secretInUri, secretOfBase32 } from './second-factor-secret.ts';
import { totpCode } from './testing.ts';

test('a base32 secret goes back to the text the library keeps', () => {
  assert.equal(secretOfBase32('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ'), '12345678901234567890');
  assert.throws(() => secretOfBase32('GEZDGNBV'), { code: 'identity.second-factor-secret' });
  assert.throws(() => secretOfBase32('01890189018901890189018901890189'), { code: 'identity.second-factor-secret' });
});

test('codes are those of RFC 6238, appendix B', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const seconds = [59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000];
  assert.deepEqual(
    seconds.map((at) => totpCode(secret, at * 1000)),
    ['287082', '081804', '050471', '005924', '279037'],
  );
});

test('the secret is read from an otpauth address', () => {
  assert.equal(secretInUri('otpauth://totp/Cabinet:a%40b.fr?secret=GEZDGNBV&issuer=Cabinet&digits=6'), 'GEZDGNBV');
});
