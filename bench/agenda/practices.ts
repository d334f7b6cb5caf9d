import { sql } from 'kysely';
import { agendaPort } from '../../services/practice/agenda/port.ts';
import type { AgendaNeeds } from '../../services/practice/agenda/context.ts';
import { Projection } from '../../services/practice/booking/module.ts';
import { readCommunes, type Commune } from '../../services/practice/reference/communes.ts';
import { openCareKinds, type CareKind } from '../../services/practice/reference/module.ts';
import { newId } from '../../platform/kernel/ids.ts';
import { systemClock } from '../../platform/kernel/clock.ts';
import type { Databases } from '../../platform/database/databases.ts';

const PRACTITIONERS = 10;
const DAYS = 60;
const KINDS = [
  ...['medecin-generaliste', 'chirurgien-dentiste', 'ophtalmologue', 'dermatologue', 'pediatre', 'psychiatre'],
  ...['masseur-kinesitherapeute', 'sage-femme', 'cardiologue', 'gynecologue-medical'],
];
const TOWNS = 200;

/** Somebody who may be booked. */
export interface Bookable {
  readonly slug: string;
  readonly organizationId: string;
  readonly reasonId: string;
  readonly professionalId: string;
  readonly resourceId: string;
}

export interface Seeded {
  readonly bookable: readonly Bookable[];
  readonly kinds: readonly CareKind[];
  readonly towns: readonly Commune[];
}

/**
 * Practices of ten practitioners with sixty days of times. All are in the public directory and the projection, which is
 * all that a search reads; `real` of them have their own database, agenda and hours, and are booked.
 */
export async function seedPractices(databases: Databases, practices: number, real: number): Promise<Seeded> {
  const { commons } = databases;
  const book = await openCareKinds();
  const kinds = KINDS.map((key) => book.kind(key)!);
  const communes = await readCommunes();
  const towns = communes
    .filter(({ at, districtOf }) => at !== null && districtOf === null)
    .toSorted((one, other) => other.population - one.population)
    .slice(0, TOWNS);
  const bookable: Bookable[] = [];
  for (let at = 0; at < practices; at += 1) {
    const organizationId = newId();
    const siteId = newId();
    const town = towns[at % TOWNS]!;
    const people = Array.from({ length: PRACTITIONERS }, (_, position) => ({
      ...{ professionalId: newId(), resourceId: newId(), slug: `soignant-${at}-${position}`, position },
      kind: kinds[(at * 3 + position) % kinds.length]!,
    }));
    if (at < real) {
      await databases.create(organizationId);
      const reasonId = await seedAgenda(databases, { organizationId, siteId, town, people });
      bookable.push(...people.map((one) => ({ ...one, organizationId, reasonId })));
    }
    await publish(databases, { organizationId, siteId, town, people, near: (at % 40) / 1000 });
  }
  await projectTimes(databases);
  const needs = { clock: systemClock, databases, agenda: agendaPort({ clock: systemClock } as unknown as AgendaNeeds) };
  for (const organizationId of new Set(bookable.map((one) => one.organizationId))) {
    await new Projection(needs).practice(organizationId);
  }
  await sql`ANALYZE booking.listings, booking.free_days, directory.profiles`.execute(commons).catch(() => {});
  return { bookable, kinds, towns };
}

interface PracticeSeed {
  readonly organizationId: string;
  readonly siteId: string;
  readonly town: Commune;
  readonly people: readonly {
    readonly professionalId: string;
    readonly resourceId: string;
    readonly slug: string;
    readonly position: number;
    readonly kind: CareKind;
  }[];
}

