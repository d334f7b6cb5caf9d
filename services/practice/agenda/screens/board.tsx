import { FailedState } from '#platform/web/kit/failed-state.tsx';
import { LoadingSkeleton } from '#platform/web/kit/loading-skeleton.tsx';
import type { Seeing } from './address/use-agenda-address.ts';
import type { VisitActs } from './acts/visit-acts.ts';
import { ListView } from './list/list-view.tsx';
import { MonthView } from './month/month-view.tsx';
import type { Agenda } from './reading/use-agenda.ts';
import { useFreedTimes } from './reading/use-freed-times.ts';
import { DayFigures } from './side/day-figures.tsx';
import { FreedCard } from './side/freed-card.tsx';
import { MiniCalendar } from './side/mini-calendar.tsx';
import { WaitingStrip } from './side/waiting-strip.tsx';
import type { Density } from './grid/scale.ts';
import { TimeView } from './time-view.tsx';
import side from './side/side.module.css';
import styles from './board.module.css';

interface BoardProps extends Seeing {
  readonly agenda: Agenda;
  readonly acts: VisitActs;
  readonly density: Density;
  readonly onBook: (place: { readonly resourceId: string; readonly startsAt: string }) => void;
}

/** What stands under the head: calendar and figures left, waiting room above, the agenda itself. */
export function Board({ agenda, acts, address, see, density, onBook }: BoardProps) {
  const freed = useFreedTimes();
  const { view, resources, reasons, now, date, today, zone } = agenda;
  if (!agenda.ready && agenda.failure !== null) return <FailedState cause={agenda.failure} retry={agenda.retry} />;
  if (view.data === undefined || !agenda.ready) return <LoadingSkeleton />;
  const goTo = (wanted: string) => see({ date: wanted === today ? null : wanted, visit: null });
  const openVisit = (visit: string) => see({ visit });
  return (
    <div className={styles.board} aria-busy={view.isPlaceholderData || undefined}>
      <div className={side.side} data-print="hide">
        <MiniCalendar date={date} today={today} who={address.who} onDate={goTo} />
        {freed.map((one) => (
          <FreedCard key={one.id} freed={one} zone={zone} today={today} />
        ))}
        {address.view !== 'mois' && (
          <DayFigures
            visits={view.data.appointments}
            reasons={reasons}
            title={address.view === 'jour' ? 'La journée' : 'La semaine'}
          />
        )}
      </div>
      <div className={styles.main}>
        {address.view === 'jour' && date === today && (
          <WaitingStrip
            visits={view.data.appointments}
            resources={resources}
            now={now}
            selectedId={address.visit}
            onOpen={openVisit}
          />
        )}
        {(address.view === 'jour' || address.view === 'semaine') && (
          <TimeView {...{ agenda, acts, address, see, density, onBook }} />
        )}
        {address.view === 'mois' && <MonthView agenda={agenda} address={address} see={see} />}
        {address.view === 'liste' && <ListView agenda={agenda} address={address} see={see} />}
      </div>
    </div>
  );
}
