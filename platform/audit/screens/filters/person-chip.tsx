import type { ShownSummary } from '../../entry-shapes.ts';
import { Chip } from './chip.tsx';
import { ChoiceList } from './choice-list.tsx';

interface PersonChipProps {
  readonly actors: ShownSummary['actors'];
  readonly value: string;
  readonly onChange: (person: string) => void;
}

/** Whose lines: anybody the journal names, gone or present, and programs with their tokens. */
export function PersonChip({ actors, value, onChange }: PersonChipProps) {
  const choices = actors.flatMap(({ id, kind, name, lines }) =>
    id === null ? [] : [{ value: id, name, lines, group: kind === 'token' ? 'Jetons d’API' : 'Personnes' }],
  );
  const sorted = choices.toSorted(
    (one, other) => other.group.localeCompare(one.group, 'fr') || other.lines - one.lines,
  );
  const name = choices.find((choice) => choice.value === value)?.name ?? 'une personne';
  return (
    <Chip title="Personne" words={value === '' ? 'tout le monde' : name} chosen={value !== ''}>
      {(close) => (
        <ChoiceList
          title="Personne"
          all="Tout le monde"
          choices={sorted}
          value={value}
          onChoose={(person) => {
            onChange(person);
            close();
          }}
        />
      )}
    </Chip>
  );
}
