import { Modal } from '@mantine/core';
import { api } from '#platform/web/api/request.ts';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextAreaField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import type { StayView } from '../../api/review.ts';
import { stayPath, useKeepStayView } from '../review/stay-view.ts';

/** Opens a validated coding again, with why; the validated version is kept (CIM-52). */
export function ReopenDialog({ view, onClose }: { readonly view: StayView; readonly onClose: () => void }) {
  const keep = useKeepStayView(view.stay.id);
  const form = useForm({
    initial: { reason: '' },
    submit: async ({ reason }) => {
      keep(await api.post<StayView>(`${stayPath(view.stay.id)}/reopen`, { reason }));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title="Rouvrir le codage" closeButtonProps={{ 'aria-label': 'Fermer' }}>
      <Form of={form} verb="Rouvrir">
        <p>
          La version {view.validation?.version} reste consultable et exportable ; vos changements feront la suivante.
        </p>
        <TextAreaField {...form.field('reason')} label="Pourquoi rouvrir" required />
      </Form>
    </Modal>
  );
}
