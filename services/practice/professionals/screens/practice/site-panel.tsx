import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { PracticeView } from '../../api/practice.ts';
import { PRACTICE, type CommuneChoice } from './practice.ts';

type Site = PracticeView['sites'][number];

const ACCESS = [
  { value: 'yes', label: 'Accessible en fauteuil roulant' },
  { value: 'no', label: 'Non accessible' },
  { value: '', label: 'Non précisé' },
];

/** A place: its commune is chosen among those that exist, which situates it for the search by distance. */
export function SitePanel({ site, onClose }: { readonly site: Site | null; readonly onClose: () => void }) {
  const refresh = useRefresh();
  const form = useForm({
    initial: {
      ...{ name: site?.name ?? '', addressLine: site?.addressLine ?? '', phone: site?.phone ?? '' },
      ...{ postalCode: site?.postalCode ?? '', city: site?.city ?? '', inseeCode: site?.inseeCode ?? null },
      ...{ latitude: site?.latitude ?? null, longitude: site?.longitude ?? null },
      access: site?.wheelchairAccess == null ? '' : site.wheelchairAccess ? 'yes' : 'no',
    },
    check: ({ name }) =>
      name.trim() === '' ? [{ field: 'name', rule: 'required', message: 'Donnez un nom au lieu.' }] : [],
    submit: async ({ access, addressLine, phone, postalCode, city, ...values }) => {
      const body = {
        ...values,
        ...{
          addressLine: orNull(addressLine),
          phone: orNull(phone),
          postalCode: orNull(postalCode),
          city: orNull(city),
        },
        wheelchairAccess: access === '' ? null : access === 'yes',
      };
      if (site === null) await api.post('/api/professionals/sites', body);
      else await api.put(`/api/professionals/sites/${site.id}`, body);
      announceDone(site === null ? 'Lieu ajouté' : 'Lieu enregistré');
      await refresh([PRACTICE]);
      onClose();
    },
  });
  const situate = (commune: CommuneChoice) => {
    const [first] = commune.postalCodes;
    const keep = commune.postalCodes.includes(form.values.postalCode);
    form.set({
      ...{ city: commune.name, inseeCode: commune.insee, latitude: commune.latitude, longitude: commune.longitude },
      postalCode: keep ? form.values.postalCode : (first ?? ''),
    });
  };
  return (
    <SidePanel title={site?.name ?? 'Nouveau lieu'} onClose={onClose}>
      <PanelPart title="Où l’on reçoit">
        <Form of={form} verb={site === null ? 'Ajouter' : 'Enregistrer'}>
          <TextField {...form.field('name')} label="Nom" required />
          <TextField {...form.field('addressLine')} label="Adresse" help="Numéro et rue." />
          <CommuneField
            city={form.values.city}
            onType={(city) => form.set({ city, inseeCode: null })}
            onChoose={situate}
          />
          <TextField {...form.field('postalCode')} label="Code postal" inputMode="numeric" maxLength={5} mono />
          <TextField {...form.field('phone')} label="Téléphone" type="tel" inputMode="tel" />
          <RadioField {...form.field('access')} label="Accès" choices={ACCESS} />
        </Form>
      </PanelPart>
    </SidePanel>
  );
}

interface CommuneFieldProps {
  readonly city: string;
  readonly onType: (text: string) => void;
  readonly onChoose: (commune: CommuneChoice) => void;
}

function CommuneField({ city, onType, onChoose }: CommuneFieldProps) {
  const [typed] = useDebouncedValue(city, 150);
  const found = useRead<readonly CommuneChoice[]>('/api/professionals/communes', {
    ...{ query: { q: typed }, enabled: typed.trim().length >= 2, keepFormer: true },
  });
  const labelOf = (one: CommuneChoice) => `${one.name} (${one.department}, ${one.postalCodes[0] ?? one.insee})`;
  const choices = found.data ?? [];
  return (
    <Autocomplete
      label="Commune"
      description="Son nom ou son code postal. Communes : INSEE, La Poste."
      value={city}
      data={choices.map(labelOf)}
      filter={({ options }) => options}
      onChange={onType}
      onOptionSubmit={(label) => {
        const chosen = choices.find((one) => labelOf(one) === label);
        // After the field has taken the label for what was typed.
        if (chosen !== undefined) queueMicrotask(() => onChoose(chosen));
      }}
    />
  );
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
