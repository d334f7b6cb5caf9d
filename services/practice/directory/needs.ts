import type { Clock } from '#platform/kernel/clock.ts';
import type { Databases } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { CareKinds } from '#services/practice/reference/module.ts';

/** What the composition root gives to the directory. */
export interface DirectoryNeeds {
  readonly clock: Clock;
  readonly keys: Pick<KeyStore, 'key'>;
  readonly databases: Pick<Databases, 'commons' | 'organization'>;
  readonly outbox: Outbox;
  readonly kinds: CareKinds;
}
