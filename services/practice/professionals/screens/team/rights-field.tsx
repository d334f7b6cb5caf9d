import { Button, Checkbox } from '@mantine/core';
import type { FieldBinding } from '#platform/web/kit/form/use-form.ts';
import type { Teams } from '../../api/team.ts';
import { GROUP_NOTES } from './teams.ts';
import styles from './team.module.css';

/** What holding an agenda and a telephone takes; a start, which the professional trims. */
const USUAL = [
  ...['agenda.appointments.read', 'agenda.appointments.write', 'patients.records.read', 'patients.records.write'],
  ...['reminders.read', 'reminders.send', 'waiting-list.manage'],
];

/** Rights ticked one by one; none to begin with. */
export function RightsField({
  value,
  onChange,
  rights,
}: FieldBinding<readonly string[]> & { readonly rights: Teams['rights'] }) {
  const usual = rights.map(({ name }) => name).filter((name) => USUAL.includes(name));
  const none = value.length === 0 && (
    <div key="none" className={styles.usual}>
      <p className={styles.note}>Aucun droit coché : la personne n’ouvrira aucun écran du cabinet.</p>
      <Button variant="default" onClick={() => onChange(usual)}>
        Cocher l’usuel d’un secrétariat
      </Button>
    </div>
  );
  const groups = [...Map.groupBy(rights, ({ group }) => group)].map(([group, held]) => (
    <fieldset key={group} className={styles.rights}>
      <legend className={styles.group}>{group}</legend>
      {GROUP_NOTES[group] !== undefined && <p className={styles.warning}>{GROUP_NOTES[group]}</p>}
      {held.map(({ name, title }) => (
        <Checkbox
          key={name}
          label={title}
          checked={value.includes(name)}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.checked ? [...value, name] : value.filter((other) => other !== name))
          }
        />
      ))}
    </fieldset>
  ));
  return [none, ...groups];
}
