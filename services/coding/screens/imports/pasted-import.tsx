import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextAreaField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { useGo } from '#platform/web/kit/link.tsx';
import { serverNow } from '#platform/web/session/now.ts';
import { FactsFields } from '../stay/facts-fields.tsx';
import { factProblems, NO_FACTS, readFacts } from '../stay/stay-facts-form.ts';
import type { StayView } from '../../api/review.ts';

/** One stay from a pasted text; its text is then shown for checking. */
export function PastedImport() {
  const go = useGo();
  const refresh = useRefresh();
  const today = serverNow().toISOString().slice(0, 10);
  const form = useForm({
    initial: { ...NO_FACTS, text: '' },
    check: ({ text, ...facts }) => [
      ...(text.trim() === '' ? [{ field: 'text', rule: 'required', message: 'Collez le texte du compte rendu.' }] : []),
      ...(facts.localId.trim() === ''
        ? [{ field: 'localId', rule: 'required', message: 'Donnez un identifiant au séjour.' }]
        : []),
      ...factProblems(facts, today),
    ],
    submit: async ({ text, ...facts }) => {
      const { admittedOn, ...known } = readFacts(facts, today);
      const { stay } = await api.post<StayView>('/api/coding/stays', {
        ...known,
        ...(admittedOn === null ? {} : { admittedOn }),
        text,
      });
      await refresh(['/api/coding/stays']);
      go(`/codage/${stay.id}`);
    },
  });
  return (
    <Form of={form} verb="Importer et vérifier le texte">
      <TextAreaField
        {...form.field('text')}
        label="Texte du compte rendu"
        help="200 000 caractères au plus."
        required
        rows={10}
      />
      <FactsFields form={form} />
    </Form>
  );
}
