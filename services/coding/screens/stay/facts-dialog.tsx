import { Modal } from '@mantine/core';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { Form } from '#platform/web/kit/form/form.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { serverNow } from '#platform/web/session/now.ts';
import type { StayLine } from '../../api/stays.ts';
import { stayPath } from '../review/stay-view.ts';
import { FactsFields } from './facts-fields.tsx';
import { factProblems, readFacts, typedFacts } from './stay-facts-form.ts';

/** Corrects the facts of a stay. Dates choose the version of the classification, so they matter. */
export function FactsDialog({ stay, onClose }: { readonly stay: StayLine; readonly onClose: () => void }) {
  const refresh = useRefresh();
  const today = serverNow().toISOString().slice(0, 10);
  const form = useForm({
    initial: typedFacts(stay),
    check: (typed) => factProblems(typed, today),
    submit: async (typed) => {
      const { admittedOn, ...facts } = readFacts(typed, today);
      await api.patch(stayPath(stay.id), { ...facts, ...(admittedOn === null ? {} : { admittedOn }) });
      await refresh(['/api/coding']);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} size="lg" title="Faits du séjour" closeButtonProps={{ 'aria-label': 'Fermer' }}>
      <Form of={form} verb="Enregistrer">
        <FactsFields form={form} />
        <p>L’analyse faite n’est pas reprise d’elle-même : relancez-la si une date ou l’âge change.</p>
      </Form>
    </Modal>
  );
}
