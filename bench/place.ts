import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { declarations } from '../apps/server/declarations.ts';
import { Databases } from '../platform/database/databases.ts';
import { KeyStore } from '../platform/database/key-store.ts';
import { startCluster } from '../platform/database/supervisor.ts';
import { silentLog } from '../platform/kernel/log.ts';
import type { ModuleDeclaration } from '../platform/kernel/module.ts';

/** A data folder laid out as the server's own, so that the server can start on it. */
export interface Place {
  readonly root: string;
  /** Starts or joins its database and opens it as the server does. */
  open(further?: readonly ModuleDeclaration[]): Promise<Opened>;
  erase(): Promise<void>;
}

export interface Opened {
  readonly databases: Databases;
  readonly url: string;
  /** Closes the connections. @param database whether to stop PostgreSQL too. */
  close(database: boolean): Promise<void>;
}

/** @param root of a place made by another process; a new one unless said. */
export async function placeAt(root?: string): Promise<Place> {
  const folder = root ?? (await mkdtemp(path.join(tmpdir(), 'cabinet-bench-')));
  await chmod(folder, 0o711);
  return {
    root: folder,
    open: async (further = []) => {
      const keys = await KeyStore.open(path.join(folder, 'keys'), path.join(folder, 'master.key'));
      const cluster = await startCluster({ dataDir: path.join(folder, 'postgres'), log: silentLog });
      const modules = [...declarations, ...further];
      const databases = await Databases.open({ url: cluster.url, prefix: 'cabinet', modules, keys, log: silentLog });
      return {
        ...{ databases, url: cluster.url },
        close: async (database) => {
          await databases.close();
          if (database) await cluster.stop();
        },
      };
    },
    erase: () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}
