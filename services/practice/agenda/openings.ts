import { sql, type Insertable, type Selectable } from 'kysely';
import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import { practiceJournal, siteOf, type PracticeTransaction } from '#services/practice/professionals/module.ts';
import { newOpeningSchema, type NewOpening, type OpeningChange, type OpeningView } from './api/hours.ts';
import type { Place } from './api/vocabulary.ts';
import { lockAgendas } from './claims.ts';
import { requireOver, tellAvailability, type AgendaContext } from './context.ts';
import { readSchedules, siteTime } from './diary.ts';
import { resourceRow, type ResourceRow } from './resources.ts';
import { overlapsAny, union } from './times/intervals.ts';
import { daysOf, openTimes, timeOf, type OpeningRule } from './times/schedule.ts';
import { dayNumber, minuteOf } from './times/wall-clock.ts';

type OpeningRow = Selectable<OrganizationTables['agenda.openings']> & { readonly reason_ids: readonly string[] };
type OpeningValues = Omit<NewOpening, 'allowOverlap'>;

/** How far ahead an opening is compared with others and with what is booked. */
const COMPARED_DAYS = 366;
const DAY_MS = 86_400_000;

/** Openings of an agenda that are not over. */
export async function openingsOf(database: OrganizationDatabase, resourceId: string, today: string) {
  const rows = await openingQuery(database)
    .where('resource_id', '=', resourceId)
    .where((is) => is.or([is('valid_until', 'is', null), is('valid_until', '>=', today)]))
    .orderBy('weekday')
    .orderBy('starts')
    .execute();
  return rows.map(openingView);
}

/**
 * Opens hours; the same identifier sent twice opens them once.
 * @throws {Conflict} `agenda.opening-overlaps` unless expressly allowed (MAI-070); {Forbidden} `permission.missing`
 *   (MAI-071)
 */
export async function addOpening(context: AgendaContext, given: NewOpening): Promise<void> {
  const { allowOverlap, ...opening } = newOpeningSchema.parse(given);
  const resource = await resourceRow(context.database, opening.resourceId);
  requireOver(context, 'agenda.hours.write', resource);
  await context.database.transaction().execute(async (transaction) => {
    await lockAgendas(transaction, [resource.id]);
    const known = await openingQuery(transaction).where('id', '=', opening.id).executeTakeFirst();
    if (known !== undefined) return;
    if (!allowOverlap) await refuseOverlap(transaction, context, opening);
    await writeOpening(transaction, opening);
    await tellOpening(transaction, context, 'added', opening.id, resource);
  });
}

/** @throws {NotFound} `agenda.opening.not-found`, and as `addOpening` */
export async function changeOpening(context: AgendaContext, id: string, given: OpeningChange): Promise<void> {
  await withOpening(context, id, async (transaction, resource) => {
    const { allowOverlap, ...opening } = given;
    const changed = { ...opening, id, resourceId: resource.id };
    if (!allowOverlap) await refuseOverlap(transaction, context, changed);
    await transaction.deleteFrom('agenda.openings').where('id', '=', id).execute();
    await writeOpening(transaction, changed);
    return 'changed';
  });
}

/** Takes hours away; what is booked there stays. @throws {NotFound} `agenda.opening.not-found` */
export async function removeOpening(context: AgendaContext, id: string): Promise<void> {
  await withOpening(context, id, async (transaction) => {
    await transaction.deleteFrom('agenda.openings').where('id', '=', id).execute();
    return 'removed';
  });
}

async function withOpening(
  context: AgendaContext,
  id: string,
  work: (transaction: PracticeTransaction, resource: ResourceRow) => Promise<string>,
): Promise<void> {
  await context.database.transaction().execute(async (transaction) => {
    const row = await openingQuery(transaction).where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw new NotFound('agenda.opening.not-found', 'Cette plage n’existe pas, ou plus.');
    const resource = await resourceRow(transaction, row.resource_id);
    requireOver(context, 'agenda.hours.write', resource);
    await lockAgendas(transaction, [resource.id]);
    await tellOpening(transaction, context, await work(transaction, resource), id, resource);
  });
}

