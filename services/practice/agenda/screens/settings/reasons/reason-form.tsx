import { Button, Checkbox } from '@mantine/core';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextAreaField, TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { PanelSlot } from '#platform/web/kit/panel-slot.tsx';
import { SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { ReasonView, ResourceView } from '../../../api/resources.ts';
import { PLACE_WORDS } from '../../words.ts';
import { ColorField } from '../color-field.tsx';
import { reasonSent, reasonValues } from './reason-values.ts';
import { ONLINE_WORDS } from './online-words.ts';
import styles from './reasons.module.css';

interface ReasonFormProps {
  /** Null while it is new. */
  readonly reason: ReasonView | null;
  readonly resources: readonly ResourceView[];
  readonly premium: boolean;
  readonly onClose: () => void;
}

const PATH = '/api/agenda/reasons';
const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** One reason for a visit, whole. Appointments already made keep their times. */
export function ReasonForm({ reason, resources, premium, onClose }: ReasonFormProps) {
  const refresh = useRefresh();
  const people = resources.filter(({ kind, archived }) => kind === 'professional' && !archived);
  const rooms = resources.filter(({ kind, archived }) => kind !== 'professional' && !archived);
  const initial = reasonValues(
    reason,
    people.map(({ id }) => id),
  );
  const form = useForm({
    initial,
    check: ({ name, resourceIds }) => [
      ...(name.trim() === '' ? [{ field: 'name', rule: 'required', message: 'Donnez un nom au motif.' }] : []),
      ...(resourceIds.length === 0
        ? [{ field: 'resourceIds', rule: 'required', message: 'Choisissez qui propose ce motif.' }]
        : []),
    ],
    submit: async (values) => {
      if (reason === null) await api.post(PATH, { id: crypto.randomUUID(), ...reasonSent(values) });
      else await api.patch(`${PATH}/${reason.id}`, reasonSent(values));
      await refresh(['/api/agenda']);
      onClose();
      announceDone(
        `${values.name} : ${reason === null ? 'motif créé' : 'motif changé'}`,
        reason === null
          ? undefined
          : async () => {
              await api.patch(`${PATH}/${reason.id}`, reasonSent(initial));
              await refresh(['/api/agenda']);
            },
      );
    },
  });
  const archive = async (archived: boolean) => {
    if (reason === null) return;
    await api.patch(`${PATH}/${reason.id}`, { archived });
    await refresh(['/api/agenda']);
    announceDone(`${reason.name} : ${archived ? 'retiré' : 'proposé de nouveau'}`);
    onClose();
  };
  const { values } = form;
  const checks = (
    field: 'resourceIds' | 'needs',
    label: string,
    help: string | null,
    among: readonly ResourceView[],
  ) => (
    <Checkbox.Group
      label={label}
      description={help}
      error={form.problems.byField[field]}
      value={[...values[field]]}
      onChange={(chosen) => form.set({ [field]: chosen })}
    >
      <div className={styles.checks}>
        {among.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </div>
    </Checkbox.Group>
  );
  return (
    <SidePanel title={reason?.name ?? 'Nouveau motif'} onClose={onClose}>
      <div className={styles.form}>
        <Form
          of={form}
          verb="Enregistrer"
          beside={
            reason !== null && (
              <Button variant="subtle" onClick={() => void archive(!reason.archived).catch(announceFailure)}>
                {reason.archived ? 'Proposer de nouveau' : 'Retirer'}
              </Button>
            )
          }
        >
          <TextField {...form.field('name')} label="Nom pour le cabinet" required maxLength={80} />
          <TextField
            {...form.field('publicName')}
            label="Nom pour les patients"
            help="Le même si rien n’est écrit"
            maxLength={80}
          />
          <ColorField value={values.color} onChange={(color) => form.set({ color })} />
          <div className={styles.pair}>
            <TextField {...form.field('minutes')} label="Durée, minutes" inputMode="numeric" />
            <SelectField {...form.field('place')} label="Lieu" choices={choices(PLACE_WORDS)} />
            <TextField {...form.field('beforeMinutes')} label="Battement avant" inputMode="numeric" />
            <TextField {...form.field('afterMinutes')} label="Battement après" inputMode="numeric" />
          </div>
          {checks('resourceIds', 'Proposé par', null, people)}
          {rooms.length > 0 && checks('needs', 'Demande une de ces salles', 'Aucune si rien n’est coché', rooms)}
          <SelectField
            {...form.field('online')}
            label="Qui peut prendre rendez-vous en ligne"
            help={premium ? undefined : 'La prise de rendez-vous en ligne demande l’offre premium.'}
            choices={choices(ONLINE_WORDS)}
          />
          <div className={styles.pair}>
            <TextField {...form.field('noticeHours')} label="Au plus tard, heures avant" inputMode="decimal" />
            <TextField {...form.field('horizonDays')} label="Au plus loin, jours" inputMode="numeric" />
            <TextField {...form.field('changeNoticeHours')} label="Annulable, heures avant" inputMode="decimal" />
            <TextField {...form.field('dailyQuota')} label="Au plus par jour" inputMode="numeric" />
          </div>
          <TextAreaField
            {...form.field('instructions')}
            label="Consignes aux patients"
            help="Lues en prenant rendez-vous, redites dans la confirmation"
            maxLength={2000}
          />
        </Form>
      </div>
      {reason !== null && <PanelSlot name="reason-papers" reasonId={reason.id} />}
    </SidePanel>
  );
}
