import { IconMailForward } from '@tabler/icons-react';
import { useState } from 'react';
import { ServiceMail } from '#platform/notifications/screens/service-mail.tsx';
import { api } from '#platform/web/api/request.ts';
import { AuthPage } from '#platform/web/kit/auth-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextAreaField, TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Link } from '#platform/web/kit/link.tsx';
import type { Category } from '../categories.ts';

const TITLES: Readonly<Record<Category, string>> = {
  'smr-establishment': 'Établissement de SMR',
  clinic: 'Clinique',
  'public-hospital': 'Hôpital public',
  'private-hospital': 'Hôpital privé',
  'dim-physician': 'Médecin DIM, à titre individuel',
  tim: 'Technicien de l’information médicale (TIM), à titre individuel',
  'mpr-physician': 'Médecin MPR, à titre individuel',
};
const CHOICES = Object.entries(TITLES).map(([value, label]) => ({ value, label }));
const INDIVIDUALS: readonly string[] = ['dim-physician', 'tim', 'mpr-physician'] satisfies Category[];

const EMPTY = {
  ...{ category: '', name: '', function: '', email: '', establishment: '' },
  ...{ 'billing.name': '', 'billing.address': '', 'billing.siret': '' },
};

type Field = keyof typeof EMPTY;
const needed = (field: Field, message: string) => ({ field, rule: 'required', message });

/** The server names each field too; here each says what is missing in its own words. */
const NEEDED = [
  needed('category', 'Dites ce que vous êtes.'),
  needed('name', 'Écrivez votre prénom et votre nom.'),
  needed('function', 'Écrivez votre fonction.'),
  needed('email', 'Écrivez votre adresse e-mail professionnelle.'),
  needed('establishment', 'Écrivez le nom de l’établissement.'),
  needed('billing.name', 'Dites à qui facturer.'),
  needed('billing.address', 'Écrivez l’adresse de facturation.'),
];

/** Asks for an account (CIM-12 to CIM-14); nothing exists before the address is confirmed. */
export default function SignUpPage() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    initial: EMPTY,
    check: (values) => NEEDED.filter(({ field }) => values[field].trim() === ''),
    submit: async (values) => {
      const { category, name, function: duty, email, establishment } = values;
      const billing = {
        ...{ name: values['billing.name'], address: values['billing.address'] },
        siret: values['billing.siret'].trim() || null,
      };
      const body = { category, name, function: duty, email: email.trim(), establishment, billing };
      await api.post('/api/organizations', body, { organization: null });
      setSentTo(body.email);
    },
  });
  const foot = <Link to="/connexion">J’ai déjà un compte</Link>;
  if (sentTo !== null) {
    return (
      <AuthPage title="Confirmez votre adresse" foot={foot}>
        <EmptyState icon={IconMailForward} title="Un lien est parti">
          Ouvrez-le depuis {sentTo} dans les trois jours pour choisir votre mot de passe. Rien n’est créé avant.
        </EmptyState>
      </AuthPage>
    );
  }
  const alone = INDIVIDUALS.includes(form.values.category);
  return (
    <AuthPage
      title="Ouvrir un compte"
      lead="Pour vous seul, ou pour un établissement dont vous inviterez ensuite l’équipe."
      foot={foot}
    >
      <Form of={form} verb="Recevoir le lien de confirmation" wide>
        <SelectField {...form.field('category')} label="Vous êtes" choices={CHOICES} required />
        <TextField {...form.field('name')} label="Prénom et nom" autoComplete="name" required />
        <TextField {...form.field('function')} label="Fonction" autoComplete="organization-title" required />
        <TextField
          {...form.field('email')}
          label="Adresse e-mail professionnelle"
          help="Nominative : pas celle d’un service."
          type="email"
          inputMode="email"
          autoComplete="email"
          required
        />
        <TextField {...form.field('establishment')} label="Établissement" autoComplete="organization" required />
        <TextField {...form.field('billing.name')} label="Facturer à" required />
        <TextAreaField {...form.field('billing.address')} label="Adresse de facturation" rows={2} required />
        <TextField
          {...form.field('billing.siret')}
          label="SIRET"
          help={alone ? 'Si vous en avez un.' : '14 chiffres.'}
          inputMode="numeric"
          mono
          required={!alone}
        />
        <ServiceMail />
      </Form>
    </AuthPage>
  );
}
