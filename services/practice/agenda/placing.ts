import { Conflict } from '#platform/kernel/errors.ts';
import type { PracticeTransaction } from '#services/practice/professionals/module.ts';
import type { ReasonView } from './api/resources.ts';
import { BROKEN_RULES, type BrokenRule, type Override, type Place } from './api/vocabulary.ts';
import { claim, claimOver, lockAgendas, SlotTaken } from './claims.ts';
import { mayOver, requireOver, type AgendaContext } from './context.ts';
import { readDiary } from './diary.ts';
import { resourceRow, type ResourceRow } from './resources.ts';
import { overlapsAny } from './times/intervals.ts';
import { brokenRules } from './times/rules.ts';
import { openTimes } from './times/schedule.ts';
import { chooseExtras, taken, type Diary } from './times/slots.ts';
import { MINUTE_MS } from './times/wall-clock.ts';

/** A visit to be put somewhere. */
export interface Placement {
  readonly appointmentId: string;
  readonly resource: ResourceRow;
  readonly reason: ReasonView;
  readonly place: Place;
  readonly start: number;
  readonly minutes: number;
  /** Rooms and devices named by hand; null: chosen among those the reason needs. */
  readonly extras: readonly string[] | null;
  readonly override: Override | undefined;
  /** Appointments about to leave their time (a series that shifts over itself). */
  readonly except: readonly string[];
}

/** Where a visit was found to fit. */
export interface Placed {
  readonly extras: readonly string[];
  readonly siteId: string;
  readonly overbooked: boolean;
  readonly rules: readonly BrokenRule[];
}

/**
 * Says where a visit goes and what it breaks, with the agendas locked: the rules first (SEC-28), then whether the time
 * is free (SEC-29). Both may be set aside expressly by who has the right (MAI-070).
 * @throws {Conflict} `agenda.outside-rules` (`facts.rules`), `agenda.slot-taken`; {Forbidden} `permission.missing`
 */
export async function findPlace(
  transaction: PracticeTransaction,
  context: AgendaContext,
  wanted: Placement,
): Promise<Placed> {
  const { resource, reason, start, minutes, override } = wanted;
  if (override !== undefined) requireOver(context, 'agenda.appointments.overbook', resource);
  // Somebody else's agenda is not taken by naming them as an extra.
  for (const id of wanted.extras ?? []) {
    requireOver(context, 'agenda.appointments.write', await resourceRow(transaction, id));
  }
  const candidates = wanted.extras ?? reason.needs.flatMap(({ resourceIds }) => resourceIds);
  await lockAgendas(transaction, [resource.id, ...candidates]);
  const diary = await diaryFor(transaction, context, wanted, candidates);
  const rules = brokenRules(
    diary,
    {
      ...{ visit: reason, place: wanted.place, start, minutes, extrasChosen: wanted.extras !== null },
      practised: reason.resourceIds.includes(resource.id) && !reason.archived,
    },
    {
      now: context.now.epochMilliseconds,
      freeLength: mayOver(context, 'agenda.appointments.overbook', resource),
    },
  );
  if (rules.length > 0 && override === undefined) throw outsideRules(rules);
  const extras = wanted.extras ?? chooseExtras(diary, reason, start, minutes) ?? [];
  const time = taken({ ...reason, minutes }, start);
  const busy = [diary.schedule, ...extras.map((id) => diary.extras.get(id)!)].some(({ occupied }) =>
    overlapsAny(time, occupied),
  );
  if (busy && override === undefined) throw new SlotTaken();
  return { extras, rules, overbooked: busy, siteId: siteAt(diary, start, minutes) ?? resource.site_id };
}

/** Takes the time found for a visit. The appointment is already written. */
export async function takePlace(
  transaction: PracticeTransaction,
  context: AgendaContext,
  wanted: Placement,
  placed: Placed,
): Promise<void> {
  const time = taken({ ...wanted.reason, minutes: wanted.minutes }, wanted.start);
  const claimed = { resourceIds: [wanted.resource.id, ...placed.extras], time, now: context.now };
  if (placed.overbooked) await claimOver(transaction, wanted.appointmentId, claimed);
  else await claim(transaction, { appointmentId: wanted.appointmentId }, claimed);
}

/** The refusal that names each rule (SEC-28). */
export function outsideRules(rules: readonly BrokenRule[]): Conflict {
  const named = rules.map((rule) => BROKEN_RULES[rule]).join(', ');
  return new Conflict(
    'agenda.outside-rules',
    `Cette heure est hors des règles du cabinet : ${named}. Rien n’a été enregistré.`,
    { rules },
  );
}

async function diaryFor(
  transaction: PracticeTransaction,
  context: AgendaContext,
  { resource, reason, start, minutes, except }: Placement,
  candidates: readonly string[],
): Promise<Diary> {
  const range = { start, end: start + minutes * MINUTE_MS };
  const needing = { ...reason, needs: [...reason.needs, { quantity: 1, resourceIds: [...candidates] }] };
  return readDiary(transaction, resource.id, [needing], { range, now: context.now, except });
}

/** Where the professional is at that time. */
function siteAt(diary: Diary, start: number, minutes: number): string | undefined {
  const open = openTimes(diary.schedule, { start, end: start + minutes * MINUTE_MS });
  return open.find((one) => one.start <= start)?.opening.site.siteId;
}
