import { sql } from 'kysely';
import { NotFound } from '#platform/kernel/errors.ts';
import { Gathering } from '#platform/jobs/gathering.ts';
import type { Commons, Databases } from '#platform/database/databases.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { AgendaPort, Interval } from '#services/practice/agenda/module.ts';
import { publicProfiles } from '#services/practice/directory/module.ts';
import type { Where } from '../needs.ts';
import { projectedTimes } from './free-days.ts';
import { timeOfDay, touchedDays } from './touched-days.ts';
import { forget, writeDays, writeListing } from './writing.ts';

/** How far ahead the projection looks, in days. */
export const HORIZON_DAYS = 60;

export interface ProjectionNeeds {
  readonly clock: Clock;
  readonly databases: Pick<Databases, 'commons' | 'organization' | 'organizations'>;
  readonly agenda: Pick<AgendaPort, 'availability' | 'resourceOf' | 'resources' | 'whoNeeds'>;
}

/** What was taken or freed in an agenda; `all` when more than single times changed. */
export type Change = Interval | 'all';

/**
 * Who is free when, copied from the practices' agendas into the commons. One agenda is projected once at a time, all that
 * changed meanwhile together after it: what was read first is never written last.
 */
export class Projection {
  readonly #needs: ProjectionNeeds;
  readonly #turns = new Map<string, Gathering<Change>>();

  constructor(needs: ProjectionNeeds) {
    this.#needs = needs;
  }

  /** Follows a change of one agenda: its own times, and those of whoever needs it for a visit (a room, a device). */
  async agenda(where: Where, resourceId: string, change: Change): Promise<void> {
    const needing = await this.#needs.agenda.whoNeeds(where.database, resourceId);
    await Promise.all([...new Set([resourceId, ...needing])].map((id) => this.#inTurn(where, id, change)));
  }

  /** Writes anew what every agenda of a practice offers, and forgets those no longer there (MAI-080). */
  async practice(organizationId: string): Promise<void> {
    const database = await this.#needs.databases.organization(organizationId);
    const resources = await this.#needs.agenda.resources(database);
    const present = resources.flatMap(({ id, professionalId }) =>
      professionalId === null ? [] : { id, professionalId },
    );
    for (const { id } of present) await this.#inTurn({ organizationId, database }, id, 'all');
    await this.#needs.databases.commons
      .deleteFrom('booking.listings')
      .where('organization_id', '=', organizationId)
      .$if(present.length > 0, (query) =>
        query.where(
          'professional_id',
          'not in',
          present.map(({ professionalId }) => professionalId),
        ),
      )
      .execute();
  }

  /**
   * The whole projection from the practices' databases: after a restore, a doubt, or a night (the horizon moves on). A
   * practice that cannot be read keeps its listings and holds up no other.
   * @throws {AggregateError} at the end, with what each of those failed of
   */
  async everything(): Promise<number> {
    const { databases } = this.#needs;
    const organizations = await databases.organizations();
    const failures: unknown[] = [];
    for (const organizationId of organizations) {
      await this.practice(organizationId).catch((error: unknown) => {
        // Dropped meanwhile: its listings go with the sweep below.
        if (!(error instanceof NotFound)) failures.push(error);
      });
    }
    await databases.commons
      .deleteFrom('booking.listings')
      .where('organization_id', 'not in', organizations.length === 0 ? [''] : organizations)
      .execute();
    if (failures.length > 0) {
      throw new AggregateError(failures, `${failures.length} of ${organizations.length} practices were not projected`);
    }
    return organizations.length;
  }

  async #inTurn(where: Where, resourceId: string, change: Change): Promise<void> {
    const key = `${where.organizationId} ${resourceId}`;
    const turn = this.#turns.get(key) ?? new Gathering((changes) => this.#follow(where, resourceId, changes));
    this.#turns.set(key, turn);
    try {
      await turn.add(change);
    } finally {
      if (turn.idle) this.#turns.delete(key);
    }
  }

  async #follow(where: Where, resourceId: string, changes: readonly Change[]): Promise<void> {
    const { agenda, clock } = this.#needs;
    const now = clock.now();
    const touched = changes.filter((change) => change !== 'all');
    const asked = { resourceId, from: now, days: HORIZON_DAYS };
    if (touched.length < changes.length) return this.#all(where, asked);
    let days: readonly string[] = [];
    const availability = await agenda.availability(where.database, {
      ...asked,
      within: ({ timeZone }, reasons) => {
        days = touchedDays(touched, { timeZone, now, days: HORIZON_DAYS, reasons });
        return days.map((day) => timeOfDay(day, timeZone));
      },
    });
    const { professionalId } = availability.resource;
    if (professionalId === null) return;
    if (!availability.open) return forget(this.#needs.databases.commons, professionalId);
    const written = { days, times: projectedTimes(availability) };
    if (!(await writeDays(this.#needs.databases.commons, professionalId, written, now))) await this.#all(where, asked);
  }

  async #all(where: Where, asked: Parameters<AgendaPort['availability']>[1]): Promise<void> {
    const { agenda, databases } = this.#needs;
    const availability = await agenda.availability(where.database, asked);
    const { professionalId, id: resourceId } = availability.resource;
    if (professionalId === null) return;
    const [profile] = availability.open ? await publicProfiles(databases.commons, [professionalId]) : [];
    if (profile === undefined) return forget(databases.commons, professionalId);
    const listed = { organizationId: where.organizationId, professionalId, resourceId };
    await writeListing(databases.commons, listed, profile, projectedTimes(availability), asked.from);
  }
}

/**
 * Moves on the earliest times that went by since they were written: searches sort by them. A handful of rows a minute.
 */
export async function passTimes(commons: Commons, now: number): Promise<void> {
  for (const [earliest, times] of [
    ['earliest_site', 'site'],
    ['earliest_video', 'video'],
  ] as const) {
    await sql`UPDATE booking.listings AS listing SET ${sql.ref(earliest)} = (
        SELECT min(start) FROM booking.free_days AS free, unnest(free.${sql.ref(times)}) AS start
        WHERE free.professional_id = listing.professional_id AND start >= ${now} + listing.notice_minutes)
      WHERE ${sql.ref(earliest)} < ${now} + listing.notice_minutes`.execute(commons);
  }
}
