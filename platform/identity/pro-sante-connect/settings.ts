import { readFileSync } from 'node:fs';
import { reads, setting } from '#platform/kernel/settings.ts';

/** Settings of the sign-in by Pro Santé Connect. */
export const proSanteConnectSettings = {
  pscClientId: setting({
    variable: 'PSC_CLIENT_ID',
    about:
      'Client identifier given by the Agence du numérique en santé; without it nobody signs in by Pro Santé Connect, save by the simulated one of a demonstration.',
    fallback: null,
    read: reads.text,
  }),
  pscClientSecretFile: setting({
    variable: 'PSC_CLIENT_SECRET_FILE',
    about: 'File of the client secret of Pro Santé Connect (`client_secret_post`).',
    fallback: null,
    read: (file) => readFileSync(file, 'utf8').trim(),
  }),
  pscEnvironment: setting({
    variable: 'PSC_ENVIRONMENT',
    about: 'Which Pro Santé Connect: `production`, or `sandbox`, whose made-up people are refused in production.',
    fallback: 'production',
    read: reads.oneOf('production', 'sandbox'),
  }),
  pscIssuer: setting({
    variable: 'PSC_ISSUER',
    about: 'Issuer of Pro Santé Connect, in place of that of the environment; its other addresses are under it.',
    fallback: null,
    read: reads.url,
  }),
  pscAuthorizationUrl: setting({
    variable: 'PSC_AUTHORIZATION_URL',
    about: 'Where people go to prove who they are, in place of the page of the environment.',
    fallback: null,
    read: reads.url,
  }),
};

/** Which provider, and how it knows us. */
export interface ProviderSettings {
  /** `simulated`: that of a demonstration. */
  readonly environment: 'production' | 'sandbox' | 'simulated';
  readonly issuer: string;
  readonly endpoints: {
    readonly authorization: string;
    readonly token: string;
    readonly userinfo: string;
    readonly keys: string;
  };
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Published by the Agence du numérique en santé; written down here so that a provider away does not hold a start back. */
const PUBLISHED = {
  production: {
    issuer: 'https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet',
    authorization: 'https://wallet.esw.esante.gouv.fr/auth',
  },
  sandbox: {
    issuer: 'https://auth.bas.psc.esante.gouv.fr/auth/realms/esante-wallet',
    authorization: 'https://wallet.bas.psc.esante.gouv.fr/auth',
  },
} as const;

/**
 * The provider that the settings name, or null.
 * @throws {Error} with one sentence when a client is named without its secret.
 */
export function providerOf(given: {
  readonly pscClientId: string | null;
  readonly pscClientSecretFile: string | null;
  readonly pscEnvironment: 'production' | 'sandbox';
  readonly pscIssuer: URL | null;
  readonly pscAuthorizationUrl: URL | null;
}): ProviderSettings | null {
  if (given.pscClientId === null) return null;
  if (given.pscClientSecretFile === null) throw new Error('PSC_CLIENT_ID: set PSC_CLIENT_SECRET_FILE too');
  const published = PUBLISHED[given.pscEnvironment];
  const issuer = given.pscIssuer?.href ?? published.issuer;
  const under = (path: string) => `${issuer}/protocol/openid-connect/${path}`;
  return {
    ...{ environment: given.pscEnvironment, issuer, clientId: given.pscClientId },
    clientSecret: given.pscClientSecretFile,
    endpoints: {
      authorization: given.pscAuthorizationUrl?.href ?? published.authorization,
      ...{ token: under('token'), userinfo: under('userinfo'), keys: under('certs') },
    },
  };
}
