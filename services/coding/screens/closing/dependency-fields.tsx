import { Checkbox, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { Need } from '#platform/web/kit/form/label.tsx';
import { DEPENDENCY_ITEMS, type DependencyItem, type Statement } from './statement.ts';
import styles from './dependency-fields.module.css';

interface DependencyFieldsProps {
  readonly value: Statement['dependency'];
  readonly onChange: (value: Statement['dependency']) => void;
}

const LEVELS = ['1', '2', '3', '4'];
const ITEMS = Object.entries(DEPENDENCY_ITEMS) as readonly (readonly [DependencyItem, string])[];

/** The AVQ grid of the last week, 1 (alone) to 4 (total help), or that it is coded elsewhere. */
export function DependencyFields({ value, onChange }: DependencyFieldsProps) {
  const id = useId();
  const elsewhere = value === 'not-coded-here';
  const grid = value === null || elsewhere ? {} : value;
  return (
    <fieldset className={styles.fields}>
      <legend>
        Dépendance (AVQ), de 1 seul à 4 aide totale
        <Need />
      </legend>
      {!elsewhere && (
        <div className={styles.grid}>
          {ITEMS.map(([item, name]) => (
            <div key={item} className={styles.item}>
              <span id={`${id}-${item}`}>{name}</span>
              <SegmentedControl
                size="xs"
                aria-labelledby={`${id}-${item}`}
                data={LEVELS}
                value={grid[item] === undefined ? '' : String(grid[item])}
                onChange={(level) => onChange({ ...grid, [item]: Number(level) })}
              />
            </div>
          ))}
        </div>
      )}
      <Checkbox
        checked={elsewhere}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? 'not-coded-here' : null)}
        label="La dépendance n’est pas codée ici"
      />
    </fieldset>
  );
}
