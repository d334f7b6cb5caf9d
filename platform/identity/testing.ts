import { createHmac } from 'node:crypto';
import type { TestContext } from 'node:test';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { FixedClock } from '#platform/kernel/clock.ts';
import { silentLog, type Log } from '#platform/kernel/log.ts';
import { auditDeclaration } from '#platform/audit/module.ts';
import type { Databases } from '#platform/database/databases.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { testServer } from '#platform/http/testing.ts';
import type { MailToSend, SmsToSend } from './desk.ts';
import { identityDeclaration, identityModule, type IdentityModule } from './module.ts';
import type { ProviderSettings } from './pro-sante-connect/settings.ts';
import { secretOfBase32 } from './second-factor-secret.ts';

/** A password no dictionary finds, for the persons of tests. */
export const TEST_PASSWORD = 'tuile-orage-sifflet-94';
/** Base32, for the persons of tests who have a second factor. */
export const TEST_TOTP_SECRET = 'KRUGS4ZANFZSA3TPOQQGCIDTMVRXEZLU';

export interface IdentityScene {
  readonly databases: Databases;
  readonly identity: IdentityModule;
  readonly server: FastifyInstance;
  /** Mails put in the outbox, in order. */
  readonly mails: MailToSend[];
  /** SMS put in the outbox, in order. */
  readonly texts: SmsToSend[];
  /** Domain time. */
  readonly clock: FixedClock;
  /** The machine's time as the doors see it; the library keeps the real one. */
  readonly machine: FixedClock;
}

/** The room on a real server and throw-away databases. */
export async function identityScene(
  t: Pick<TestContext, 'after'>,
  given: { readonly log?: Log; readonly proSanteConnect?: ProviderSettings; readonly idleMinutes?: number } = {},
): Promise<IdentityScene> {
  const { log = silentLog, proSanteConnect = null, idleMinutes = 15 } = given;
  const { databases, keys } = await testDatabases(t, [auditDeclaration, httpDeclaration, identityDeclaration]);
  const mails: MailToSend[] = [];
  const texts: SmsToSend[] = [];
  const clock = new FixedClock('2026-11-21T09:00:00Z');
  const machine = new FixedClock(new Date().toISOString());
  const identity = identityModule({
    ...{ commons: databases.commons, clock, machine, log, demo: false, version: 'test' },
    ...{ proSanteConnect, idleMinutes, detailsMonths: 6, nameLocked: async () => false },
    secret: await keys.key('commons', 'sign-in'),
    publicUrl: new URL('http://localhost:3000'),
    mail: { send: async (_transaction, mail) => mails.push(mail) },
    sms: { send: async (_transaction, sms) => texts.push(sms) },
    organizationsOf: async () => [],
  });
  const server = await testServer(t, { databases, modules: [identity], sessions: [identity.sessionSource], log });
  return { databases, identity, server, mails, texts, clock, machine };
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A browser of a test: keeps its cookies from one request to the next. */
export class TestBrowser {
  readonly #server: FastifyInstance;
  readonly #address: string;
  readonly cookies = new Map<string, string>();
  /** What it says of itself. */
  agent = 'Essai/1.0';
  /** How long nobody has touched it. */
  idleSeconds = 0;

  constructor(server: FastifyInstance, address = '192.0.2.10') {
    this.#server = server;
    this.#address = address;
  }

  async send(method: Method, url: string, payload?: object, organization?: string) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer: LightMyRequestResponse = await this.#server.inject({
      ...{ method, url, remoteAddress: this.#address, ...(payload === undefined ? {} : { payload }) },
      headers: {
        ...{
          cookie,
          'user-agent': this.agent,
          'cabinet-idle': String(this.idleSeconds),
          'x-requested-with': 'cabinet',
        },
        ...(organization === undefined ? {} : { 'cabinet-organization': organization }),
      },
    });
    for (const { name, value, maxAge } of answer.cookies as { name: string; value: string; maxAge?: number }[]) {
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, encodeURIComponent(value));
    }
    return answer;
  }

  signIn(email: string, password = TEST_PASSWORD) {
    return this.send('POST', '/api/identity/sign-in', { email, password });
  }
}

/** The code an authenticator application shows at a time (RFC 6238; machine's own time unless said). */
export function totpCode(base32: string, at: number = Date.now()): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', secretOfBase32(base32)).update(counter).digest();
  const offset = digest.at(-1)! & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
