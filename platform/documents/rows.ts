import type { Selectable } from 'kysely';
import { unsealText } from '#platform/database/encryption.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import type { StoredDocument } from './documents.ts';
import { isDocumentKind } from './kinds.ts';

/** Where an organisation's object lies in the store. */
export function objectKey(organizationId: string, id: string): string {
  return `${organizationId}/${id}`;
}

/** Binds a sealed file name to its row. */
export function nameContext(id: string): string {
  return `documents.objects.name:${id}`;
}

/** A row as people and other rooms know it. */
export function documentOf(row: Selectable<OrganizationTables['documents.objects']>, textKey: Buffer): StoredDocument {
  if (!isDocumentKind(row.kind)) throw new Error('a document has a kind this version does not know');
  return {
    ...{ id: row.id, kind: row.kind, bytes: row.bytes, storedAt: row.stored_at },
    name: unsealText(textKey, row.name, nameContext(row.id)),
    sha256: row.sha256.toString('hex'),
  };
}
