import type { Clock } from '#platform/kernel/clock.ts';
import type { Commons, Databases } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { People } from '#platform/identity/module.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { Organizations } from '#platform/organizations/module.ts';
import type { CareKinds, Places } from '#services/practice/reference/module.ts';

/** What the composition root gives to this room. */
export interface ProfessionalsNeeds {
  readonly clock: Clock;
  readonly keys: Pick<KeyStore, 'key'>;
  readonly commons: Commons;
  readonly databases: Pick<Databases, 'organization'>;
  readonly outbox: Pick<Outbox, 'publish'>;
  readonly organizations: Organizations;
  readonly people: Pick<People, 'findPerson'>;
  readonly kinds: CareKinds;
  readonly places: () => Promise<Places>;
}
