import { NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';

/** A place where the practice receives. */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly addressLine: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** Code officiel géographique of the commune. */
  readonly inseeCode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly phone: string | null;
  /** Which public holidays close it. */
  readonly holidayZone: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly wheelchairAccess: boolean | null;
}

export type SiteValues = Omit<Site, 'id' | 'holidayZone' | 'timeZone'> &
  Partial<Pick<Site, 'holidayZone' | 'timeZone'>>;

const COLUMNS = [
  ...(['id', 'name', 'address_line as addressLine', 'postal_code as postalCode', 'city'] as const),
  ...(['insee_code as inseeCode', 'latitude', 'longitude', 'phone', 'holiday_zone as holidayZone'] as const),
  ...(['time_zone as timeZone', 'wheelchair_access as wheelchairAccess'] as const),
] as const;

/** Places of the practice, first opened first. */
export function sitesOf(database: OrganizationDatabase): Promise<readonly Site[]> {
  return database.selectFrom('professionals.sites').select(COLUMNS).orderBy('created_at').orderBy('id').execute();
}

/** @throws {NotFound} `professionals.site-not-found` */
export async function siteOf(database: OrganizationDatabase, id: string): Promise<Site> {
  const row = await database.selectFrom('professionals.sites').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new NotFound('professionals.site-not-found', 'Ce lieu n’existe pas.');
  return row;
}

/** Adds a place, or brings the one of this identifier to these values. @returns its identifier */
export async function putSite(
  database: OrganizationDatabase,
  given: SiteValues,
  now: Temporal.Instant,
  id: string = newId(),
): Promise<string> {
  const values = {
    ...{ name: given.name, address_line: given.addressLine, postal_code: given.postalCode, city: given.city },
    ...{ insee_code: given.inseeCode, latitude: given.latitude, longitude: given.longitude, phone: given.phone },
    ...{ holiday_zone: given.holidayZone ?? 'metropole', time_zone: given.timeZone ?? 'Europe/Paris' },
    wheelchair_access: given.wheelchairAccess,
  };
  await database
    .insertInto('professionals.sites')
    .values({ id, ...values, created_at: now.toString() })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
  return id;
}
