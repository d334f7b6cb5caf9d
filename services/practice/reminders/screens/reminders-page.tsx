import { ActionIcon, Button } from '@mantine/core';
import { IconAdjustments, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '#platform/web/api/queries.ts';
import { useLive } from '#platform/web/api/use-live.ts';
import { clockTime, longDate } from '#platform/web/french/dates.ts';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import type { Column } from '#platform/web/kit/table/columns.ts';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import type { Filter } from '#platform/web/kit/table/filters.ts';
import { serverNow } from '#platform/web/session/now.ts';
import type { Reminder, RemindersDay } from '../api.ts';
import { CallsToMake } from './calls-to-make.tsx';
import { ReminderPanel } from './reminder-panel.tsx';
import { causeText, CHANNEL_WORDS, dayOf, patientText, STATE_WORDS, visitText } from './reminder-words.ts';
import { SettingsPanel } from './settings-panel.tsx';
import styles from './reminders.module.css';

const COLUMNS: readonly Column<Reminder>[] = [
  {
    ...{ id: 'dueAt', title: 'Départ', width: '90px', phone: 'aside', value: ({ dueAt }) => dueAt },
    show: ({ dueAt }) => clockTime(dueAt),
  },
  { id: 'patient', title: 'Patient', value: patientText, width: 'minmax(160px, 2fr)', phone: 'title' },
  {
    ...{ id: 'visit', title: 'Rendez-vous', width: '180px', value: ({ startsAt }) => startsAt },
    show: visitText,
  },
  { id: 'channel', title: 'Par', value: ({ channel }) => CHANNEL_WORDS[channel], width: '90px' },
  {
    ...{ id: 'state', title: 'État', width: '190px', phone: 'second', value: ({ state }) => STATE_WORDS[state].text },
    show: ({ state }) => <StateChip tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].text}</StateChip>,
  },
  { id: 'cause', title: 'Pourquoi', value: causeText, width: 'minmax(160px, 2fr)' },
];
const FILTERS: readonly Filter<Reminder>[] = [
  {
    ...{ id: 'state', title: 'État', all: 'tous les états', of: ({ state }) => state },
    name: (state) => STATE_WORDS[state as Reminder['state']].text.toLowerCase(),
  },
];
const FIRST_FIRST = { column: 'dueAt', direction: 'ascending' } as const;
const keyOf = ({ id }: Reminder): string => id;
const panelOf = (reminder: Reminder, close: () => void) => <ReminderPanel reminder={reminder} onClose={close} />;

/** Reminders of a day with what became of each, and the patients to call because theirs did not arrive. */
export function RemindersPage() {
  const [day, setDay] = useState(() => dayOf(serverNow()));
  const [settings, setSettings] = useState(false);
  const read = useRead<RemindersDay>(`/api/reminders/days/${day}`, { keepFormer: true });
  useLive(['reminders.reminder.changed', 'agenda.appointment.changed'], ['/api/reminders']);
  return (
    <Page
      title="Rappels"
      beside={<span className={styles.day}>{longDate(day)}</span>}
      actions={
        <>
          <DayButtons day={day} onDay={setDay} />
          <Button
            variant="subtle"
            leftSection={<IconAdjustments size={18} stroke={1.75} />}
            onClick={() => setSettings(true)}
          >
            Réglages
          </Button>
        </>
      }
    >
      <Loaded from={read}>
        {({ subscribed, reminders, toCall }) => (
          <>
            {!subscribed && (
              <p className={styles.notice} role="note">
                Le cabinet n’a pas l’option de rappels par SMS et e-mail : aucun ne part.
              </p>
            )}
            {toCall.length > 0 && <CallsToMake toCall={toCall} />}
            <DataTable
              name="rappels"
              label={`Rappels du ${longDate(day)}`}
              noun={['rappel', 'rappels']}
              rows={reminders}
              rowKey={keyOf}
              columns={COLUMNS}
              filters={FILTERS}
              initialSort={FIRST_FIRST}
              panel={panelOf}
              empty={
                <EmptyState title="Aucun rappel ce jour">
                  Les rappels partent seuls, avant chaque rendez-vous, au délai choisi dans les réglages.
                </EmptyState>
              }
            />
          </>
        )}
      </Loaded>
      {settings && <SettingsPanel onClose={() => setSettings(false)} />}
    </Page>
  );
}

function DayButtons({ day, onDay }: { readonly day: string; readonly onDay: (day: string) => void }) {
  const move = (days: number) => {
    const date = new Date(`${day}T12:00:00`);
    date.setDate(date.getDate() + days);
    onDay(dayOf(date));
  };
  return (
    <div className={styles.days}>
      <ActionIcon variant="subtle" aria-label="Jour précédent" onClick={() => move(-1)}>
        <IconChevronLeft size={18} stroke={1.75} />
      </ActionIcon>
      <Button variant="subtle" onClick={() => onDay(dayOf(serverNow()))}>
        Aujourd’hui
      </Button>
      <ActionIcon variant="subtle" aria-label="Jour suivant" onClick={() => move(1)}>
        <IconChevronRight size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
