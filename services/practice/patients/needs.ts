import type { Clock } from '#platform/kernel/clock.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { Commons, Databases } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { Documents } from '#platform/documents/documents.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { MailOutbox } from '#platform/notifications/mail.ts';
import type { Insi } from './identity/insi.ts';

/** What the composition root gives to the patients of a practice. */
export interface PatientsNeeds {
  readonly log: Log;
  readonly clock: Clock;
  readonly keys: Pick<KeyStore, 'key'>;
  readonly commons: Commons;
  /** For what a patient asks from their own account, about the practices that follow them. */
  readonly databases: Pick<Databases, 'organization'>;
  readonly outbox: Outbox;
  readonly documents: Documents;
  readonly mail: MailOutbox;
  /** The national teleservice of identities; null where it is not connected. */
  readonly insi: Insi | null;
  /** False in a demonstration, where numbers of tests are what they are. */
  readonly production: boolean;
}
