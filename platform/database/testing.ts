import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { ModuleDeclaration } from '#platform/kernel/module.ts';
import { newId } from '#platform/kernel/ids.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { Databases } from './databases.ts';
import { KeyStore } from './key-store.ts';
import { databaseDeclaration } from './module.ts';
import { startCluster, type Cluster } from './supervisor.ts';

export interface TestDatabases {
  readonly databases: Databases;
  readonly keys: KeyStore;
  /** Administrator's URL of the server. */
  readonly url: string;
  /** Creates one organisation's database and gives its identifier. */
  organization(): Promise<string>;
}

/**
 * Databases of a test's own on the run's throw-away server (`CABINET_TEST_DATABASE_URL`, set by `npm test`; without
 * it a server is started for this test alone). Everything is dropped when the test ends.
 * @param modules declarations beside `database`, in dependency order.
 */
export async function testDatabases(
  test: Pick<TestContext, 'after'>,
  modules: readonly ModuleDeclaration[] = [],
): Promise<TestDatabases> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-test-'));
  const given = process.env['CABINET_TEST_DATABASE_URL'];
  const own = given === undefined ? await ownServer(folder) : null;
  const url = given ?? own!.url;
  const keys = await KeyStore.open(path.join(folder, 'keys'), path.join(folder, 'master.key'));
  const prefix = `t${newId().replaceAll('-', '').slice(-12)}`;
  const databases = await Databases.open({
    ...{ url, prefix, keys, log: silentLog },
    modules: [databaseDeclaration, ...modules],
  });
  test.after(async () => {
    const created = await databases.organizations();
    await databases.close();
    for (const id of created) await databases.administration.dropOrganization(id);
    await databases.administration.dropShared();
    await own?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    ...{ databases, keys, url },
    organization: async () => {
      const id = newId();
      await databases.create(id);
      return id;
    },
  };
}

async function ownServer(folder: string): Promise<Cluster> {
  // As root the server runs under another number, which must be able to pass through.
  await chmod(folder, 0o711);
  return startCluster({ dataDir: path.join(folder, 'postgres'), log: silentLog });
}
