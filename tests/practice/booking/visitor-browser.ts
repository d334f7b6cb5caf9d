import assert from 'node:assert/strict';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

/** Somebody's browser without a script: follows links, sends forms, keeps cookies. */
export class VisitorBrowser {
  readonly #server: FastifyInstance;
  readonly #remoteAddress: string;
  readonly cookies: Record<string, string> = {};

  /** @param remoteAddress where it calls from */
  constructor(server: FastifyInstance, remoteAddress = '127.0.0.1') {
    this.#server = server;
    this.#remoteAddress = remoteAddress;
  }

  /** Reads a page, following what sends it on. */
  async get(url: string): Promise<LightMyRequestResponse> {
    const headers = { accept: 'text/html' };
    const response = this.#keep(await this.#server.inject({ ...this.#from, method: 'GET', url, headers }));
    return response.statusCode === 303 ? this.get(String(response.headers.location)) : response;
  }

  /** Sends a form, without following. */
  async post(url: string, form: Readonly<Record<string, string>> = {}): Promise<LightMyRequestResponse> {
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
    const payload = new URLSearchParams(form).toString();
    return this.#keep(await this.#server.inject({ ...this.#from, method: 'POST', url, headers, payload }));
  }

  /** Sends a form that must lead on. @returns the page it leads to */
  async go(
    url: string,
    form: Readonly<Record<string, string>> = {},
  ): Promise<LightMyRequestResponse & { readonly at: string }> {
    const response = await this.post(url, form);
    assert.equal(response.statusCode, 303, `${url}: ${response.statusCode} ${textOf(response.body).slice(0, 400)}`);
    const at = String(response.headers.location);
    return Object.assign(await this.get(at), { at });
  }

  /** Sends a form that holds a file. */
  async upload(url: string, form: FormData): Promise<LightMyRequestResponse> {
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': request.headers.get('content-type')! };
    const payload = Buffer.from(await request.arrayBuffer());
    return this.#keep(await this.#server.inject({ ...this.#from, method: 'POST', url, headers, payload }));
  }

  /** A call of the public API. */
  async api(method: 'GET' | 'POST', url: string, body?: object): Promise<LightMyRequestResponse> {
    const headers = { 'x-requested-with': 'cabinet' };
    return this.#keep(
      await this.#server.inject({
        ...this.#from,
        method,
        url,
        headers,
        ...(body === undefined ? {} : { payload: body }),
      }),
    );
  }

  /** Signs in with the code of the scene and says who one is. */
  async signIn(
    adresse: string,
    name: { readonly prenom: string; readonly nom: string } = { prenom: 'Anaïs', nom: 'Fictive' },
  ): Promise<this> {
    await this.post('/connexion', { adresse });
    const { statusCode } = await this.post('/connexion/code', { adresse, code: '123456' });
    assert.equal(statusCode, 303);
    await this.post('/mon-compte/personnes', { ...name, naissance: '24/11/1986' });
    return this;
  }

  get #from() {
    return { cookies: this.cookies, remoteAddress: this.#remoteAddress };
  }

  #keep(response: LightMyRequestResponse): LightMyRequestResponse {
    for (const { name, value } of response.cookies) {
      if (value === '') delete this.cookies[name];
      else this.cookies[name] = value;
    }
    return response;
  }
}

/** What a page says, without its marks; no-break spaces become plain ones. */
export function textOf(page: string): string {
  const body = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  return body
    .replaceAll(/<svg[^]*?<\/svg>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** With plain spaces in the place of those that do not break. */
export function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
