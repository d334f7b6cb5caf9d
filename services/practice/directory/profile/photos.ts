import type { Commons } from '#platform/database/databases.ts';

/** Makes these images of a professional public, and no other: the address of any other answers "gone" from now on (MAI-279). */
export async function settlePhotos(
  commons: Commons,
  given: {
    readonly organizationId: string;
    readonly professionalId: string;
    readonly shown: readonly string[];
    /** ISO instant. */
    readonly at: string;
  },
): Promise<void> {
  const { organizationId, professionalId, shown, at } = given;
  let former = commons
    .updateTable('directory.photos')
    .set((row) => ({ removed_at: row.fn<string>('greatest', ['published_at', row.val(at)]) }))
    .where('professional_id', '=', professionalId)
    .where('removed_at', 'is', null);
  if (shown.length > 0) former = former.where('id', 'not in', shown);
  await former.execute();
  if (shown.length === 0) return;
  await commons
    .insertInto('directory.photos')
    .values(
      shown.map((id) => ({ id, organization_id: organizationId, professional_id: professionalId, published_at: at })),
    )
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ removed_at: null }))
    .execute();
}
