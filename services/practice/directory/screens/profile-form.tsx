import { Checkbox } from '@mantine/core';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextAreaField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { ProfileView } from '../api/profile.ts';
import { profilePath } from './profile.ts';
import { centsOf, TariffLines, typedOf, type TypedTariff } from './tariff-lines.tsx';
import { ACCESS_NAMES, LANGUAGE_NAMES, PAYMENT_NAMES, SECTORS } from './words.ts';
import styles from './profile.module.css';

/** The public fields. Wording that refuses patients is refused here, at its field, with the rule (MAI-280). */
export function ProfileForm({ view }: { readonly view: ProfileView }) {
  const refresh = useRefresh();
  const tariffs: readonly TypedTariff[] = view.tariffs.map(typedOf);
  const chosen = {
    languages: view.languages as readonly string[],
    access: view.access as readonly string[],
    paymentMeans: view.paymentMeans as readonly string[],
  };
  const form = useForm({
    initial: { presentation: view.presentation, sector: view.sector ?? '', video: view.video, tariffs, ...chosen },
    submit: async ({ sector, tariffs: typed, ...values }) => {
      const lines = typed.filter(({ label, from }) => label.trim() !== '' || from !== '').map(centsOf);
      await api.put(profilePath(view.professionalId), {
        ...values,
        sector: sector === '' ? null : sector,
        tariffs: lines,
      });
      announceDone('Profil enregistré');
      await refresh([profilePath(view.professionalId)]);
    },
  });
  return (
    <Card title={`${view.name}, ${view.care.toLowerCase()}`}>
      <Form of={form} verb="Enregistrer">
        <TextAreaField
          {...form.field('presentation')}
          label="Présentation"
          help="Ce que les patients doivent savoir de vous : pratique, orientations, ce que vous suivez."
          rows={5}
          maxLength={3000}
        />
        <Choices label="Langues parlées" names={LANGUAGE_NAMES} {...form.field('languages')} />
        <Choices label="Accès" names={ACCESS_NAMES} {...form.field('access')} />
        <Choices label="Moyens de paiement" names={PAYMENT_NAMES} {...form.field('paymentMeans')} />
        <SelectField {...form.field('sector')} label="Convention" choices={SECTORS} />
        <TariffLines lines={form.values.tariffs} onChange={(lines) => form.set({ tariffs: lines })} />
        <Checkbox
          label="Je consulte aussi en vidéo"
          checked={form.values.video}
          onChange={({ currentTarget }) => form.set({ video: currentTarget.checked })}
        />
        <p className={styles.note}>
          Aucun réglage n’écarte des patients selon leur couverture, leur origine ou leur situation : la loi l’interdit,
          et une formulation qui le ferait est refusée.
        </p>
      </Form>
    </Card>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly names: Readonly<Record<string, string>>;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

function Choices({ label, names, value, onChange }: ChoicesProps) {
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <div className={styles.choices}>
        {Object.entries(names).map(([key, name]) => (
          <Checkbox
            key={key}
            label={name}
            checked={value.includes(key)}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? [...value, key] : value.filter((other) => other !== key))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