/** Hours from Monday to Friday, 9:00 to 12:00 and 14:00 to 18:00, and one reason of twenty minutes open to everybody. */
async function seedAgenda(
  databases: Databases,
  { organizationId, siteId, town, people }: PracticeSeed,
): Promise<string> {
  const database = await databases.organization(organizationId);
  const reasonId = newId();
  await database.transaction().execute(async (transaction) => {
    await sql`INSERT INTO professionals.offers (id, plan, reminders, during)
      VALUES (${newId()}, 'premium', true, '[2026-01-01,)')`.execute(transaction);
    await sql`INSERT INTO professionals.sites (id, name, city, postal_code, insee_code, latitude, longitude, created_at)
      VALUES (${siteId}, 'Cabinet de mesure', ${town.name}, ${town.postalCodes[0]}, ${town.insee},
        ${town.at!.latitude}, ${town.at!.longitude}, '2026-01-01')`.execute(transaction);
    await sql`INSERT INTO agenda.reasons (id, name, public_name, minutes, place, online, horizon_days)
      VALUES (${reasonId}, 'Consultation', 'Consultation', 20, 'site', 'everybody', ${DAYS})`.execute(transaction);
    for (const { professionalId, resourceId, position, kind } of people) {
      await sql`INSERT INTO professionals.professionals (id, title, last_name, first_name, profession_code, site_id,
          position, created_at)
        VALUES (${professionalId}, 'Dr', ${`Mesure ${position}`}, 'Camille', ${kind.profession}, ${siteId}, ${position},
          '2026-01-01')`.execute(transaction);
      await sql`INSERT INTO agenda.resources (id, kind, professional_id, site_id, name, position)
        VALUES (${resourceId}, 'professional', ${professionalId}, ${siteId}, ${`Dr Mesure ${position}`}, ${position})`.execute(
        transaction,
      );
      await sql`INSERT INTO agenda.reason_resources VALUES (${reasonId}, ${resourceId})`.execute(transaction);
      await sql`INSERT INTO agenda.openings (id, resource_id, site_id, weekday, valid_from, starts, ends, places, online)
        SELECT gen_random_uuid(), ${resourceId}, ${siteId}, weekday, '2026-01-01', starts::time, ends::time,
          ARRAY['site'], true
          FROM generate_series(1, 5) AS weekday, (VALUES ('09:00', '12:00'), ('14:00', '18:00')) AS half (starts, ends)`.execute(
        transaction,
      );
    }
  });
  return reasonId;
}

async function publish(databases: Databases, seed: PracticeSeed & { readonly near: number }): Promise<void> {
  const { organizationId, siteId, town, people, near } = seed;
  const { latitude, longitude } = town.at!;
  const now = new Date().toISOString();
  const place = { latitude: latitude + near, longitude: longitude - near };
  const words = (name: string, position: number) => `camille mesure ${position} ${name} ${town.name}`.toLowerCase();
  await databases.commons
    .insertInto('directory.profiles')
    .values(
      people.map(({ professionalId, slug, position, kind }) => ({
        ...{ professional_id: professionalId, organization_id: organizationId, slug, title: 'Dr' },
        ...{ first_name: 'Camille', last_name: `Mesure ${position}`, profession_code: kind.profession },
        ...{ care_kind: kind.key, care_name: kind.name, care_grouping: kind.grouping, site_id: siteId },
        ...{ site_name: 'Cabinet de mesure', postal_code: town.postalCodes[0]!, city: town.name, ...place },
        ...{ insee_code: town.insee, time_zone: 'Europe/Paris', published_at: now },
        search_text: words(kind.name, position),
      })),
    )
    .execute();
  await databases.commons
    .insertInto('booking.listings')
    .values(
      people.map(({ professionalId, resourceId, position, kind }) => ({
        ...{ professional_id: professionalId, organization_id: organizationId, resource_id: resourceId },
        ...{ care_kind: kind.key, search_text: words(kind.name, position), city_text: town.name.toLowerCase() },
        ...{ postal_code: town.postalCodes[0]!, sector: '1', ...place, notice_minutes: 60, projected_at: now },
      })),
    )
    .execute();
}

/** Half of the times of sixty days, taken at random, for every listing. */
async function projectTimes({ commons }: Databases): Promise<void> {
  await sql`
    INSERT INTO booking.free_days (professional_id, day, site, video)
    SELECT professional_id, day::date, starts, '{}' FROM booking.listings,
      generate_series(current_date, current_date + ${DAYS}::int, '1 day') AS day,
      LATERAL (SELECT array_agg((extract(epoch FROM start) / 60)::int ORDER BY start) AS starts
        FROM generate_series(day + interval '8 hours', day + interval '17 hours', '20 minutes') AS start
        WHERE random() < 0.5 AND professional_id IS NOT NULL) AS free
    WHERE extract(isodow FROM day) < 6 AND starts IS NOT NULL`.execute(commons);
  await sql`
    UPDATE booking.listings AS listing SET earliest_site = (
      SELECT min(start) FROM booking.free_days AS free, unnest(free.site) AS start
      WHERE free.professional_id = listing.professional_id
        AND start >= (extract(epoch FROM now()) / 60)::int + 60)`.execute(commons);
}
