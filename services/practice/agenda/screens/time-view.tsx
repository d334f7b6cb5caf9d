import { useCallback } from 'react';
import type { AppointmentView } from '../api/appointments.ts';
import type { Seeing } from './address/use-agenda-address.ts';
import type { VisitActs } from './acts/visit-acts.ts';
import type { Cell, Column } from './grid/cells.ts';
import type { Move } from './grid/moving.ts';
import type { Density } from './grid/scale.ts';
import { TimeGrid } from './grid/time-grid.tsx';
import { DayHeads, WeekHeads } from './head/column-heads.tsx';
import type { Agenda } from './reading/use-agenda.ts';
import { clockText } from './time/clock-text.ts';
import { dayTitle, weekTitle } from './time/days.ts';

interface TimeViewProps extends Seeing {
  readonly agenda: Agenda;
  readonly acts: VisitActs;
  readonly density: Density;
  /** Somebody is to be placed at this time. */
  readonly onBook: (place: { readonly resourceId: string; readonly startsAt: string }) => void;
}

/** Below this many pixels a column keeps its width and the grid scrolls sideways. */
const leastWidth = (day: boolean, people: number): number => (day ? 150 : people === 1 ? 110 : 76);

/** The day or the week as a grid of hours. */
export function TimeView({ agenda, acts, address, see, density, onBook }: TimeViewProps) {
  const { grid, view, zone, resources, today } = agenda;
  const visits = view.data?.appointments;
  const open = useCallback(
    (cell: Cell, column: Column) => {
      if (cell.kind === 'visit') see({ visit: cell.id });
      else if (cell.kind === 'free') {
        onBook({ resourceId: column.resourceId, startsAt: zone.instant(column.date, cell.from) });
      }
    },
    [see, onBook, zone],
  );
  if (grid === null) return null;
  const drop = (move: Move, column: Column) => {
    const visit = visits?.find(({ id }) => id === move.visit.id);
    if (visit === undefined) return;
    const wish = {
      startsAt: zone.instant(column.date, move.span.from),
      resourceId: column.resourceId,
      minutes: move.span.to - move.span.from,
    };
    void acts.move(visit, wish, movedWords(move.visit.name, visit, wish, agenda));
  };
  const day = address.view === 'jour';
  const heads = { columns: grid.columns, resources, today, minute: agenda.minute };
  const people = new Set(grid.columns.map(({ resourceId }) => resourceId)).size;
  const title = day ? dayTitle(agenda.date, today) : `Semaine ${weekTitle(agenda.date, today)}`;
  return (
    <TimeGrid
      label={`Agenda, ${title}`}
      columns={grid.columns}
      heads={day ? <DayHeads {...heads} /> : <WeekHeads {...heads} />}
      hours={grid.hours}
      density={density}
      today={today}
      minute={agenda.minute}
      selectedId={address.visit}
      leastWidth={leastWidth(day, people)}
      narrow={!day && people > 1}
      open={open}
      drop={drop}
      close={() => see({ visit: null })}
    />
  );
}

/** "Solène Ibarra : 10:50 → 11:20", with the person or the day when these change too. */
export function movedWords(
  name: string,
  visit: AppointmentView,
  wish: { readonly startsAt: string; readonly resourceId: string; readonly minutes: number },
  { zone, resources }: Pick<Agenda, 'zone' | 'resources'>,
): string {
  const [before, after] = [zone.wall(visit.startsAt), zone.wall(wish.startsAt)];
  const other = wish.resourceId === visit.resourceId ? null : resources.find(({ id }) => id === wish.resourceId)?.name;
  const where = [before.date === after.date ? null : dayTitle(after.date, before.date).toLowerCase(), other];
  if (before.minute === after.minute && before.date === after.date && other === null) {
    return `${name} : ${String(wish.minutes)}\u00A0min à ${clockText(after.minute)}`;
  }
  return [`${name} : ${clockText(before.minute)} → ${clockText(after.minute)}`, ...where.filter(Boolean)].join(', ');
}
