import { Button } from '@mantine/core';
import { Facts } from '#platform/web/kit/facts.tsx';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { serverNow } from '#platform/web/session/now.ts';
import { useMay } from '#platform/web/session/session.tsx';
import type { StayLine } from '../../api/stays.ts';
import { ageText, momentText, stayDates } from '../dates.ts';
import { StateOfStay } from '../stay/state-of-stay.tsx';
import { HOSPITALIZATION_WORDS, PROFILE_WORDS } from '../words.ts';

const ACTS = {
  imported: 'Vérifier le texte',
  'awaiting-report': 'Donner le compte rendu',
  validated: 'Voir le codage',
} as const;

/** A stay beside the list: its facts, where it is, and the way in. */
export function StayPanel({ stay, onClose }: { readonly stay: StayLine; readonly onClose: () => void }) {
  const go = useGo();
  const may = useMay();
  const act = ACTS[stay.state as keyof typeof ACTS] ?? (may('coding.stays.decide') ? 'Ouvrir le codage' : 'Ouvrir');
  const now = serverNow();
  return (
    <SidePanel
      title={`Séjour ${stay.localId}`}
      beside={<StateOfStay state={stay.state} />}
      onClose={onClose}
      actions={
        <Button variant="filled" rightSection={<KeyHint keys="enter" quiet />} onClick={() => go(`/codage/${stay.id}`)}>
          {act}
        </Button>
      }
    >
      <PanelPart title="Faits">
        <Facts
          of={[
            ['Unité', stay.unit ?? 'non dite'],
            ['Type', HOSPITALIZATION_WORDS[stay.hospitalization]],
            ['Dates', stay.datesFrom === 'import-day' ? 'à corriger' : stayDates(stay.admittedOn, stay.dischargedOn)],
            ['Patient', [ageText(stay.birthYear, stay.admittedOn), stay.sex].filter(Boolean).join(', ') || 'non dit'],
          ]}
        />
      </PanelPart>
      <PanelPart title="Codage">
        <Facts
          of={[
            [stay.codesStatus === 'validated' ? 'Codes validés' : 'Propositions', String(stay.proposals)],
            ['Reste à décider', String(stay.remaining)],
            ['Doutes sur le texte', String(stay.qualityWarnings)],
            ['Signalements ouverts', String(stay.openAnomalies)],
          ]}
        />
      </PanelPart>
      <PanelPart title="Suivi">
        <Facts
          of={[
            ['Importé', `${stay.importedBy}, ${momentText(stay.importedAt, now)}`],
            ['Modifié', momentText(stay.changedAt, now)],
            ...(stay.validatedAt === null || stay.validatedBy === null
              ? []
              : [
                  [
                    'Validé',
                    `${stay.validatedBy.name}, ${PROFILE_WORDS[stay.validatedBy.profile]}, ${momentText(stay.validatedAt, now)}`,
                  ] as const,
                ]),
          ]}
        />
      </PanelPart>
    </SidePanel>
  );
}
