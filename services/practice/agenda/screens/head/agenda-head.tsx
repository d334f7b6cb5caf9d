import { Button, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import { VIEWS, type AgendaView } from '../address/agenda-address.ts';
import type { Seeing } from '../address/use-agenda-address.ts';
import { addDays, addMonths, weekdayOf } from '../time/days.ts';
import styles from './agenda-head.module.css';

interface AgendaHeadProps extends Seeing {
  readonly date: string;
  readonly today: string;
  /** Whom a week shows when all were in sight: one person reads better than six. */
  readonly oneOf: () => readonly string[];
}

const STEP_WORDS: Readonly<Record<AgendaView, readonly [before: string, after: string]>> = {
  jour: ['Jour précédent', 'Jour suivant'],
  semaine: ['Semaine précédente', 'Semaine suivante'],
  mois: ['Mois précédent', 'Mois suivant'],
  liste: ['Semaine précédente', 'Semaine suivante'],
};

const stepOf = (view: AgendaView, date: string, sign: 1 | -1): string => {
  if (view === 'mois') return addMonths(date, sign);
  if (view !== 'jour') return addDays(date, 7 * sign);
  // Over the week-end, which most practices close.
  const next = addDays(date, sign);
  return weekdayOf(next) === 7 ? addDays(next, sign) : next;
};

/** How to reach another day than the one in sight, and the ways to see it. */
export function AgendaHead({ address, see, date, today, oneOf }: AgendaHeadProps) {
  const { view } = address;
  const [before, after] = STEP_WORDS[view];
  const goTo = (wanted: string) => see({ date: wanted === today ? null : wanted, visit: null });
  const changeView = (next: AgendaView) => {
    const crowded = next === 'semaine' && address.who.length === 0;
    see({ view: next, ...(crowded ? { who: oneOf() } : {}) });
  };
  const group = { group: 'Agenda' };
  useShortcut('arrowleft', before, () => goTo(stepOf(view, date, -1)), group);
  useShortcut('arrowright', after, () => goTo(stepOf(view, date, 1)), group);
  useShortcut('t', 'Aujourd’hui', () => goTo(today), group);
  useShortcut('1', 'Voir le jour', () => changeView('jour'), group);
  useShortcut('2', 'Voir la semaine', () => changeView('semaine'), group);
  useShortcut('3', 'Voir le mois', () => changeView('mois'), group);
  useShortcut('4', 'Voir la liste', () => changeView('liste'), group);
  return (
    <>
      <span className={styles.steps}>
        <Button className={styles.step} aria-label={before} onClick={() => goTo(stepOf(view, date, -1))}>
          <IconChevronLeft size={18} stroke={2} />
        </Button>
        <Button className={styles.step} aria-label={after} onClick={() => goTo(stepOf(view, date, 1))}>
          <IconChevronRight size={18} stroke={2} />
        </Button>
      </span>
      <Button className={styles.today} onClick={() => goTo(today)} aria-current={date === today ? 'date' : undefined}>
        Aujourd’hui
      </Button>
      <SegmentedControl
        className={styles.views}
        aria-label="Vue"
        data={Object.entries(VIEWS).map(([value, label]) => ({ value, label }))}
        value={view}
        onChange={(value) => changeView(value as AgendaView)}
      />
    </>
  );
}
