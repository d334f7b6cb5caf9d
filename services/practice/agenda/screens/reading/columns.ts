import type { AppointmentView } from '../../api/appointments.ts';
import type { ClosureView } from '../../api/hours.ts';
import type { ReasonView } from '../../api/resources.ts';
import type { AppointmentState } from '../../api/vocabulary.ts';
import type { AgendaViewAnswer, ColumnView } from '../../api/view.ts';
import type { Cell, Column, FreeCell, OfferCell, Shade, Span, VisitCell } from '../grid/cells.ts';
import { closedShades } from '../grid/shades.ts';
import { hoursShown } from '../grid/scale.ts';
import { shortName } from '../short-name.ts';
import { clockText } from '../time/clock-text.ts';
import { dayTitle } from '../time/days.ts';
import type { ZoneTime } from '../time/zone-time.ts';
import { CLOSURE_WORDS, STATE_WORDS } from '../words.ts';

/** Where a visit was let go, until the server has answered. */
export type Pending = Pick<AppointmentView, 'resourceId' | 'startsAt' | 'endsAt'>;

/** How the answer of the server becomes columns. */
export interface ColumnsAsked {
  readonly view: AgendaViewAnswer;
  /** Days in order; each shows every resource. */
  readonly dates: readonly string[];
  readonly zone: ZoneTime;
  readonly reasons: ReadonlyMap<string, ReasonView>;
  /** Reasons shown; empty is all. */
  readonly only: readonly string[];
  readonly except: readonly AppointmentState[];
  readonly pending: ReadonlyMap<string, Pending>;
  /** Who a freed place is held for, by hold; nobody known until the waiting list has said. */
  readonly offers: ReadonlyMap<string, string>;
}

/** The name a visit goes by in the agenda, as far as one may know it. */
export function visitName(visit: AppointmentView): string {
  if (visit.patient === null) return 'Sans patient';
  return visit.patient.name ?? (visit.patient.hidden === 'opposition' ? 'Patient opposé' : 'Patient');
}

/** The visits the filters let through. */
export function shownVisits(
  visits: readonly AppointmentView[],
  { reasons, except }: { readonly reasons: readonly string[]; readonly except: readonly AppointmentState[] },
): readonly AppointmentView[] {
  return visits.filter(
    ({ state, reasonId }) => !except.includes(state) && (reasons.length === 0 || reasons.includes(reasonId)),
  );
}

/** Columns of the grid, day by day, and the hours that hold them all. */
export function columnsOf(asked: ColumnsAsked): { readonly columns: readonly Column[]; readonly hours: Span } {
  const { view, zone, pending } = asked;
  const visits = view.appointments.map((visit) => ({ ...visit, ...pending.get(visit.id) }));
  const sorted = sortByDay(shownVisits(visits, { reasons: asked.only, except: asked.except }), asked);
  const parts = asked.dates.flatMap((date) => view.columns.map((column) => ({ date, column })));
  const openings = parts.map(({ date, column }) => spansOn(column.openings, date, zone));
  const cells = parts.map(({ date, column }) => cellsOf(column, date, sorted, asked));
  const hours = hoursShown([...openings.flat(), ...cells.flat()]);
  const columns = parts.map(({ date, column }, index): Column => {
    const holiday = view.holidays.find(({ day, zone: where }) => day === date && where === column.resource.holidayZone);
    const closures = [
      ...column.closures.flatMap((closure) => closureShade(closure, date, hours, zone)),
      ...spansOn(column.busy, date, zone).map((span): Shade => ({
        ...span,
        kind: 'busy',
        title: 'Occupé',
        detail: null,
      })),
      ...(holiday === undefined || column.resource.worksOnHolidays
        ? []
        : [{ ...hours, kind: 'holiday' as const, title: holiday.name, detail: 'Jour férié' }]),
    ];
    return {
      key: `${column.resource.id}-${date}`,
      resourceId: column.resource.id,
      date,
      label: `${column.resource.name}, ${dayTitle(date, date).toLowerCase()}`,
      closesAt: lastEnd(openings[index] ?? []),
      alwaysOpen: column.alwaysOpen,
      cells: cells[index] ?? [],
      shades: closedShades(column.alwaysOpen ? [hours] : (openings[index] ?? []), closures, hours),
    };
  });
  return { columns, hours };
}

const lastEnd = (openings: readonly Span[]): number | null =>
  openings.length === 0 ? null : Math.max(...openings.map(({ to }) => to));

type DayVisits = ReadonlyMap<string, readonly (AppointmentView & Span)[]>;

