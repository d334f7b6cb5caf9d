import { Button } from '@mantine/core';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { clockTime, longDate, middleDate } from '#platform/web/french/dates.ts';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import { serverNow } from '#platform/web/session/now.ts';
import type { Reminder } from '../api.ts';
import { causeText, CHANNEL_WORDS, leadText, patientText, STATE_WORDS } from './reminder-words.ts';
import styles from './reminders.module.css';

/** One reminder, and another one sent by hand. */
export function ReminderPanel({ reminder, onClose }: { readonly reminder: Reminder; readonly onClose: () => void }) {
  const refresh = useRefresh();
  const { state, startsAt, dueAt, channel, leadMinutes, askedBy, settledAt, task } = reminder;
  const toCome = Date.parse(startsAt) > serverNow().getTime();
  const again = () =>
    api.post(`/api/reminders/appointments/${reminder.appointmentId}`, {}).then(async () => {
      await refresh(['/api/reminders']);
      announceDone('Rappel envoyé');
    }, announceFailure);
  const facts: (readonly [string, string])[] = [
    ['Rendez-vous', `${longDate(startsAt)} à ${clockTime(startsAt)}`],
    ['Départ', `${middleDate(dueAt)} à ${clockTime(dueAt)}`],
    ['Par', CHANNEL_WORDS[channel]],
    ['Demandé', leadMinutes === null ? `à la main, par ${askedBy}` : leadText(leadMinutes)],
  ];
  if (settledAt !== null) facts.push(['Dernière nouvelle', `${middleDate(settledAt)} à ${clockTime(settledAt)}`]);
  if (reminder.cause !== null) facts.push(['Pourquoi', causeText(reminder)]);
  if (task !== null && task.doneAt !== null) facts.push(['Patient appelé', `par ${task.doneBy}`]);
  return (
    <SidePanel title={patientText(reminder)} onClose={onClose}>
      <div className={styles.panel}>
        <StateChip tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].text}</StateChip>
        <Facts of={facts} />
        {toCome && (
          <Button variant="default" onClick={() => void again()}>
            Envoyer un rappel maintenant
          </Button>
        )}
      </div>
    </SidePanel>
  );
}
