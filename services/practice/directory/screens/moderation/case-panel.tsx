import { Button } from '@mantine/core';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { download } from '#platform/web/api/files.ts';
import { api } from '#platform/web/api/request.ts';
import { longDate } from '#platform/web/french/dates.ts';
import { Facts } from '#platform/web/kit/facts.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { CaseView } from '../../api/moderation.ts';
import { CASE_KINDS } from '../words.ts';
import { DecisionForm } from './decision-form.tsx';
import styles from '../profile.module.css';

const CASES = '/api/directory/cases';

const DECISIONS: Readonly<Record<CaseView['decisions'][number]['kind'], string>> = {
  deleted: 'Mention retirée',
  kept: 'Sans suite',
  termination: 'Fin de contrat demandée',
  suspended: 'Suspension',
  withdrawn: 'Document retiré',
};

const STATES: Readonly<Record<NonNullable<CaseView['document']>['state'], string>> = {
  published: 'Montré aux patients',
  held: 'En attente d’une relecture du cabinet',
  withdrawn: 'Retiré',
  suspended: 'Suspendu',
};

/** One case: what was reported, what stands there, what was decided. */
export function CasePanel({ number, onClose }: { readonly number: string; readonly onClose: () => void }) {
  const found = useRead<CaseView>(`${CASES}/${number}`);
  return (
    <SidePanel title={`Signalement ${number}`} onClose={onClose}>
      <Loaded from={found}>
        {(view) => (
          <>
            <PanelPart title={CASE_KINDS[view.kind]}>
              <p className={styles.quote}>{view.reason}</p>
              <Facts
                of={[
                  ['Reçu', longDate(view.openedAt)],
                  ['De', view.contact],
                  ['Où', view.place],
                ]}
              />
            </PanelPart>
            {view.present !== null && (
              <PanelPart title={`Profil de ${view.present.name}`}>
                <p className={styles.quote}>{view.present.presentation || 'Aucune présentation.'}</p>
              </PanelPart>
            )}
            {view.document !== null && (
              <PanelPart title="Document">
                <Facts
                  of={[
                    ['Titre', view.document.title],
                    ['État', STATES[view.document.state]],
                  ]}
                />
                <Button
                  variant="default"
                  onClick={() => void download(`${CASES}/${number}/document`, 'document').catch(announceFailure)}
                >
                  Lire le document
                </Button>
              </PanelPart>
            )}
            {view.decisions.map((one) => (
              <PanelPart key={one.id} title={DECISIONS[one.kind]}>
                <Decision number={number} decision={one} />
              </PanelPart>
            ))}
            {view.closedAt === null && view.decisions.length === 0 && (
              <PanelPart title="Décider">
                <DecisionForm view={view} />
              </PanelPart>
            )}
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}

function Decision({ number, decision }: { readonly number: string; readonly decision: CaseView['decisions'][number] }) {
  const refresh = useRefresh();
  const lift = async () => {
    await api.post(`/api/directory/decisions/${decision.id}/end`);
    announceDone(`Suspension sur ${number} levée`);
    await refresh([CASES]);
  };
  const sign = async () => {
    await api.post(`/api/directory/decisions/${decision.id}/second-signature`);
    announceDone(`Décision sur ${number} signée`);
    await refresh([CASES]);
  };
  return (
    <div className={styles.stack}>
      <p>{decision.ground}</p>
      {decision.former !== null && <p className={styles.quote}>{decision.former}</p>}
      <Facts
        of={[
          ['Par', `${decision.decidedBy}, ${longDate(decision.decidedAt)}`],
          ...(decision.liftedBy === null
            ? []
            : [['Levée', `${decision.liftedBy}, ${longDate(decision.liftedAt ?? '')}`] as const]),
          ...(decision.secondBy === null ? [] : [['Et', decision.secondBy] as const]),
          ...(decision.contest === null ? [] : [['Contestée', decision.contest] as const]),
          ...(decision.outcome === null ? [] : [['Issue', decision.outcome] as const]),
        ]}
      />
      {decision.kind === 'suspended' && decision.liftedAt === null && (
        <Button variant="default" onClick={() => void lift().catch(announceFailure)}>
          Lever la suspension
        </Button>
      )}
      {decision.kind === 'termination' && decision.secondBy === null && (
        <>
          <p className={styles.note}>Une autre personne doit signer : le contrat ne prend fin qu’alors.</p>
          <Button variant="default" onClick={() => void sign().catch(announceFailure)}>
            Signer en second
          </Button>
        </>
      )}
    </div>
  );
}
