import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { FixedClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import { silentLog, type Log } from '#platform/kernel/log.ts';
import { auditDeclaration } from '#platform/audit/module.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { DiskStore } from '#platform/documents/disk-store.ts';
import { EncryptedDocuments } from '#platform/documents/encrypted-documents.ts';
import { extractTextInWorker } from '#platform/documents/extraction-pool.ts';
import { documentsDeclaration } from '#platform/documents/module.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { testServer, type TestPerson } from '#platform/http/testing.ts';
import { testJobs, type TestJobs } from '#platform/jobs/testing.ts';
import type { Mail } from '#platform/notifications/mail.ts';
import { AnalysisPool } from '../analysis/pool.ts';
import type { CodeBook } from '../code-book.ts';
import { codingDeclaration, codingModule } from '../module.ts';
import type { CodingNeeds } from '../needs.ts';
import { roles } from '../rights.ts';
import { standInCodes } from './stand-in-codes.ts';
import { Caller } from './caller.ts';

/** A Cabinet with nothing but coding, two establishments and somebody of each profile. */
export interface CodingScene extends TestJobs {
  readonly server: FastifyInstance;
  readonly clock: FixedClock;
  readonly own: string;
  readonly other: string;
  readonly database: OrganizationDatabase;
  /** Mails put in the outbox. */
  readonly mails: Mail[];
  readonly needs: CodingNeeds;
  readonly tim: Caller;
  readonly colleague: Caller;
  readonly dim: Caller;
  readonly physician: Caller;
  readonly billing: Caller;
  /** Prepares without a profile that may validate. */
  readonly assistant: Caller;
  /** Follows all clients for who runs Cabinet. */
  readonly operator: Caller;
  /** A coder of the other establishment. */
  readonly stranger: Caller;
}

export interface SceneOptions {
  /** Everybody has acknowledged already, unless said. */
  readonly acknowledged?: boolean;
  /** The engine and classification as shipped, in place of the stand-ins. */
  readonly engine?: { readonly program?: URL; readonly codes: CodeBook };
  readonly log?: Log;
  readonly timeoutMs?: number;
}

/** Named by its content: tests may share what the engine compiled. */
const COMPILED = path.join(tmpdir(), 'cabinet-test-engine');

/** A test, or a file of tests: what knows when all is over. */
export interface Ending {
  readonly after: (end: () => Promise<void>) => void;
}

/** Opens the scene; everything goes when the test ends. */
export async function codingScene(ending: Ending, options: SceneOptions = {}): Promise<CodingScene> {
  const test = { after: (end: () => Promise<void>) => ending.after(end) } as unknown as Pick<TestContext, 'after'>;
  const clock = new FixedClock('2026-11-21T08:00:00Z');
  const log = options.log ?? silentLog;
  const modules = [httpDeclaration, auditDeclaration, documentsDeclaration, codingDeclaration];
  const jobs = await testJobs(test, { modules, clock, log });
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-coding-'));
  const program =
    options.engine === undefined ? new URL('./stand-in-worker.ts', import.meta.url) : options.engine.program;
  const pool = new AnalysisPool({
    ...{ log, threads: 1, timeoutMs: options.timeoutMs ?? 5_000, cacheDirectory: COMPILED },
    ...(program === undefined ? {} : { program }),
  });
  const mails: Mail[] = [];
  const needs: CodingNeeds = {
    ...{ log, clock, keys: jobs.keys, outbox: jobs.runner, pool, codes: options.engine?.codes ?? standInCodes },
    documents: new EncryptedDocuments({ store: await DiskStore.open(folder), keys: jobs.keys, clock }),
    extractText: extractTextInWorker,
    mail: outboxInto(mails),
    operatorAddress: 'exploitant@exemple.invalid',
    commons: jobs.databases.commons,
  };
  const module = codingModule(needs);
  const [own, other] = [await jobs.organization(), await jobs.organization()];
  const persons = peopleOf(own, other);
  const server = await testServer(test, {
    databases: jobs.databases,
    modules: [module],
    persons: Object.values(persons),
  });
  await jobs.runner.start(module.jobs, module.subscriptions, module.declaration.events);
  test.after(async () => {
    await pool.close();
    await rm(folder, { recursive: true, force: true });
  });
  const callers = mapValues(persons, (one) => new Caller(server, one));
  const scene = { ...jobs, ...callers, server, clock, own, other, mails, needs };
  if (options.acknowledged !== false) {
    for (const caller of Object.values(callers))
      if (caller.person.name !== 'Gaspard Taxier') await caller.acknowledge();
  }
  return { ...scene, database: await jobs.databases.organization(own) };
}

function peopleOf(own: string, other: string) {
  const template = (role: string) => roles.find(({ name }) => name === role)!.permissions;
  const assistant = template('coder-tim').filter((name) => !name.startsWith('coding.profile.'));
  return {
    tim: person('Hortense Galibier', own, template('coder-tim')),
    colleague: person('Basile Quercy', own, template('coder-tim')),
    dim: person('Maëlle Corvaisier', own, template('dim-physician')),
    physician: person('Tristan Malvoisin', own, template('physician')),
    billing: person('Gaspard Taxier', own, template('billing-contact')),
    assistant: person('Sidonie Aubépin', own, assistant),
    operator: person('Ondine Exploitante', own, ['coding.use', 'coding.statistics.all']),
    stranger: person('Léandre Farouche', other, template('coder-tim')),
  };
}

function person(name: string, organizationId: string, permissions: readonly string[]): TestPerson {
  return { id: newId(), name, organizationId, permissions };
}

function outboxInto(mails: Mail[]) {
  return {
    send: async (_transaction: unknown, mail: Mail) => {
      if (mails.every(({ key }) => key !== mail.key)) mails.push(mail);
      return mail.key;
    },
    status: async () => null,
    original: async () => Buffer.alloc(0),
  };
}

function mapValues<Key extends string, From, To>(
  record: Record<Key, From>,
  change: (value: From) => To,
): Record<Key, To> {
  const entries = Object.entries(record) as [Key, From][];
  return Object.fromEntries(entries.map(([key, value]) => [key, change(value)])) as Record<Key, To>;
}
