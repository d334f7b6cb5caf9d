import type { OrganizationDatabase } from '#platform/database/databases.ts';

/** What goes with a reason for a visit: documents to read, documents to bring. */
export interface ReasonPapers {
  readonly documents: readonly {
    readonly id: string;
    readonly documentId: string;
    readonly title: string;
    readonly address: string;
  }[];
  readonly requested: readonly { readonly id: string; readonly label: string; readonly purpose: string }[];
}

/** What patients see of a reason: published documents only, each asked one with its purpose (MAI-104, MAI-110). */
export async function papersOf(
  database: OrganizationDatabase,
  slug: string | null,
  reasonId: string,
): Promise<ReasonPapers> {
  const documents = await database
    .selectFrom('booking.reason_documents')
    .select(['id', 'document_id as documentId', 'title'])
    .where('reason_id', '=', reasonId)
    .where('state', '=', 'published')
    .where('suspended_at', 'is', null)
    .orderBy('published_at')
    .execute();
  const requested = await database
    .selectFrom('booking.requested_documents')
    .select(['id', 'label', 'purpose'])
    .where('reason_id', '=', reasonId)
    .orderBy('position')
    .execute();
  return {
    documents: documents.map((one) => ({
      ...one,
      address: slug === null ? '' : `/praticien/${slug}/documents/${one.id}`,
    })),
    requested,
  };
}
