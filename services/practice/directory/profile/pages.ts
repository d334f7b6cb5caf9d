import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { ProfileValues, Shown } from '../api/profile.ts';

/** What a professional wrote of themself, and what they let us show. */
export interface Page extends ProfileValues {
  readonly slug: string | null;
  readonly photoId: string | null;
  readonly logoId: string | null;
  /** ISO instant; null before the first word. */
  readonly changedAt: string | null;
}

export interface Licence {
  readonly id: string;
  readonly shows: readonly Shown[];
  readonly grantedBy: string;
  /** ISO instant. */
  readonly grantedAt: string;
}

const EMPTY: Page = {
  ...{ slug: null, photoId: null, logoId: null, changedAt: null, presentation: '', sector: null, video: false },
  ...{ languages: [], access: [], paymentMeans: [], tariffs: [] },
};

/** The page of a professional; an empty one before they write. */
export async function pageOf(database: OrganizationDatabase, professionalId: string): Promise<Page> {
  const row = await database
    .selectFrom('directory.pages')
    .select([
      'slug',
      'photo_id as photoId',
      'logo_id as logoId',
      'changed_at as changedAt',
      'presentation',
      'sector',
      'video',
    ])
    .select(['languages', 'access', 'payment_means as paymentMeans', 'tariffs'])
    .where('professional_id', '=', professionalId)
    .executeTakeFirst();
  // The values went through the schema when they were written.
  return row === undefined ? EMPTY : (row as unknown as Page);
}

/** Writes the public fields. */
export async function writePage(
  database: OrganizationDatabase,
  professionalId: string,
  given: ProfileValues,
  now: Temporal.Instant,
): Promise<void> {
  const values = {
    ...{ presentation: given.presentation, sector: given.sector, video: given.video, changed_at: now.toString() },
    ...{ languages: [...given.languages], access: [...given.access], payment_means: [...given.paymentMeans] },
    tariffs: JSON.stringify(given.tariffs),
  };
  await database
    .insertInto('directory.pages')
    .values({ professional_id: professionalId, ...values })
    .onConflict((conflict) => conflict.column('professional_id').doUpdateSet(values))
    .execute();
}

/** The licence in force; null when nothing may be shown. */
export async function licenceOf(database: OrganizationDatabase, professionalId: string): Promise<Licence | null> {
  const row = await database
    .selectFrom('directory.licences')
    .select(['id', 'shows', 'granted_by as grantedBy', 'granted_at as grantedAt'])
    .where('professional_id', '=', professionalId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, shows: row.shows as Shown[] };
}
