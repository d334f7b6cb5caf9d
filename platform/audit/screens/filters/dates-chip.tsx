import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { serverNow } from '#platform/web/session/now.ts';
import { dayInParis } from '../paris-time.ts';
import { Chip } from './chip.tsx';
import { ChoiceList } from './choice-list.tsx';
import { datesWords, periods } from './filter-words.ts';
import styles from './filters.module.css';

interface DatesChipProps {
  /** Days `YYYY-MM-DD` in Paris, or '' for any. */
  readonly from: string;
  readonly to: string;
  readonly onChange: (from: string, to: string) => void;
}

/** When: a period often asked for, or days typed as people write them. */
export function DatesChip({ from, to, onChange }: DatesChipProps) {
  const offered = periods(dayInParis(serverNow()));
  const keyOf = (days: { readonly from: string; readonly to: string }) => `${days.from} ${days.to}`.trim();
  return (
    <Chip title="Dates" words={datesWords(from, to)} chosen={from !== '' || to !== ''}>
      {(close) => (
        <div className={styles.fields}>
          <ChoiceList
            title="Dates"
            all="Toutes les dates"
            choices={offered.map((period) => ({ value: keyOf(period), name: period.name }))}
            value={keyOf({ from, to })}
            onChoose={(key) => {
              const [first = '', last = ''] = key.split(' ');
              onChange(first, last);
              close();
            }}
          />
          <DaysFields
            initial={{ from, to }}
            onChoose={(days) => {
              onChange(days.from, days.to);
              close();
            }}
          />
        </div>
      )}
    </Chip>
  );
}

interface Days {
  readonly from: string;
  readonly to: string;
}

function DaysFields({ initial, onChoose }: { readonly initial: Days; readonly onChoose: (days: Days) => void }) {
  const id = useId();
  const [days, setDays] = useState(initial);
  const backwards = days.from !== '' && days.to !== '' && days.to < days.from;
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        if (!backwards) onChoose(days);
      }}
    >
      <DateField
        {...{ id: `${id}-from`, name: 'from', value: days.from, error: undefined }}
        label="Du"
        leaning="past"
        onChange={(from) => setDays({ ...days, from })}
      />
      <DateField
        {...{ id: `${id}-to`, name: 'to', value: days.to }}
        error={backwards ? 'Ce jour est avant le premier.' : undefined}
        label="Au"
        leaning="past"
        onChange={(to) => setDays({ ...days, to })}
      />
      <div className={styles.buttons}>
        <Button type="submit">Voir ces jours</Button>
      </div>
    </form>
  );
}
