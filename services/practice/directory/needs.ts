import type { Clock } from '#platform/kernel/clock.ts';
import type { Databases } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { Documents } from '#platform/documents/documents.ts';
import type { People } from '#platform/identity/module.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { MailOutbox } from '#platform/notifications/mail.ts';
import type { Site } from '#platform/site/site.ts';
import type { CareKinds } from '#services/practice/reference/module.ts';

/** What the composition root gives to the directory. */
export interface DirectoryNeeds {
  readonly clock: Clock;
  readonly keys: Pick<KeyStore, 'key'>;
  readonly databases: Pick<Databases, 'commons' | 'organization'>;
  readonly outbox: Outbox;
  readonly documents: Documents;
  readonly mail: MailOutbox;
  readonly people: Pick<People, 'findPerson'>;
  readonly kinds: CareKinds;
  /** Where the operator hears that a task waits. */
  readonly operatorAddress: string;
  /** The dress of the public pages. */
  readonly site: Site;
}
