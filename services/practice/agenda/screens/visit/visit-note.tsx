import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { useApi } from '#platform/web/api/acting-organization.ts';
import { TextAreaField } from '#platform/web/kit/form/text-field.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import type { AppointmentDetail } from '../../api/appointments.ts';
import styles from './visit-panel.module.css';

/** What to know for this visit: what the reason asks of every patient, and what was noted for this one. */
export function VisitNote({ visit, mayWrite }: { readonly visit: AppointmentDetail; readonly mayWrite: boolean }) {
  const [editing, setEditing] = useState(false);
  return (
    <div className={styles.note}>
      {visit.instructions !== null && <p>{visit.instructions}</p>}
      {editing ? (
        <NoteForm visit={visit} onDone={() => setEditing(false)} />
      ) : (
        <>
          {visit.note !== null && <p>{visit.note}</p>}
          {visit.note === null && visit.instructions === null && <p className={styles.second}>Rien de noté.</p>}
          {mayWrite && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPencil size={16} stroke={1.75} />}
              onClick={() => setEditing(true)}
            >
              {visit.note === null ? 'Noter une consigne' : 'Changer la consigne'}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function NoteForm({ visit, onDone }: { readonly visit: AppointmentDetail; readonly onDone: () => void }) {
  const api = useApi();
  const refresh = useRefresh();
  const form = useForm({
    initial: { note: visit.note ?? '' },
    submit: async ({ note }) => {
      await api.patch(`/api/agenda/appointments/${visit.id}`, {
        version: visit.version,
        note: note.trim() === '' ? null : note,
      });
      await refresh(['/api/agenda']);
      onDone();
    },
  });
  return (
    <Form of={form} verb="Enregistrer" beside={<Button onClick={onDone}>Revenir</Button>}>
      <TextAreaField {...form.field('note')} label="Consigne" help="Lue par le cabinet seulement." maxLength={2000} />
    </Form>
  );
}
