import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { Reminder } from '../api.ts';
import { causeText, patientText, visitText } from './reminder-words.ts';
import styles from './reminders.module.css';

/** « Appeler le patient »: what a reminder that failed leaves to do (MAI-117). */
export function CallsToMake({ toCall }: { readonly toCall: readonly Reminder[] }) {
  const refresh = useRefresh();
  const mark = async (reminder: Reminder, act: 'done' | 'reopen') => {
    await api.post(`/api/reminders/tasks/${reminder.id}/${act}`);
    await refresh(['/api/reminders']);
  };
  const called = (reminder: Reminder) =>
    mark(reminder, 'done').then(
      () => announceDone(`${patientText(reminder)} : appelé`, () => mark(reminder, 'reopen')),
      announceFailure,
    );
  return (
    <Card title={counted(toCall.length, 'patient à appeler', 'patients à appeler')} flush>
      <ul className={styles.calls}>
        {toCall.map((reminder) => (
          <li key={reminder.id} className={styles.call}>
            <span className={styles.who}>
              <strong>{patientText(reminder)}</strong>
              <span className={styles.second}>
                {visitText(reminder)} · {causeText(reminder)}
              </span>
            </span>
            {reminder.patient.phone !== null && (
              <Button
                component="a"
                variant="subtle"
                href={`tel:${reminder.patient.phone}`}
                leftSection={<IconPhone size={18} stroke={1.75} />}
              >
                {reminder.patient.phone}
              </Button>
            )}
            <Button variant="default" onClick={() => void called(reminder)}>
              Patient appelé
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
