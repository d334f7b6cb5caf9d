import { Readable } from 'node:stream';
import type { Transaction } from 'kysely';
import type { Act } from '#platform/kernel/act.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { Conflict, NotFound, Unavailable } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { recordAct } from '#platform/audit/record.ts';
import { sealText } from '#platform/database/encryption.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import { checkDocx } from './docx-archive.ts';
import type {
  ByteRange,
  Documents,
  OpenDocument,
  Owner,
  ReceivedDocument,
  StoredDocument,
  Upload,
} from './documents.ts';
import { cleanFileName } from './file-names.ts';
import { Intake, type Passed } from './intake.ts';
import type { DocumentKind } from './kinds.ts';
import type { ObjectStore } from './object-store.ts';
import { documentOf, nameContext, objectKey } from './rows.ts';
import { openObject, sealedSize, sealObject } from './sealed-object.ts';
import { StoredArchive } from './stored-archive.ts';
import { discardObject } from './sweep.ts';

export interface DocumentsOptions {
  readonly store: ObjectStore;
  readonly keys: KeyStore;
  readonly clock: Clock;
}

/** How long a received object waits for the transaction that gives it a meaning. */
const UNCLAIMED_FOR = Temporal.Duration.from({ hours: 24 });

/** Documents encrypted under each organisation's key, in any object store. */
export class EncryptedDocuments implements Documents {
  readonly #store: ObjectStore;
  readonly #keys: KeyStore;
  readonly #clock: Clock;

  constructor(options: DocumentsOptions) {
    this.#store = options.store;
    this.#keys = options.keys;
    this.#clock = options.clock;
  }

  async receive(owner: Owner, upload: Upload): Promise<ReceivedDocument> {
    if (owner.database.isTransaction) throw new Error('documents are received outside any transaction');
    const id = newId();
    const { organizationId } = owner;
    await owner.database
      .insertInto('documents.unclaimed_objects')
      .values({ object_id: id, delete_after: this.#clock.now().add(UNCLAIMED_FOR).toString() })
      .execute();
    try {
      const intake = new Intake(upload);
      const objectsKey = await this.#keys.key(organizationId, 'objects');
      await this.#store.put(objectKey(organizationId, id), sealObject(objectsKey, id, intake.pass()));
      const passed = intake.result();
      const kind = await this.#kindOf(organizationId, id, passed);
      const name = cleanFileName(upload.fileName);
      return { organizationId, id, name, kind, bytes: passed.bytes, sha256: passed.sha256.toString('hex') };
    } catch (error) {
      // Where even this fails the sweep will do it: the mark stays.
      await discardObject(owner, this.#store, id).catch(() => {});
      throw error;
    }
  }

  async keep(
    transaction: Transaction<OrganizationTables>,
    received: ReceivedDocument,
    act: Act,
  ): Promise<StoredDocument> {
    const { organizationId, ...document } = received;
    const at = this.#clock.now();
    const claimed = await transaction
      .deleteFrom('documents.unclaimed_objects')
      .where('object_id', '=', document.id)
      .executeTakeFirst();
    if (claimed.numDeletedRows === 0n) {
      throw new Conflict('documents.expired', 'Ce fichier a été reçu il y a trop longtemps. Envoyez-le à nouveau.');
    }
    const textKey = await this.#keys.key(organizationId, 'text');
    const row = {
      id: document.id,
      name: sealText(textKey, document.name, nameContext(document.id)),
      ...{ kind: document.kind, bytes: document.bytes, stored_at: at.toString() },
      sha256: Buffer.from(document.sha256, 'hex'),
    };
    await transaction.insertInto('documents.objects').values(row).execute();
    const details = { kind: document.kind, bytes: document.bytes };
    await recordAct(transaction, act, { action: 'documents.object.store', object: objectOf(document.id), at, details });
    return { ...document, storedAt: at.toString() };
  }

  async store(owner: Owner, upload: Upload, act: Act): Promise<StoredDocument> {
    const received = await this.receive(owner, upload);
    return owner.database.transaction().execute((transaction) => this.keep(transaction, received, act));
  }

  async open(owner: Owner, id: string): Promise<OpenDocument> {
    const [document] = await this.describe(owner, [id]);
    if (document === undefined) throw notFound();
    const { organizationId } = owner;
    const size = await this.#store.size(objectKey(organizationId, id));
    if (size !== sealedSize(document.bytes)) {
      throw new Unavailable(
        'documents.store-unavailable',
        'Ce document est enregistré mais son contenu manque ou est abîmé. Prévenez l’administrateur.',
      );
    }
    const objectsKey = await this.#keys.key(organizationId, 'objects');
    return {
      ...document,
      read: (range) => {
        if (range !== undefined && !(0 <= range.start && range.start <= range.end && range.end < document.bytes)) {
          throw new RangeError('the range does not lie within the document');
        }
        const content = this.#content(organizationId, id, objectsKey, document.bytes, range);
        return Readable.from(content, { objectMode: false });
      },
    };
  }

  async describe(owner: Owner, ids: readonly string[]): Promise<readonly StoredDocument[]> {
    if (ids.length === 0) return [];
    const rows = await owner.database.selectFrom('documents.objects').selectAll().where('id', 'in', ids).execute();
    const textKey = await this.#keys.key(owner.organizationId, 'text');
    return rows.map((row) => documentOf(row, textKey));
  }

  async erase(transaction: Transaction<OrganizationTables>, id: string, act: Act): Promise<void> {
    const at = this.#clock.now();
    const erased = await transaction.deleteFrom('documents.objects').where('id', '=', id).executeTakeFirst();
    if (erased.numDeletedRows === 0n) throw notFound();
    await transaction
      .insertInto('documents.unclaimed_objects')
      .values({ object_id: id, delete_after: at.toString() })
      .execute();
    await recordAct(transaction, act, { action: 'documents.object.erase', object: objectOf(id), at });
  }

  async eraseWith(transaction: Transaction<OrganizationTables>, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const erased = await transaction.deleteFrom('documents.objects').where('id', 'in', ids).returning('id').execute();
    if (erased.length === 0) return;
    const at = this.#clock.now().toString();
    await transaction
      .insertInto('documents.unclaimed_objects')
      .values(erased.map(({ id }) => ({ object_id: id, delete_after: at })))
      .execute();
  }

  /** A zip is looked into where it lies: its table of contents is at the end. */
  async #kindOf(organizationId: string, id: string, passed: Passed): Promise<DocumentKind> {
    if (passed.kind !== 'zip') return passed.kind;
    const objectsKey = await this.#keys.key(organizationId, 'objects');
    const reader = new StoredArchive((range) => this.#content(organizationId, id, objectsKey, passed.bytes, range));
    await checkDocx({ reader, size: passed.bytes });
    return 'docx';
  }

  #content(organizationId: string, id: string, objectsKey: Buffer, plainBytes: number, range?: ByteRange) {
    const fetch = (stored: ByteRange) => this.#store.get(objectKey(organizationId, id), stored);
    return openObject({ objectsKey, objectId: id, plainBytes, fetch }, range);
  }
}

function objectOf(id: string): { kind: string; id: string } {
  return { kind: 'document', id };
}

function notFound(): NotFound {
  return new NotFound('documents.not-found', 'Ce document n’existe pas.');
}
