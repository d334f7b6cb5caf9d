import { Button, Group } from '@mantine/core';
import { IconFileUnknown, IconHelpCircle, IconRefreshAlert } from '@tabler/icons-react';
import { Alarm } from '#platform/web/kit/alarm.tsx';
import { api } from '#platform/web/api/request.ts';
import { useWrite } from '#platform/web/api/queries.ts';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { StayView } from '../../api/review.ts';
import { QualityAlarms } from '../review/quality-alarms.tsx';
import { stayPath } from '../review/stay-view.ts';
import styles from './preparing-screen.module.css';

interface NextStepProps {
  readonly view: StayView;
  readonly writing: boolean;
  readonly onWrite: () => void;
}

/** Where the stay is, and the one thing to do next. */
export function NextStep({ view, writing, onWrite }: NextStepProps) {
  const may = useMay();
  const change = !writing && may('coding.stays.import') && (
    <Button variant="default" onClick={onWrite}>
      {view.report === null ? 'Coller le texte' : 'Corriger le texte'}
    </Button>
  );
  return (
    <div className={styles.step}>
      <Step view={view} change={change} />
    </div>
  );
}

function Step({ view, change }: { readonly view: StayView; readonly change: React.ReactNode }) {
  const scope = view.analysis?.scope ?? null;
  switch (view.stay.state) {
    case 'analysing':
      return (
        <div className={styles.calm} role="status">
          <p>
            <b>Analyse en cours.</b> Quelques secondes d’ordinaire ; vous pouvez quitter cette page, elle continue.
          </p>
          <progress aria-label="Analyse en cours" />
        </div>
      );
    case 'scope-doubt':
      return <ScopeDoubt view={view} text={scope?.text ?? ''} />;
    case 'out-of-scope':
      return (
        <Alarm
          tone="saffron"
          icon={IconFileUnknown}
          title="Pas de proposition : ce document n’a pas été retenu"
          action={change}
        >
          {scope?.text ?? 'Il n’a pas été reconnu comme un compte rendu de séjour de SMR.'} Le texte est conservé.
          Remplacez-le, ou corrigez les faits du séjour, puis relancez.
        </Alarm>
      );
    case 'unreadable':
      return (
        <Alarm icon={IconRefreshAlert} title="L’analyse n’est pas allée au bout" action={change}>
          Le compte rendu est intact. Relancez l’analyse ; si cela se répète, corrigez le texte.
        </Alarm>
      );
    default:
      return (
        <>
          <div className={styles.calm}>
            <p>
              {view.report === null ? (
                'Ce séjour n’a pas encore de compte rendu.'
              ) : (
                <>
                  <b>Vérifiez le texte</b> tel qu’il a été lu : rien ne manque, rien n’est illisible ? Puis lancez
                  l’analyse.
                </>
              )}
            </p>
            {change}
          </div>
          <QualityAlarms view={view} />
        </>
      );
  }
}

function ScopeDoubt({ view, text }: { readonly view: StayView; readonly text: string }) {
  const answer = useWrite(
    (smrStay: boolean) => api.post(`${stayPath(view.stay.id)}/scope`, { smrStay }).catch(announceFailure),
    ['/api/coding'],
  );
  return (
    <Alarm
      tone="saffron"
      icon={IconHelpCircle}
      title="Est-ce bien un séjour de SMR ?"
      action={
        <Group gap="xs">
          <Button variant="filled" loading={answer.isPending} onClick={() => answer.mutate(true)}>
            Oui, montrer les propositions
          </Button>
          <Button onClick={() => answer.mutate(false)}>Non, ne pas coder</Button>
        </Group>
      }
    >
      {text} Votre réponse sera conservée avec votre nom.
    </Alarm>
  );
}
