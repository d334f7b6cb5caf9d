import { Checkbox } from '@mantine/core';
import type { FieldBinding } from '#platform/web/kit/form/use-form.ts';
import type { Teams } from '../../api/team.ts';
import { GROUP_NOTES } from './teams.ts';
import styles from './team.module.css';

/** Rights ticked one by one; none to begin with. */
export function RightsField({
  value,
  onChange,
  rights,
}: FieldBinding<readonly string[]> & { readonly rights: Teams['rights'] }) {
  return [...Map.groupBy(rights, ({ group }) => group)].map(([group, held]) => (
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
}
