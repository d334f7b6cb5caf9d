import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextAreaField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { CaseView } from '../../api/moderation.ts';

const CASES = '/api/directory/cases';

/** What may be decided, with the reason that its author will read. */
export function DecisionForm({ view }: { readonly view: CaseView }) {
  const refresh = useRefresh();
  const deletions =
    view.present === null
      ? []
      : [
          ...(view.present.presentation === '' ? [] : [{ value: 'presentation', label: 'Retirer la présentation' }]),
          ...(view.present.tariffs.length === 0 ? [] : [{ value: 'tariffs', label: 'Retirer les tarifs' }]),
          ...(view.present.photoId === null ? [] : [{ value: 'photo', label: 'Retirer la photo' }]),
          ...(view.present.logoId === null ? [] : [{ value: 'logo', label: 'Retirer le logo' }]),
        ];
  const choices = [
    ...(view.document === null || view.document.state === 'withdrawn'
      ? []
      : [
          {
            value: 'suspended document',
            label: 'Suspendre le document',
            help: 'Jusqu’à ce que vous leviez la mesure.',
          },
          { value: 'withdrawn document', label: 'Retirer le document' },
        ]),
    ...deletions,
    { value: 'kept', label: 'Sans suite' },
    ...(view.present === null
      ? []
      : [
          { value: 'suspended page', label: 'Suspendre la page publique', help: 'Avec sa prise de rendez-vous.' },
          { value: 'termination', label: 'Demander la fin du contrat', help: 'Avec une seconde signature.' },
        ]),
  ];
  const form = useForm({
    initial: { choice: choices[0]!.value, ground: '' },
    check: ({ ground }) =>
      ground.trim().length < 5
        ? [{ field: 'ground', rule: 'required', message: 'Donnez le motif de la décision.' }]
        : [],
    submit: async ({ choice, ground }) => {
      await api.post(`${CASES}/${view.number}/decisions`, { ...decisionOf(choice), ground });
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

function decisionOf(choice: string): { readonly kind: string; readonly field?: string } {
  if (choice === 'kept' || choice === 'termination') return { kind: choice };
  const [kind, field] = choice.split(' ') as [string, string | undefined];
  return field === undefined ? { kind: 'deleted', field: kind } : { kind, field };
}
