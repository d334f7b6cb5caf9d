import { Modal } from '@mantine/core';
import { Form } from '#platform/web/kit/form/form.tsx';
import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import { TextAreaField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import type { AppointmentView, SeriesScope } from '../../api/appointments.ts';
import type { CancelCause } from '../../api/vocabulary.ts';
import type { VisitActs } from '../acts/visit-acts.ts';
import { visitName } from '../reading/columns.ts';
import { CANCEL_WORDS } from '../words.ts';
import { ScopeField } from './scope-field.tsx';

interface CancelDialogProps {
  readonly visit: AppointmentView;
  readonly acts: VisitActs;
  readonly onClose: () => void;
}

const CHOSEN: readonly CancelCause[] = ['patient', 'professional', 'mistake', 'other'];

/** Cancels, with the reason that is kept (MAI-074). It can be undone at the foot of the page. */
export function CancelDialog({ visit, acts, onClose }: CancelDialogProps) {
  const name = visitName(visit);
  const form = useForm({
    initial: { cause: 'patient', note: '', scope: 'one' },
    submit: async ({ cause, note, scope }) => {
      const given = {
        ...{ cause: cause as CancelCause, note: note.trim() === '' ? null : note.trim() },
        scope: scope as SeriesScope,
      };
      const words = scope === 'one' ? 'rendez-vous annulé' : 'rendez-vous de la série annulés';
      const done = await acts.cancel(visit, given, `${name} : ${words}`);
      if (done) onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Annuler le rendez-vous de ${name}`}>
      <Form of={form} verb="Annuler le rendez-vous">
        <p>Le patient sera prévenu et l’heure redeviendra libre.</p>
        {visit.seriesId !== null && <ScopeField {...form.field('scope')} />}
        <RadioField
          {...form.field('cause')}
          label="Raison"
          choices={CHOSEN.map((value) => ({ value, label: CANCEL_WORDS[value] }))}
        />
        <TextAreaField {...form.field('note')} label="Précision" help="Gardée au cabinet, jamais envoyée." rows={2} />
      </Form>
    </Modal>
  );
}
