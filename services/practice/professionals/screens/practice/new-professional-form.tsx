import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { RadioField, SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { PracticeView } from '../../api/practice.ts';
import { COLORS, PROFESSIONALS } from './professional-fields.ts';
import { PRACTICE, useCareKinds } from './practice.ts';

const TITLES = [
  { value: '', label: 'Sans titre' },
  { value: 'Dr', label: 'Dr' },
  { value: 'Pr', label: 'Pr' },
];

interface NewProfessionalFormProps {
  readonly sites: PracticeView['sites'];
  readonly onDone: () => void;
}

/** A new professional: who they are, their national number, where they receive, and the invitation to sign in. */
export function NewProfessionalForm({ sites, onDone }: NewProfessionalFormProps) {
  const refresh = useRefresh();
  const kinds = useCareKinds().data ?? [];
  const form = useForm({
    initial: {
      ...{ title: '', firstName: '', lastName: '', kind: '', rpps: '', adeli: '', email: '', color: '1' },
      siteId: sites[0]?.id ?? '',
    },
    check: ({ firstName, lastName, kind, siteId }) => [
      ...(firstName.trim() === '' ? [missing('firstName', 'Donnez le prénom.')] : []),
      ...(lastName.trim() === '' ? [missing('lastName', 'Donnez le nom.')] : []),
      ...(kind === '' ? [missing('kind', 'Choisissez une profession ou une spécialité.')] : []),
      ...(siteId === '' ? [missing('siteId', 'Ajoutez d’abord un lieu.')] : []),
    ],
    submit: async ({ kind, title, rpps, adeli, email, color, ...values }) => {
      const chosen = kinds.find(({ key }) => key === kind)!;
      await api.post(PROFESSIONALS, {
        ...values,
        ...{ title: title === '' ? null : title, professionCode: chosen.professionCode },
        ...{ specialtyCode: chosen.specialtyCode, rpps: orNull(rpps), adeli: orNull(adeli) },
        ...{ color: Number(color), position: 99, email: orNull(email) },
      });
      announceDone(`${values.firstName} ${values.lastName} ajouté au cabinet`);
      await refresh([PRACTICE]);
      onDone();
    },
  });
  return (
    <Form of={form} verb="Ajouter le praticien">
      <RadioField {...form.field('title')} label="Titre" choices={TITLES} />
      <TextField {...form.field('firstName')} label="Prénom" required />
      <TextField {...form.field('lastName')} label="Nom" required />
      <SelectField
        {...form.field('kind')}
        label="Profession ou spécialité"
        choices={kinds.map(({ key, name }) => ({ value: key, label: name }))}
        required
      />
      <TextField
        {...form.field('rpps')}
        label="Numéro RPPS"
        help="Onze chiffres."
        inputMode="numeric"
        maxLength={11}
        mono
      />
      <TextField {...form.field('adeli')} label="Numéro ADELI" help="À défaut de RPPS." maxLength={9} mono />
      <SelectField
        {...form.field('siteId')}
        label="Lieu"
        choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <SelectField {...form.field('color')} label="Couleur" choices={COLORS} required />
      <TextField
        {...form.field('email')}
        label="Adresse e-mail"
        help="Une invitation à ouvrir son compte y sera envoyée."
        {...{ type: 'email', inputMode: 'email' }}
      />
    </Form>
  );
}

function missing(field: string, message: string) {
  return { field, rule: 'required', message };
}

function orNull(text: string): string | null {
  const plain = text.replaceAll(' ', '').trim();
  return plain === '' ? null : plain;
}
