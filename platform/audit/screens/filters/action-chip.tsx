import type { ShownSummary } from '../../entry-shapes.ts';
import { actionChoices, chosenActionName } from './action-choices.ts';
import { Chip } from './chip.tsx';
import { ChoiceList } from './choice-list.tsx';

interface ActionChipProps {
  readonly actions: ShownSummary['actions'];
  readonly value: string;
  readonly onChange: (action: string) => void;
}

/** Which actions: one, or all of a module. */
export function ActionChip({ actions, value, onChange }: ActionChipProps) {
  const choices = actionChoices(actions);
  return (
    <Chip
      title="Action"
      words={value === '' ? 'toutes les actions' : chosenActionName(choices, value)}
      chosen={value !== ''}
    >
      {(close) => (
        <ChoiceList
          title="Action"
          all="Toutes les actions"
          choices={choices}
          value={value}
          onChoose={(action) => {
            onChange(action);
            close();
          }}
        />
      )}
    </Chip>
  );
}