/** Compares an opening with the others and with what is booked, over the year to come. */
async function refuseOverlap(
  transaction: PracticeTransaction,
  context: AgendaContext,
  opening: OpeningValues & { readonly resourceId: string },
): Promise<void> {
  const start = context.now.epochMilliseconds;
  const range = { start, end: start + COMPARED_DAYS * DAY_MS };
  const site = siteTime(await siteOf(transaction, opening.siteId), range);
  const rule: OpeningRule = { ...ruleOf(opening), site };
  const times = union(daysOf(rule, range).map((day) => timeOf(rule, day)));
  const schedules = await readSchedules(transaction, [opening.resourceId], { range, now: context.now });
  const schedule = schedules.get(opening.resourceId)!;
  const others = schedule.openings.filter(({ id }) => id !== opening.id);
  const crossing = openTimes({ ...schedule, openings: others }, range).filter((open) => overlapsAny(open, times));
  const booked = schedule.occupied.filter((one) => overlapsAny(one, times));
  // Hours changed around what was booked in them keep it: only a new opening comes over it.
  const replaced = schedule.openings.some(({ id }) => id === opening.id);
  if (crossing.length === 0 && (replaced || booked.length === 0)) return;
  const openingIds = [...new Set(crossing.map((open) => open.opening.id))];
  throw new Conflict(
    'agenda.opening-overlaps',
    'Cette plage recouvre une autre plage ou un temps déjà occupé. Rien n’a été enregistré : confirmez si c’est voulu.',
    { openingIds, occupied: booked.length },
  );
}

function ruleOf({ when, ...opening }: OpeningValues): Omit<OpeningRule, 'site'> {
  const weekly = when.kind === 'weekly';
  return {
    ...{ id: opening.id, places: opening.places ?? [], reasonIds: opening.reasonIds ?? [] },
    ...{ online: opening.online ?? true, stepMinutes: opening.stepMinutes ?? null },
    ...{ startMinute: minuteOf(opening.starts), endMinute: minuteOf(opening.ends) },
    ...{ weekday: weekly ? when.weekday : null, everyWeeks: weekly ? (when.everyWeeks ?? 1) : 1 },
    fromDay: dayNumber(weekly ? when.from : when.day),
    untilDay: weekly ? (when.until == null ? null : dayNumber(when.until)) : dayNumber(when.day),
  };
}

async function writeOpening(transaction: PracticeTransaction, opening: OpeningValues): Promise<void> {
  const { when } = opening;
  const values: Insertable<OrganizationTables['agenda.openings']> = {
    ...{ id: opening.id, resource_id: opening.resourceId, site_id: opening.siteId, starts: opening.starts },
    ...{ ends: opening.ends, places: [...(opening.places ?? ['site', 'video', 'home'])] },
    ...{ online: opening.online ?? true, step_minutes: opening.stepMinutes ?? null },
    ...(when.kind === 'weekly'
      ? {
          ...{ weekday: when.weekday, every_weeks: when.everyWeeks ?? 1 },
          ...{ valid_from: when.from, valid_until: when.until ?? null },
        }
      : { weekday: null, valid_from: when.day, valid_until: when.day }),
  };
  await transaction.insertInto('agenda.openings').values(values).execute();
  const reasons = [...new Set(opening.reasonIds ?? [])].map((reason_id) => ({ opening_id: opening.id, reason_id }));
  if (reasons.length > 0) await transaction.insertInto('agenda.opening_reasons').values(reasons).execute();
}

function openingQuery(database: OrganizationDatabase) {
  return database
    .selectFrom('agenda.openings as opening')
    .selectAll('opening')
    .select(
      sql<readonly string[]>`ARRAY(SELECT reason_id::text FROM agenda.opening_reasons WHERE opening_id = opening.id
        ORDER BY reason_id)`.as('reason_ids'),
    );
}

function openingView(row: OpeningRow): OpeningView {
  const from = row.valid_from;
  return {
    ...{ id: row.id, resourceId: row.resource_id, siteId: row.site_id, starts: row.starts.slice(0, 5) },
    ...{ ends: row.ends.slice(0, 5), reasonIds: [...row.reason_ids], places: row.places as Place[] },
    ...{ online: row.online, stepMinutes: row.step_minutes },
    when:
      row.weekday === null
        ? { kind: 'once', day: from }
        : { kind: 'weekly', weekday: row.weekday, everyWeeks: row.every_weeks, from, until: row.valid_until },
  };
}

async function tellOpening(
  transaction: PracticeTransaction,
  context: AgendaContext,
  verb: string,
  id: string,
  resource: ResourceRow,
): Promise<void> {
  await practiceJournal(transaction, context, {
    ...{ action: `agenda.opening.${verb}`, object: { kind: 'agenda.opening', id } },
    professionalId: resource.professional_id,
  });
  await tellAvailability(transaction, context, [resource.id]);
}
