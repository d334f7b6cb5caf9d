import type { Commons } from '#platform/database/databases.ts';

/** Makes one photo of a professional public, or none: the address of any other answers "gone" from now on (MAI-279). */
export async function settlePhotos(
  commons: Commons,
  given: {
    readonly organizationId: string;
    readonly professionalId: string;
    readonly shown: string | null;
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
  if (shown !== null) former = former.where('id', '!=', shown);
  await former.execute();
  if (shown === null) return;
  await commons
    .insertInto('directory.photos')
    .values({ id: shown, organization_id: organizationId, professional_id: professionalId, published_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ removed_at: null }))
    .execute();
}
