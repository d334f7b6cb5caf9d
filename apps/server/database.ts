import { Databases } from '#platform/database/databases.ts';
import { KeyStore } from '#platform/database/key-store.ts';
import { startCluster } from '#platform/database/supervisor.ts';
import type { Log } from '#platform/kernel/log.ts';
import { declarations } from './declarations.ts';
import type { DataFolder } from './data-folder.ts';
import type { Lifetime } from './lifetime.ts';
import type { Surroundings } from './surroundings.ts';

/** Starts or joins the database server, opens the keys, and brings every database to the current migrations. */
export async function openDatabases(around: Surroundings): Promise<{ databases: Databases; keys: KeyStore }> {
  const { settings, folder, log, report, lifetime } = around;
  const keys = await KeyStore.open(folder.keys, folder.masterKey);
  report.step('Base de données');
  const url = settings.databaseUrl ?? (await embedded(folder, log, lifetime));
  report.step('Migrations');
  const databases = await Databases.open({ url, prefix: 'cabinet', modules: declarations, keys, log });
  lifetime.closes('connections', () => databases.close());
  return { databases, keys };
}

async function embedded(folder: DataFolder, log: Log, lifetime: Lifetime): Promise<string> {
  const cluster = await startCluster({
    ...{ dataDir: folder.postgres, log },
    onUnexpectedExit: () => {
      // Nothing can be promised without it: end, so that whoever watches the process starts everything again.
      process.exitCode = 1;
      void lifetime.end().then(() => process.exit(1));
    },
  });
  lifetime.closes('database', () => cluster.stop());
  return cluster.url;
}
