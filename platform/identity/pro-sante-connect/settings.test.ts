import assert from 'node:assert/strict';
import test from 'node:test';
import { providerOf } from './settings.ts';

const NONE = {
  pscClientId: null,
  pscClientSecretFile: null,
  pscEnvironment: 'production',
  pscIssuer: null,
  pscAuthorizationUrl: null,
} as const;

test('Pro Santé Connect is optional; its addresses are written down, so that nothing is asked of it at the start', () => {
  assert.equal(providerOf(NONE), null);
  assert.throws(() => providerOf({ ...NONE, pscClientId: 'cabinet' }), /PSC_CLIENT_ID: set PSC_CLIENT_SECRET_FILE/);
  const named = { ...NONE, pscClientId: 'cabinet', pscClientSecretFile: 'secret' };
  assert.deepEqual(providerOf(named), {
    ...{ environment: 'production', clientId: 'cabinet', clientSecret: 'secret' },
    issuer: 'https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet',
    endpoints: {
      authorization: 'https://wallet.esw.esante.gouv.fr/auth',
      token: 'https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet/protocol/openid-connect/token',
      userinfo: 'https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet/protocol/openid-connect/userinfo',
      keys: 'https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet/protocol/openid-connect/certs',
    },
  });
  const sandbox = providerOf({ ...named, pscEnvironment: 'sandbox' });
  assert.deepEqual(
    [sandbox?.issuer, sandbox?.endpoints.authorization],
    ['https://auth.bas.psc.esante.gouv.fr/auth/realms/esante-wallet', 'https://wallet.bas.psc.esante.gouv.fr/auth'],
  );
});
