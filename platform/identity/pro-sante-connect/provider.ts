import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  Configuration,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { readNationalCard, type NationalCard } from './national-card.ts';
import type { ProviderSettings } from './settings.ts';

/** The level asked, and the least accepted: eIDAS substantial, by e-CPS or card. */
const LEVEL = 'eidas1';
const ANSWER_SECONDS = 15;

/** What a request keeps in the browser until the person comes back. */
export interface Trip {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Why nobody was recognised. */
export type Refusal = 'refused' | 'level' | 'away';

/** OpenID Connect with Pro Santé Connect: code flow, PKCE S256, state and nonce. */
export class Provider {
  readonly environment: ProviderSettings['environment'];
  readonly #configuration: Configuration;
  readonly #callback: URL;

  /** @param callback where people come back to */
  constructor(settings: ProviderSettings, callback: URL) {
    this.environment = settings.environment;
    this.#callback = callback;
    this.#configuration = new Configuration(
      {
        ...{ issuer: settings.issuer, authorization_endpoint: settings.endpoints.authorization },
        ...{ token_endpoint: settings.endpoints.token, userinfo_endpoint: settings.endpoints.userinfo },
        jwks_uri: settings.endpoints.keys,
      },
      settings.clientId,
      undefined,
      ClientSecretPost(settings.clientSecret),
    );
    this.#configuration.timeout = ANSWER_SECONDS;
    enableNonRepudiationChecks(this.#configuration);
    if (settings.environment === 'simulated') allowInsecureRequests(this.#configuration);
  }

  /** Where to send a person, and what to keep until they are back. */
  async depart(): Promise<{ readonly location: string; readonly trip: Trip }> {
    const trip = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(this.#configuration, {
      ...{ redirect_uri: this.#callback.href, scope: 'openid scope_all', acr_values: LEVEL },
      ...{ state: trip.state, nonce: trip.nonce },
      ...{ code_challenge: await calculatePKCECodeChallenge(trip.verifier), code_challenge_method: 'S256' },
    });
    return { location: url.href, trip };
  }

  /**
   * Who came back.
   * @param search query with which they did
   */
  async arrive(search: string, trip: Trip): Promise<NationalCard | Refusal> {
    const url = new URL(search, this.#callback);
    try {
      const tokens = await authorizationCodeGrant(this.#configuration, url, {
        ...{ pkceCodeVerifier: trip.verifier, expectedState: trip.state, expectedNonce: trip.nonce },
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims?.['acr'] !== LEVEL) return 'level';
      const said = await fetchUserInfo(this.#configuration, tokens.access_token, claims.sub);
      return readNationalCard(said) ?? 'refused';
    } catch (error) {
      return isAway(error) ? 'away' : 'refused';
    }
  }
}

/** No answer from the provider, as against an answer that says no. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as { code?: string; cause?: unknown };
  return code === 'OAUTH_TIMEOUT' || error instanceof TypeError || isAway(cause);
}
