import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { ConfirmDialog } from '#platform/web/kit/confirm-dialog.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { PracticeView, ProfessionalView } from '../../api/practice.ts';
import { NewProfessionalForm } from './new-professional-form.tsx';
import { COLORS, PROFESSIONALS } from './professional-fields.ts';
import { PRACTICE } from './practice.ts';

interface ProfessionalPanelProps {
  readonly professional: ProfessionalView | null;
  readonly sites: PracticeView['sites'];
  readonly onClose: () => void;
}

/** A professional of the practice, or a new one. */
export function ProfessionalPanel({ professional, sites, onClose }: ProfessionalPanelProps) {
  if (professional !== null) return <KnownProfessional professional={professional} sites={sites} onClose={onClose} />;
  return (
    <SidePanel title="Nouveau praticien" onClose={onClose}>
      <PanelPart title="Identité">
        <NewProfessionalForm sites={sites} onDone={onClose} />
      </PanelPart>
    </SidePanel>
  );
}

function KnownProfessional({
  professional,
  sites,
  onClose,
}: ProfessionalPanelProps & { readonly professional: ProfessionalView }) {
  const [leaving, setLeaving] = useState(false);
  const refresh = useRefresh();
  const form = useForm({
    initial: {
      ...{
        siteId: professional.siteId,
        color: String(professional.color),
        position: String(professional.position + 1),
      },
    },
    submit: async ({ siteId, color, position }) => {
      const body = { siteId, color: Number(color), position: Math.max(0, Number(position) - 1) };
      await api.patch(`${PROFESSIONALS}/${professional.id}`, body);
      announceDone(`${professional.name} enregistré`);
      await refresh([PRACTICE]);
    },
  });
  const leave = async () => {
    await api.post(`${PROFESSIONALS}/${professional.id}/departure`);
    announceDone(`Départ de ${professional.name} enregistré`);
    await refresh([PRACTICE]);
    onClose();
  };
  const order = Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }));
  return (
    <SidePanel
      title={professional.name}
      beside={professional.care}
      onClose={onClose}
      actions={
        <Button variant="subtle" color="bad" onClick={() => setLeaving(true)}>
          Enregistrer son départ
        </Button>
      }
    >
      <PanelPart title="Identité">
        <Facts
          of={[
            ['RPPS', professional.rpps ?? '–'],
            ['ADELI', professional.adeli ?? '–'],
            ['Compte', professional.personId === null ? 'aucun' : 'ouvert'],
          ]}
        />
      </PanelPart>
      <PanelPart title="Dans l’agenda">
        <Form of={form} verb="Enregistrer">
          <SelectField
            {...form.field('siteId')}
            label="Lieu"
            choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <SelectField {...form.field('color')} label="Couleur" choices={COLORS} required />
          <SelectField {...form.field('position')} label="Ordre des colonnes" choices={order} required />
        </Form>
      </PanelPart>
      <ConfirmDialog
        opened={leaving}
        onClose={() => setLeaving(false)}
        title={`Enregistrer le départ de ${professional.name}`}
        verb="Enregistrer le départ"
        onConfirm={leave}
      >
        Son profil public est retiré, son équipe et lui-même n’ont plus accès à son agenda. Ses rendez-vous passés et
        ses actes gardent son nom.
      </ConfirmDialog>
    </SidePanel>
  );
}
