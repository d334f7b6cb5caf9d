import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type OidcProvider from 'oidc-provider';
import type { Configuration, interactionPolicy } from 'oidc-provider';
import { newSecret } from '#platform/kernel/ids.ts';
import type { ProviderSettings } from './settings.ts';
import { userinfoOf, type SimulatedProfessional } from './simulated-people.ts';
import { choicePage } from './simulator-page.ts';

const CLIENT = 'cabinet-demonstration';
const INTERACTION = '/choix/';
/** Another name than that of Cabinet: a browser shares cookies between the ports of one name. */
const LOOPBACK = '127.0.0.1';

/** « Pro Santé Connect (simulé) »: a provider of our own that speaks the real protocol and knows invented people only. */
export interface SimulatedProvider {
  readonly settings: ProviderSettings;
  close(): Promise<void>;
}

/**
 * Starts it on a free port of loopback.
 * @param callback where Cabinet awaits people
 */
export async function startSimulatedProvider(
  people: readonly SimulatedProfessional[],
  callback: URL,
): Promise<SimulatedProvider> {
  const server = createServer();
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const issuer = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  const clientSecret = newSecret();
  const provider = await quietly(async () => {
    const library = await import('oidc-provider');
    const policy = askedEachTime(library.interactionPolicy);
    return new library.default(issuer, configurationOf(people, callback, { clientSecret, policy }));
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith(INTERACTION) === true) void choose(provider, people, request, response);
    else void answer(request, response);
  });
  const endpoints = { authorization: `${issuer}/auth`, token: `${issuer}/token`, userinfo: `${issuer}/me` };
  return {
    settings: {
      ...{ environment: 'simulated', issuer, clientId: CLIENT, clientSecret },
      endpoints: { ...endpoints, keys: `${issuer}/jwks` },
    },
    close: () => closed(server),
  };
}

type Policy = NonNullable<NonNullable<Configuration['interactions']>['policy']>;

function configurationOf(
  people: readonly SimulatedProfessional[],
  callback: URL,
  { clientSecret: secret, policy }: { readonly clientSecret: string; readonly policy: Policy },
): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const claimsSaid = Object.keys(userinfoOf(people[0]!)).filter((claim) => claim !== 'sub');
  return {
    clients: [
      {
        ...{ client_id: CLIENT, client_secret: secret, token_endpoint_auth_method: 'client_secret_post' },
        ...{ redirect_uris: [callback.href], response_types: ['code'], grant_types: ['authorization_code'] },
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [newSecret()] },
    scopes: ['openid', 'scope_all'],
    claims: { openid: ['sub'], scope_all: claimsSaid, acr: null },
    acrValues: ['eidas1', 'eidas0'],
    conformIdTokenClaims: true,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Session: 600, Grant: 600 },
    interactions: { url: (_context, { uid }) => `${INTERACTION}${uid}`, policy },
    findAccount: (_context, id) => {
      const person = people.find(({ subject }) => `f:simulated:${subject}` === id);
      return person === undefined ? undefined : { accountId: id, claims: async () => userinfoOf(person) };
    },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: CLIENT, accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid scope_all');
      await grant.save();
      return grant;
    },
  };
}

/**
 * The library warns on the console of what a demonstration is by nature (people kept in memory) and of every runtime
 * newer than itself: whoever starts Cabinet would take that for a fault.
 */
async function quietly<Made>(make: () => Promise<Made>): Promise<Made> {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await make();
  } finally {
    console.warn = warn;
  }
}

/** A demonstration is played by one visitor in several parts: nobody stays known from one departure to the next. */
function askedEachTime({ base, Check }: typeof interactionPolicy): Policy {
  const policy = base();
  policy
    .get('login')!
    .checks.add(
      new Check('asked_each_time', 'the visitor says whom they play', 'login_required', ({ oidc }) =>
        oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
      ),
    );
  return policy;
}

/** The page where the visitor says whom they play, and what follows. */
async function choose(
  provider: OidcProvider,
  people: readonly SimulatedProfessional[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { searchParams } = new URL(request.url!, provider.issuer);
  const subject = searchParams.get('personne');
  if (subject === null) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(choicePage(people));
    return;
  }
  const person = people.find((one) => one.subject === subject);
  const result =
    person === undefined
      ? { error: 'access_denied', error_description: 'refused by the person' }
      : { login: { accountId: `f:simulated:${subject}`, acr: person.level, remember: false } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false }).catch(() => {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('Cette demande est trop ancienne.');
  });
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
