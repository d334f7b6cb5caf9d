import { useRead } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { useAddressQuery, useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { safeDestination } from '#platform/web/session/destination.ts';
import type { WorkplaceChoice } from '../pro-sante-connect/workplaces.ts';

const WORKPLACES = '/api/identity/workplaces';

/** After Pro Santé Connect, where one says in which of one's places one works now; the journal keeps it. */
export default function WorkplacePage() {
  const choice = useRead<WorkplaceChoice>(WORKPLACES);
  return (
    <Page title="Où exercez-vous maintenant ?" layout="reading">
      <Card>
        <Loaded from={choice}>{(known) => <Choice {...known} />}</Loaded>
      </Card>
    </Page>
  );
}

function Choice({ workplaces, chosen }: WorkplaceChoice) {
  const go = useGo();
  const { suite } = useAddressQuery();
  const form = useForm({
    initial: { workplace: chosen ?? '' },
    check: ({ workplace }) =>
      workplace === '' ? [{ field: 'workplace', rule: 'required', message: 'Choisissez un lieu.' }] : [],
    submit: async (body) => {
      await api.put(WORKPLACES, body, { organization: null });
      go(safeDestination(suite), { replace: true });
    },
  });
  if (workplaces.length === 0) return <p>Votre carte ne donne aucun lieu d’exercice.</p>;
  const choices = workplaces.map(({ id, name, mode, place }) => ({
    value: id,
    label: name,
    help: [mode, place].filter(Boolean).join(' · '),
  }));
  return (
    <Form of={form} verb="Continuer">
      <RadioField
        {...form.field('workplace')}
        label="Votre carte donne plusieurs lieux d’exercice"
        choices={choices}
        required
      />
    </Form>
  );
}
