import { sql, type Insertable, type Selectable } from 'kysely';
import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import { practiceJournal, siteOf, type PracticeTransaction } from '#services/practice/professionals/module.ts';
import {
  newOpeningSchema,
  type NewOpening,
  type OpeningChange,
  type OpeningRemoval,
  type OpeningView,
} from './api/hours.ts';
import type { Place } from './api/vocabulary.ts';
import { lockAgendas } from './claims.ts';
import { requireOver, tellAvailability, type AgendaContext } from './context.ts';
import { readSchedules, siteTime } from './diary.ts';
import { resourceRow, type ResourceRow } from './resources.ts';
import { openAhead, refuseStranding } from './stranding.ts';
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

/**
 * Changes hours from the day given on: before it they stay as they were.
 * @throws {NotFound} `agenda.opening.not-found`; {Conflict} `agenda.opening-strands` when the visits left outside are to
 *   be asked about; and as `addOpening`
 */
export async function changeOpening(context: AgendaContext, id: string, given: OpeningChange): Promise<void> {
  const { allowOverlap, appointments, ...opening } = given;
  await withOpening(context, id, { appointments }, async (transaction, { row, resource, today }) => {
    const changed = { ...opening, id, resourceId: resource.id };
    if (!allowOverlap) await refuseOverlap(transaction, context, changed);
    await transaction.deleteFrom('agenda.openings').where('id', '=', id).execute();
    const from = opening.when.kind === 'weekly' ? opening.when.from : today;
    if (hasBegun(row, today) && row.valid_from < from) await writeOpening(transaction, formerHours(row, from));
    await writeOpening(transaction, changed);
    return 'changed';
  });
}

/**
 * Takes hours away from today on.
 * @throws {NotFound} `agenda.opening.not-found`; {Conflict} `agenda.opening-strands` when the visits left outside are to
 *   be asked about
 */
export async function removeOpening(context: AgendaContext, id: string, asked: OpeningRemoval): Promise<void> {
  await withOpening(context, id, asked, async (transaction, { row, today }) => {
    await transaction.deleteFrom('agenda.openings').where('id', '=', id).execute();
    if (hasBegun(row, today)) await writeOpening(transaction, formerHours(row, today));
    return 'removed';
  });
}

async function withOpening(
  context: AgendaContext,
  id: string,
  { appointments }: OpeningRemoval,
  work: (
    transaction: PracticeTransaction,
    given: { readonly row: OpeningRow; readonly resource: ResourceRow; readonly today: string },
  ) => Promise<string>,
): Promise<void> {
  await context.database.transaction().execute(async (transaction) => {
    const row = await openingQuery(transaction).where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw new NotFound('agenda.opening.not-found', 'Cette plage n’existe pas, ou plus.');
    const resource = await resourceRow(transaction, row.resource_id);
    requireOver(context, 'agenda.hours.write', resource);
    await lockAgendas(transaction, [resource.id]);
    const { timeZone } = await siteOf(transaction, row.site_id);
    const today = context.now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
    const before = await openAhead(transaction, context, resource);
    const verb = await work(transaction, { row, resource, today });
    if (appointments === 'ask') await refuseStranding(transaction, context, resource, before);
    await tellOpening(transaction, context, verb, id, resource);
  });
}

/** Weekly hours of which some days are past. */
function hasBegun({ weekday, valid_from }: OpeningRow, today: string): boolean {
  return weekday !== null && valid_from < today;
}

/** What hours were until the day before they change: days gone by keep them. */
function formerHours(row: OpeningRow, changes: string): OpeningValues {
  const former = openingView({ ...row, id: newId() });
  const last = Temporal.PlainDate.from(changes).subtract({ days: 1 }).toString();
  if (former.when.kind === 'once') return former;
  const { until } = former.when;
  return { ...former, when: { ...former.when, until: until !== null && until < last ? until : last } };
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
