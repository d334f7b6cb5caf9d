import type { Databases } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { DataFolder } from './data-folder.ts';
import type { Lifetime } from './lifetime.ts';
import type { Report } from './report.ts';
import type { ServerSettings } from './settings.ts';

/** What the pieces of the composition root share while Cabinet starts. */
export interface Surroundings {
  readonly settings: ServerSettings;
  readonly folder: DataFolder;
  readonly log: Log;
  readonly report: Report;
  readonly lifetime: Lifetime;
}

/** Once the databases are open. */
export interface OpenedSurroundings extends Surroundings {
  readonly databases: Databases;
  readonly keys: KeyStore;
  readonly clock: Clock;
}

export const VERSION = '0.1.0';