/** Visits by resource and day, rooms and devices included. */
function sortByDay(visits: readonly AppointmentView[], { dates, zone }: ColumnsAsked): DayVisits {
  const sorted = new Map<string, (AppointmentView & Span)[]>();
  for (const visit of visits) {
    const near = dates.length === 1 ? dates[0] : visit.startsAt.slice(0, 10);
    const { date, minute } = zone.wall(visit.startsAt, near);
    const to = minute + (Date.parse(visit.endsAt) - Date.parse(visit.startsAt)) / 60_000;
    for (const resource of [visit.resourceId, ...visit.extraResourceIds]) {
      const key = `${resource}-${date}`;
      const held = sorted.get(key) ?? [];
      if (held.length === 0) sorted.set(key, held);
      held.push({ ...visit, from: minute, to });
    }
  }
  return sorted;
}

function cellsOf(column: ColumnView, date: string, visits: DayVisits, asked: ColumnsAsked): readonly Cell[] {
  const { resource } = column;
  const own = visits.get(`${resource.id}-${date}`) ?? [];
  const cells: Cell[] = own.map((visit) => visitCell(visit, column, asked));
  const held = column.held.flatMap((hold): OfferCell[] =>
    spansOn([hold], date, asked.zone).map((span) => ({
      ...span,
      kind: 'offer',
      key: hold.holdId,
      name: asked.offers.get(hold.holdId) ?? (hold.purpose === 'visitor' ? 'choix en ligne' : 'proposé'),
      until: hold.heldUntil,
    })),
  );
  const free =
    asked.only.length === 0 ? freeCells(spansOn(column.free, date, asked.zone), `${resource.id}-${date}`) : [];
  return [...cells, ...held, ...free].toSorted((one, other) => one.from - other.from || one.to - other.to);
}

/** Free times may overlap when they start closer than they last: one after the other is what one can take. */
function freeCells(spans: readonly Span[], column: string): readonly FreeCell[] {
  const cells: FreeCell[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    if (span.from < (cells.at(-1)?.to ?? 0)) continue;
    cells.push({ ...span, kind: 'free', key: `free-${column}-${String(span.from)}` });
  }
  return cells;
}

function visitCell(visit: AppointmentView & Span, column: ColumnView, asked: ColumnsAsked): VisitCell {
  const reason = asked.reasons.get(visit.reasonId);
  const own = visit.resourceId === column.resource.id;
  const owner = asked.view.columns.find(({ resource }) => resource.id === visit.resourceId)?.resource.name;
  return {
    kind: 'visit',
    key: `${visit.id}-${column.resource.id}`,
    id: visit.id,
    from: visit.from,
    to: visit.to,
    name: visitName(visit),
    detail: [reason?.name, own ? null : shortName(owner ?? ''), stepWord(visit, asked.zone)].filter(Boolean).join(', '),
    color: reason?.color ?? 1,
    state: visit.state,
    word: STATE_WORDS[visit.state],
    place: visit.place,
    overbooked: visit.overbooked,
    movable: own && column.resource.may.write && (visit.state === 'booked' || visit.state === 'confirmed'),
    pending: asked.pending.has(visit.id),
  };
}

/** What its state adds to the reason: "arrivée 10:31". */
function stepWord(visit: AppointmentView, zone: ZoneTime): string {
  if (visit.state === 'arrived' && visit.steps.arrivedAt !== null) {
    return `arrivée ${clockText(zone.wall(visit.steps.arrivedAt).minute)}`;
  }
  if (visit.late && (visit.state === 'booked' || visit.state === 'confirmed')) return 'en retard';
  return visit.state === 'in-progress' || visit.state === 'booked' ? STATE_WORDS[visit.state] : '';
}

function spansOn(
  times: readonly { readonly startsAt: string; readonly endsAt: string }[],
  date: string,
  zone: ZoneTime,
): readonly Span[] {
  return times.flatMap(({ startsAt, endsAt }) => {
    const wall = zone.wall(startsAt, date);
    if (wall.date !== date) return [];
    return [{ from: wall.minute, to: wall.minute + (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000 }];
  });
}

function closureShade(closure: ClosureView, date: string, hours: Span, zone: ZoneTime): readonly Shade[] {
  const [start, end] = [zone.wall(closure.startsAt, date), zone.wall(closure.endsAt, date)];
  if (start.date > date || end.date < date) return [];
  const from = start.date < date ? hours.from : Math.max(hours.from, start.minute);
  const to = end.date > date ? hours.to : Math.min(hours.to, end.minute);
  if (to <= from) return [];
  const name = closure.label ?? CLOSURE_WORDS[closure.kind];
  const told = closure.cancelled > 1 ? 'patients prévenus' : 'patient prévenu';
  return [
    {
      ...{ from, to, kind: closure.kind === 'break' ? 'pause' : 'leave', title: name },
      detail: closure.cancelled === 0 ? `Posé par ${closure.createdBy}` : `${String(closure.cancelled)} ${told}`,
    },
  ];
}
