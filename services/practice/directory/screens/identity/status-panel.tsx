import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import { ownIdentityPath, STATUSES } from './words.ts';

const CHOICES = Object.entries(STATUSES).map(([value, label]) => ({ value, label }));

/** Declares that one's professional status changes from a day on (MAI-040). */
export function StatusPanel({
  professionalId,
  onClose,
}: {
  readonly professionalId: string;
  readonly onClose: () => void;
}) {
  const refresh = useRefresh();
  const path = ownIdentityPath(professionalId);
  const form = useForm({
    initial: { status: '', from: '' },
    check: ({ status, from }) => [
      ...(status === '' ? [{ field: 'status', rule: 'required', message: 'Dites ce qui change.' }] : []),
      ...(from === '' ? [{ field: 'from', rule: 'required', message: 'Dites à partir de quel jour.' }] : []),
    ],
    submit: async (values) => {
      await api.post(`${path}/status`, values);
      announceDone('Changement de situation déclaré');
      await refresh([path]);
      onClose();
    },
  });
  return (
    <SidePanel title="Changement de situation" onClose={onClose}>
      <PanelPart title="Ce qui change">
        <Form of={form} verb="Déclarer">
          <RadioField {...form.field('status')} label="Situation" choices={CHOICES} required />
          <DateField {...form.field('from')} label="À partir du" required />
        </Form>
      </PanelPart>
    </SidePanel>
  );
}
