import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { totpCode } from '#platform/identity/testing.ts';
import type { DemoAccount, RunningCabinet } from './cabinet.ts';

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: Headers;
  /** The body as JSON, or an empty object. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface Me {
  readonly person: { readonly id: string; readonly name: string };
  readonly organizations: readonly {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly { readonly name: string }[];
    readonly blockedBy: string | null;
  }[];
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Somebody, or a program, that talks to a running Cabinet over HTTP, keeping cookies as a browser does. */
export class Caller {
  readonly url: string;
  readonly cookies = new Map<string, string>();
  organization: string | null = null;
  token: string | null = null;
  private readonly given = new Set<string>();

  constructor(cabinet: Pick<RunningCabinet, 'url'>) {
    this.url = cabinet.url;
  }

  async call(method: Method, path: string, body?: object | FormData): Promise<Answer> {
    const form = body instanceof FormData;
    const response = await fetch(new URL(path, this.url), {
      method,
      redirect: 'manual',
      headers: { ...this.headers(), ...(body === undefined || form ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '') this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
    const content = Buffer.from(await response.arrayBuffer());
    const isJson = (response.headers.get('content-type') ?? '').includes('json') && content.length > 0;
    const json = isJson ? (JSON.parse(content.toString()) as Answer['json']) : {};
    return { status: response.status, body: content, headers: response.headers, json };
  }

  headers(): Record<string, string> {
    return {
      'x-requested-with': 'cabinet',
      ...(this.cookies.size === 0 ? {} : { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') }),
      ...(this.organization === null ? {} : { 'cabinet-organization': this.organization }),
      ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
    };
  }

  /** The call must succeed. */
  async do<Body = Answer['json']>(method: Method, path: string, body?: object | FormData): Promise<Body> {
    const answer = await this.call(method, path, body);
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.body.toString()}`);
    return answer.json as Body;
  }

  /** The call must be refused. @returns status and stable code */
  async refused(method: Method, path: string, body?: object | FormData): Promise<readonly [number, unknown]> {
    const { status, json } = await this.call(method, path, body);
    return [status, json['code']];
  }

  /** Signs in and enters the first organisation. */
  async signIn(account: Pick<DemoAccount, 'email' | 'password' | 'totpSecret'>): Promise<this> {
    const { email, password, totpSecret } = account;
    const { state } = await this.do('POST', '/api/identity/sign-in', { email, password });
    if (state === 'second-factor') await this.giveCode(totpSecret!);
    const { organizations } = await this.me();
    this.organization = organizations[0]?.id ?? null;
    return this;
  }

  me(): Promise<Me> {
    return this.do<Me>('GET', '/api/identity/me');
  }

  /** A code serves once: when this half-minute's has served already, its neighbour's does as well, then the next one. */
  private async giveCode(secret: string): Promise<void> {
    for (const over = Date.now() + 60_000; Date.now() < over; await pause(1000)) {
      const now = Date.now();
      for (const at of [now, now - 30_000, now + 30_000]) {
        const code = totpCode(secret, at);
        if (this.given.has(code)) continue;
        this.given.add(code);
        const { status } = await this.call('POST', '/api/identity/second-factor', { code });
        if (status === 200) return;
      }
    }
    assert.fail('no code of the second factor was accepted');
  }
}

/** A demonstration account by its role; of the first organisation unless said. */
export async function accountOf(
  cabinet: RunningCabinet,
  role: string,
  organization = 'SMR Les Aulnes',
): Promise<DemoAccount> {
  const { accounts } = await cabinet.demo();
  const found = accounts.find((account) => account.role === role && account.organization === organization);
  assert.ok(found, `no demonstration account ${role} in ${organization}`);
  return found;
}

/** Somebody of the demonstration, signed in over HTTP. */
export async function callerOf(cabinet: RunningCabinet, role: string, organization?: string): Promise<Caller> {
  return new Caller(cabinet).signIn(await accountOf(cabinet, role, organization));
}
