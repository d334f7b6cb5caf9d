import { Button } from '@mantine/core';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { longDate } from '#platform/web/french/dates.ts';
import { Facts } from '#platform/web/kit/facts.tsx';
import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextAreaField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { CaseView } from '../../api/moderation.ts';
import { CASE_KINDS } from '../words.ts';
import styles from '../profile.module.css';

const CASES = '/api/directory/cases';

const DECISIONS: Readonly<Record<CaseView['decisions'][number]['kind'], string>> = {
  deleted: 'Mention retirée',
  kept: 'Sans suite',
  termination: 'Fin de contrat demandée',
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
          ...(decision.secondBy === null ? [] : [['Et', decision.secondBy] as const]),
          ...(decision.contest === null ? [] : [['Contestée', decision.contest] as const]),
          ...(decision.outcome === null ? [] : [['Issue', decision.outcome] as const]),
        ]}
      />
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

function DecisionForm({ view }: { readonly view: CaseView }) {
  const refresh = useRefresh();
  const deletions =
    view.present === null
      ? []
      : [
          ...(view.present.presentation === '' ? [] : [{ value: 'presentation', label: 'Retirer la présentation' }]),
          ...(view.present.tariffs.length === 0 ? [] : [{ value: 'tariffs', label: 'Retirer les tarifs' }]),
          ...(view.present.photoId === null ? [] : [{ value: 'photo', label: 'Retirer la photo' }]),
        ];
  const choices = [
    ...deletions,
    { value: 'kept', label: 'Sans suite' },
    ...(view.present === null
      ? []
      : [{ value: 'termination', label: 'Demander la fin du contrat', help: 'Avec une seconde signature.' }]),
  ];
  const form = useForm({
    initial: { choice: choices[0]!.value, ground: '' },
    check: ({ ground }) =>
      ground.trim().length < 5
        ? [{ field: 'ground', rule: 'required', message: 'Donnez le motif de la décision.' }]
        : [],
    submit: async ({ choice, ground }) => {
      const decision =
        choice === 'kept' || choice === 'termination' ? { kind: choice } : { kind: 'deleted', field: choice };
      await api.post(`${CASES}/${view.number}/decisions`, { ...decision, ground });
      announceDone(`Décision sur ${view.number} enregistrée`);
      await refresh([CASES]);
    },
  });
  return (
    <Form of={form} verb="Décider">
      <RadioField {...form.field('choice')} label="Décision" choices={choices} required />
      <TextAreaField {...form.field('ground')} label="Motif" help="Le praticien le lira." required />
    </Form>
  );
}
