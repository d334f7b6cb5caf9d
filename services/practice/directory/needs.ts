import type { Transaction } from 'kysely';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Databases, OrganizationDatabase } from '#platform/database/databases.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { Documents } from '#platform/documents/documents.ts';
import type { People } from '#platform/identity/module.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { MailOutbox } from '#platform/notifications/mail.ts';
import type { Site } from '#platform/site/site.ts';
import type { CareKinds } from '#services/practice/reference/module.ts';
import type { CaseView } from './api/moderation.ts';

export type CommonsTransaction = Transaction<CommonsTables>;

/** Documents shown to patients with the reasons of a practice (booking), as far as a decision touches them. */
export interface ShownDocuments {
  /** Null once it is erased. `authorId`: a person, null for the oldest ones. */
  describe(
    database: OrganizationDatabase,
    id: string,
  ): Promise<{
    readonly title: string;
    /** Its bytes, among the documents of the practice. */
    readonly contentId: string;
    readonly authorId: string | null;
    readonly state: DocumentState;
  } | null>;
  /** Done twice it is done once. */
  moderate(
    database: OrganizationDatabase,
    id: string,
    decision: 'suspended' | 'lifted' | 'withdrawn',
    at: Temporal.Instant,
  ): Promise<void>;
}

type DocumentState = NonNullable<CaseView['document']>['state'];

/** What the composition root gives to the directory. */
export interface DirectoryNeeds {
  readonly clock: Clock;
  readonly keys: Pick<KeyStore, 'key'>;
  readonly databases: Pick<Databases, 'commons' | 'organization'>;
  readonly outbox: Outbox;
  readonly documents: Documents;
  readonly shown: ShownDocuments;
  readonly mail: MailOutbox;
  readonly people: Pick<People, 'findPerson'>;
  readonly kinds: CareKinds;
  /** Where the operator hears that a task waits. */
  readonly operatorAddress: string;
  /** The dress of the public pages. */
  readonly site: Site;
}
