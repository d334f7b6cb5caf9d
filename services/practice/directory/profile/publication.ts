import { sql, type Insertable } from 'kysely';
import type { Clock } from '#platform/kernel/clock.ts';
import { foldedText } from '#platform/kernel/folded-text.ts';
import type { Commons, OrganizationDatabase } from '#platform/database/databases.ts';
import type { DirectoryProfiles } from '#platform/database/tables/commons.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { CareKinds } from '#services/practice/reference/module.ts';
import {
  professionalOf,
  professionalsOf,
  siteOf,
  type Professional,
  type Site,
} from '#services/practice/professionals/module.ts';
import type { Shown } from '../api/profile.ts';
import { isPageSuspended } from '../moderation/applying.ts';
import { slugOf } from './slugs.ts';
import { licenceOf, pageOf, type Licence, type Page } from './pages.ts';
import { settlePhotos } from './photos.ts';

/** What publishing needs beside the two databases. */
export interface Publishing {
  readonly commons: Commons;
  readonly kinds: CareKinds;
  readonly clock: Clock;
  /** Tells those who read the public copy, once it is written. */
  readonly outbox: Pick<Outbox, 'publish'>;
}

/**
 * Brings the public copy of a profile to what its practice publishes now: written with a licence in force, erased
 * without one, once the professional has left, while the page is suspended (MAI-278, MAI-279, MAI-286). May be repeated; one at a time per professional.
 */
export async function projectProfile(
  { commons, kinds, clock, outbox }: Publishing,
  organizationId: string,
  database: OrganizationDatabase,
  professionalId: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`directory.profile ${professionalId}`}, 0))`.execute(
      transaction,
    );
    const professional = await professionalOf(transaction, professionalId);
    const licence = await licenceOf(transaction, professionalId);
    // It leaves with this transaction, after the copy has been written: whoever hears it reads the new copy.
    await outbox.publish(transaction, { kind: 'directory.profile.published', ids: { professionalId } });
    const hidden = licence === null || professional.leftAt !== null || (await isPageSuspended(commons, professionalId));
    if (hidden) return takeDown(commons, { professionalId }, clock.now());
    const page = await pageOf(transaction, professionalId);
    const site = await siteOf(transaction, professional.siteId);
    const row = profileRow({ organizationId, professional, site, page, licence, kinds });
    await commons.transaction().execute(async (write) => {
      const slug = await freeSlug(write, page.slug, professional, row.care_name, site.city);
      const values = { ...row, slug };
      await write
        .insertInto('directory.profiles')
        .values(values)
        .onConflict((conflict) => conflict.column('professional_id').doUpdateSet(values))
        .execute();
      const images = [row.photo_id, row.logo_id].filter((id) => id != null);
      await settlePhotos(write, { organizationId, professionalId, shown: images, at: licence.grantedAt });
      if (page.slug !== slug) await keepSlug(transaction, professionalId, slug, licence.grantedAt);
    });
  });
}

/** Publishes anew every profile of a practice: after its place or its people changed, or when the copy was lost. */
export async function projectPractice(
  publishing: Publishing,
  organizationId: string,
  database: OrganizationDatabase,
): Promise<void> {
  for (const { id } of await professionalsOf(database)) {
    await projectProfile(publishing, organizationId, database, id);
  }
}

/** Takes public profiles down: one, or all of a practice whose contract ended (MAI-279). */
export async function takeDown(
  commons: Commons,
  which: { readonly professionalId: string } | { readonly organizationId: string },
  now: Temporal.Instant,
): Promise<void> {
  const [column, value] =
    'professionalId' in which
      ? (['professional_id', which.professionalId] as const)
      : (['organization_id', which.organizationId] as const);
  await commons.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('directory.profiles').where(column, '=', value).execute();
    await transaction
      .updateTable('directory.photos')
      .set({ removed_at: now.toString() })
      .where(column, '=', value)
      .where('removed_at', 'is', null)
      .execute();
  });
}

type ProfileRow = Omit<Insertable<DirectoryProfiles>, 'slug'>;

function profileRow(given: {
  readonly organizationId: string;
  readonly professional: Professional;
  readonly site: Site;
  readonly page: Page;
  readonly licence: Licence;
  readonly kinds: CareKinds;
}): ProfileRow {
  const { professional, site, page, licence } = given;
  const kind = given.kinds.kindOf(professional.professionCode, professional.specialtyCode);
  const shown = <Value, None>(what: Shown, value: Value, none: None) => (licence.shows.includes(what) ? value : none);
  const care = kind?.name ?? 'Professionnel de santé';
  const words = [professional.firstName, professional.lastName, care, ...(kind?.fields ?? []), site.name, site.city];
  return {
    ...{ professional_id: professional.id, organization_id: given.organizationId, title: professional.title },
    ...{ first_name: professional.firstName, last_name: professional.lastName },
    ...{ profession_code: professional.professionCode, specialty_code: professional.specialtyCode },
    ...{ care_kind: kind?.key ?? null, care_name: care, care_grouping: kind?.grouping ?? null },
    ...{ site_id: site.id, site_name: site.name, postal_code: site.postalCode, city: site.city },
    ...{ insee_code: site.inseeCode, latitude: site.latitude, longitude: site.longitude, time_zone: site.timeZone },
    ...{ address_line: shown('contact', site.addressLine, null), phone: shown('contact', site.phone, null) },
    ...{ photo_id: shown('photo', page.photoId, null), logo_id: shown('logo', page.logoId, null) },
    ...{ presentation: shown('presentation', page.presentation, null) },
    ...{ languages: shown('languages', [...page.languages], []), access: shown('access', [...page.access], []) },
    payment_means: shown('payment', [...page.paymentMeans], []),
    ...{ sector: shown('tariffs', page.sector, null), tariffs: JSON.stringify(shown('tariffs', page.tariffs, [])) },
    video: shown('video', page.video, false),
    search_text: words.map((word) => foldedText(word ?? '')).join(' '),
    published_at: licence.grantedAt,
  };
}

/** The former address where nobody took it meanwhile, else the first free one. */
async function freeSlug(
  commons: Commons,
  former: string | null,
  professional: Professional,
  care: string,
  city: string | null,
): Promise<string> {
  for (let number = former === null ? 1 : 0; ; number += 1) {
    const names = [professional.firstName, professional.lastName, care, city];
    const slug = number === 0 && former !== null ? former : slugOf(names, number);
    const taken = await commons
      .selectFrom('directory.profiles')
      .select('professional_id')
      .where('slug', '=', slug)
      .where('professional_id', '!=', professional.id)
      .executeTakeFirst();
    if (taken === undefined) return slug;
  }
}

async function keepSlug(database: OrganizationDatabase, professionalId: string, slug: string, at: string) {
  await database
    .insertInto('directory.pages')
    .values({ professional_id: professionalId, slug, changed_at: at })
    .onConflict((conflict) => conflict.column('professional_id').doUpdateSet({ slug }))
    .execute();
}
