import { api } from '#platform/web/api/request.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { clockTime, middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextAreaField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { Note } from '../../api/beside.ts';
import { PatientFrame } from '../file/patient-frame.tsx';
import { useLeavingGuard } from '../file/use-leaving-guard.ts';
import styles from '../file/file.module.css';

/** Notes on a patient, kept encrypted. */
export default function NotesPage() {
  const mayWrite = useMay()('patients.notes.write');
  return (
    <PatientFrame part="notes">
      {({ id }) => (
        <div className={styles.stack}>
          {mayWrite && <NewNote patientId={id} />}
          <Notes patientId={id} />
        </div>
      )}
    </PatientFrame>
  );
}

function NewNote({ patientId }: { readonly patientId: string }) {
  const refresh = useRefresh();
  const form = useForm({
    initial: { text: '' },
    submit: async (values) => {
      await api.post(`/api/patients/${patientId}/notes`, values);
      form.set({ text: '' });
      await refresh(['/api/patients']);
    },
  });
  useLeavingGuard(form.values, { text: '' });
  return (
    <Card title="Nouvelle note">
      <Form of={form} verb="Ajouter la note">
        <TextAreaField {...form.field('text')} label="Note" help="Conservée chiffrée, signée de votre nom." required />
      </Form>
    </Card>
  );
}

function Notes({ patientId }: { readonly patientId: string }) {
  const read = useRead<{ readonly notes: readonly Note[] }>(`/api/patients/${patientId}/notes`);
  return (
    <Loaded from={read}>
      {({ notes }) => (
        <Card title="Notes">
          {notes.length === 0 && <p className={styles.second}>Aucune note sur ce patient.</p>}
          {notes.map(({ id, text, at, by }) => (
            <article key={id} className={styles.note}>
              <p>{text}</p>
              <span className={styles.second}>
                {by}, {middleDate(at)} à {clockTime(at)}
              </span>
            </article>
          ))}
        </Card>
      )}
    </Loaded>
  );
}
