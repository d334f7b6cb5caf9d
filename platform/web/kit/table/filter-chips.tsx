import { Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Fragment } from 'react';
import { number } from '../../french/numbers.ts';
import { choicesOf, type Chosen, type Filter } from './filters.ts';
import styles from './filter-chips.module.css';

interface FilterChipsProps<Row> {
  readonly rows: readonly Row[];
  readonly filters: readonly Filter<Row>[];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

/** Filters as a sentence: "Voir tous les rôles et invités". Each chip opens its choices, with how many rows each has. */
export function FilterChips<Row>({ rows, filters, chosen, onChange }: FilterChipsProps<Row>) {
  if (filters.length === 0) return null;
  return (
    <div className={styles.sentence} role="group" aria-label="Filtres">
      <span>Voir</span>
      {filters.map((filter, index) => (
        <Fragment key={filter.id}>
          {index > 0 && <span>{index === filters.length - 1 ? 'et' : ','}</span>}
          <FilterChip
            filter={filter}
            rows={rows}
            values={chosen[filter.id] ?? []}
            onChange={(values) => onChange({ ...chosen, [filter.id]: values })}
          />
        </Fragment>
      ))}
    </div>
  );
}

function FilterChip<Row>(props: {
  readonly filter: Filter<Row>;
  readonly rows: readonly Row[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  const { filter, rows, values, onChange } = props;
  const words = values.length === 0 ? filter.all : values.map((value) => filter.name?.(value) ?? value).join(', ');
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <button type="button" className={styles.chip} data-chosen={values.length > 0 || undefined}>
          {words}
          <IconChevronDown size={14} stroke={2} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={styles.choices}>
          <legend>{filter.title}</legend>
          {choicesOf(rows, filter).map(({ value, name, count }) => (
            <label key={value} className={styles.choice}>
              <input
                type="checkbox"
                checked={values.includes(value)}
                onChange={({ currentTarget }) =>
                  onChange(currentTarget.checked ? [...values, value] : values.filter((other) => other !== value))
                }
              />
              <span>{name}</span>
              <span className={styles.count}>{number(count)}</span>
            </label>
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
