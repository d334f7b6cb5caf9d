import { Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReasonView, ResourceView } from '../../api/resources.ts';
import type { AppointmentState } from '../../api/vocabulary.ts';
import type { Seeing } from '../address/use-agenda-address.ts';
import { STATE_COUNTS } from '../words.ts';
import { chosenWords, resourceWords } from './filter-words.ts';
import styles from './filter-sentence.module.css';

interface FilterSentenceProps extends Seeing {
  readonly resources: readonly ResourceView[];
  readonly reasons: readonly ReasonView[];
}

interface Choice {
  readonly value: string;
  readonly name: string;
  readonly color?: number;
}

const EXCEPTABLE: readonly AppointmentState[] = ['cancelled', 'missed', 'done', 'booked'];

/** What is in sight, as a sentence one can change: "Voir tous les praticiens et 1 salle pour tous les motifs sauf annulés". */
export function FilterSentence({ address, see, resources, reasons }: FilterSentenceProps) {
  const shown = resources.filter(({ archived }) => !archived);
  const people = shown.filter(({ kind }) => kind === 'professional');
  const rooms = shown.filter(({ kind }) => kind !== 'professional');
  const all = shown.map(({ id }) => id);
  const chosen = address.who.length === 0 ? all : address.who;
  const choose = (group: readonly ResourceView[], values: readonly string[]) => {
    const ids = group.map(({ id }) => id);
    const next = all.filter((id) => (ids.includes(id) ? values.includes(id) : chosen.includes(id)));
    if (next.length > 0) see({ who: next.length === all.length ? [] : next, visit: null });
  };
  const chip = (group: readonly ResourceView[], words: string, title: string) => (
    <SentenceChip
      title={title}
      words={words}
      choices={group.map(({ id, name }) => ({ value: id, name }))}
      chosen={chosen.filter((id) => group.some((one) => one.id === id))}
      lit
      onChange={(values) => choose(group, values)}
    />
  );
  return (
    <div className={styles.sentence} role="group" aria-label="Ce qui est montré">
      <span>Voir</span>
      {people.length > 0 && chip(people, resourceWords(people, chosen, 'praticien'), 'Praticiens')}
      {rooms.length > 0 && <span>et</span>}
      {rooms.length > 0 && chip(rooms, resourceWords(rooms, chosen, 'salle'), 'Salles et appareils')}
      <span>pour</span>
      <SentenceChip
        title="Motifs"
        words={chosenWords(reasons, address.reasons)}
        choices={reasons.filter(({ archived }) => !archived).map(({ id, name, color }) => ({ value: id, name, color }))}
        chosen={address.reasons}
        lit={address.reasons.length > 0}
        onChange={(values) => see({ reasons: values })}
      />
      <span>sauf</span>
      <SentenceChip
        title="Laisser de côté"
        words={address.except.length === 0 ? 'rien' : address.except.map((state) => STATE_COUNTS[state][1]).join(', ')}
        choices={EXCEPTABLE.map((state) => ({ value: state, name: STATE_COUNTS[state][1] }))}
        chosen={address.except}
        lit={false}
        onChange={(values) => see({ except: EXCEPTABLE.filter((state) => values.includes(state)) })}
      />
    </div>
  );
}

function SentenceChip(props: {
  readonly title: string;
  readonly words: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly lit: boolean;
  readonly onChange: (values: readonly string[]) => void;
}) {
  const { title, words, choices, chosen, lit, onChange } = props;
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <button type="button" className={styles.chip} data-lit={lit || undefined}>
          {words}
          <IconChevronDown size={14} stroke={2} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={styles.choices}>
          <legend>{title}</legend>
          {choices.map(({ value, name, color }) => (
            <label key={value} className={styles.choice}>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={({ currentTarget }) =>
                  onChange(currentTarget.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
                }
              />
              {color !== undefined && (
                <span className={styles.swatch} style={{ background: `var(--category-${String(color)})` }} />
              )}
              {name}
            </label>
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
