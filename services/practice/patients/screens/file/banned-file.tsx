import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { api } from '#platform/web/api/request.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { Alarm } from '#platform/web/kit/alarm.tsx';
import { Card } from '#platform/web/kit/card.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextAreaField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Page } from '#platform/web/kit/page.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { Standing } from '../../api/bans.ts';
import styles from './file.module.css';

/** What is left of a file its patient closed: why, and the two ways that the law leaves. Nothing of the patient. */
export function BannedFile({ patientId }: { readonly patientId: string }) {
  const standing = useRead<Standing>(`/api/patients/${patientId}/standing`);
  const may = useMay();
  const refresh = useRefresh();
  const lift = (id: string) =>
    api
      .post(`/api/patients/${patientId}/oppositions/${id}/lift`, { manner: 'in-person' })
      .then(() => refresh(['/api/patients']))
      .catch(announceFailure);
  return (
    <Page title="Accès refusé par le patient" layout="reading">
      <div className={styles.stack}>
        <Alarm icon={IconLock} title="Ce patient s’oppose à ce que vous ouvriez son dossier">
          Son opposition prévaut sur tous vos droits : rien du dossier n’est montré, ni ici, ni dans l’agenda, ni dans
          ce qui a été partagé. Ses rendez-vous gardent leur heure. Cette tentative figure au journal qu’il peut lire.
        </Alarm>
        {may('patients.records.write') &&
          standing.data?.liftable.map(({ id, setAt }) => (
            <Card key={id} title="Lever l’opposition à la demande du patient">
              <p>
                Le {middleDate(setAt)}, le patient a fermé son dossier à tout le cabinet. S’il vous demande de le
                rouvrir, votre nom restera inscrit à côté de cette demande.
              </p>
              <div className={styles.acts}>
                <Button onClick={() => void lift(id)}>Le patient le demande, devant moi</Button>
              </div>
            </Card>
          ))}
        <IncapacityForm patientId={patientId} />
      </div>
    </Page>
  );
}

function IncapacityForm({ patientId }: { readonly patientId: string }) {
  const refresh = useRefresh();
  const form = useForm({
    initial: { reason: '' },
    submit: async (values) => {
      await api.post(`/api/patients/${patientId}/incapacity`, values);
      await refresh(['/api/patients']);
    },
  });
  return (
    <Card title="Le patient ne peut exprimer sa volonté">
      <Form of={form} verb="Ouvrir pour quatre heures, en mon nom">
        <p>
          Réservé au professionnel de santé, quand le patient est hors d’état de dire sa volonté. L’ouverture se ferme
          d’elle-même, le patient en est averti, et la personne responsable du cabinet en juge.
        </p>
        <TextAreaField
          {...form.field('reason')}
          label="Pourquoi le patient ne peut-il exprimer sa volonté ?"
          help="Conservé chiffré, lu par la personne qui en jugera."
          required
        />
      </Form>
    </Card>
  );
}
