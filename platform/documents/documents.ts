import type { Readable } from 'node:stream';
import type { Transaction } from 'kysely';
import type { Act } from '#platform/kernel/act.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import type { DocumentKind } from './kinds.ts';

/** Whose document it is: `call.organization` of a route has this shape. */
export interface Owner {
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
}

/** Bytes on their way in. */
export interface Upload {
  /** When the upload is refused before its end, what is left of a `Readable` is for its owner to drain or destroy. */
  readonly stream: AsyncIterable<Uint8Array>;
  /** As the sender named it; cleaned before it is kept. */
  readonly fileName: string;
  readonly maxBytes: number;
  /** Kinds accepted here; the content decides, not the extension. */
  readonly accept: readonly DocumentKind[];
}

/** What is known of a document. */
export interface StoredDocument {
  readonly id: string;
  readonly name: string;
  readonly kind: DocumentKind;
  readonly bytes: number;
  /** Of the content, lower-case hexadecimal. */
  readonly sha256: string;
  /** ISO instant. */
  readonly storedAt: string;
}

/** Bytes `start` to `end`, both included, counted from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A document ready to be read. */
export interface OpenDocument extends StoredDocument {
  /**
   * Decrypted and verified as it flows; the stream fails on the first byte that was altered.
   * @throws {RangeError} when the range does not lie within the document.
   */
  read(range?: ByteRange): Readable;
}

/** Received and verified, not yet kept: without `keep` it is swept away after a day. */
export interface ReceivedDocument extends Omit<StoredDocument, 'storedAt'> {
  readonly organizationId: string;
}

/**
 * The encrypted documents of organisations.
 *
 * A file arrives outside any transaction (it may take minutes) and is kept inside the caller's:
 * `const received = await documents.receive(owner, upload)`, then in the transaction that gives it a meaning
 * `await documents.keep(transaction, received, act)`. If that transaction is rolled back, nothing remains of it.
 */
export interface Documents {
  /**
   * Streams to the store, hashing, measuring and telling the kind. Not to be called inside a transaction.
   * @throws {Unsupported} `documents.unsupported`, `documents.archive-refused`
   * @throws {TooLarge} `documents.too-large`
   * @throws {Invalid} `documents.empty`, `documents.damaged`
   * @throws {Unavailable} `documents.store-full`, `documents.store-unavailable`
   */
  receive(owner: Owner, upload: Upload): Promise<ReceivedDocument>;

  /**
   * Gives a received document its row, and a line to the audit log.
   * @throws {Conflict} `documents.expired` when it was received more than a day ago.
   */
  keep(transaction: Transaction<OrganizationTables>, received: ReceivedDocument, act: Act): Promise<StoredDocument>;

  /** `receive` then `keep` in a transaction of its own. */
  store(owner: Owner, upload: Upload, act: Act): Promise<StoredDocument>;

  /**
   * @throws {NotFound} `documents.not-found`
   * @throws {Unavailable} `documents.store-unavailable` when the row is there and the object is not.
   */
  open(owner: Owner, id: string): Promise<OpenDocument>;

  /** The rows of these documents, for lists; unknown identifiers are left out. */
  describe(owner: Owner, ids: readonly string[]): Promise<readonly StoredDocument[]>;

  /**
   * Erases the row in the caller's transaction; the object follows at the next sweep.
   * @throws {NotFound} `documents.not-found`
   */
  erase(transaction: Transaction<OrganizationTables>, id: string, act: Act): Promise<void>;

  /**
   * Erases the rows of documents that go with what they document, in a bulk run whose line in the journal is its
   * caller's; unknown identifiers are passed over. The objects follow at the next sweep.
   */
  eraseWith(transaction: Transaction<OrganizationTables>, ids: readonly string[]): Promise<void>;
}
