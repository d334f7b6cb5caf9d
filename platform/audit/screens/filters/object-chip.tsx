import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import type { ShownSummary } from '../../entry-shapes.ts';
import { Chip } from './chip.tsx';
import { ChoiceList } from './choice-list.tsx';
import { shortId } from './filter-words.ts';
import styles from './filters.module.css';

interface ObjectChipProps {
  readonly objects: ShownSummary['objects'];
  readonly kind: string;
  readonly object: string;
  readonly onChange: (kind: string, object: string) => void;
}

/** Which objects: those of a kind, or one by its identifier. */
export function ObjectChip({ objects, kind, object, onChange }: ObjectChipProps) {
  const kindName = objects.find((one) => one.kind === kind)?.name ?? (kind === '' ? 'Objet' : kind);
  const one = (
    <span>
      {kindName.toLowerCase()} <code>{shortId(object)}</code>
    </span>
  );
  const many = kind === '' ? 'tous les objets' : `objets « ${kindName.toLowerCase()} »`;
  return (
    <Chip title="Objet" words={object === '' ? many : one} chosen={kind !== '' || object !== ''}>
      {(close) => (
        <div className={styles.fields}>
          <ChoiceList
            title="Type d’objet"
            all="Tous les objets"
            choices={objects.map(({ kind: value, name, lines }) => ({ value, name, lines }))}
            value={kind}
            onChoose={(chosen) => {
              onChange(chosen, '');
              close();
            }}
          />
          <IdentifierField
            initial={object}
            onChoose={(id) => {
              onChange(kind, id);
              close();
            }}
          />
        </div>
      )}
    </Chip>
  );
}

function IdentifierField({ initial, onChoose }: { readonly initial: string; readonly onChoose: (id: string) => void }) {
  const id = useId();
  const [typed, setTyped] = useState(initial);
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(typed.trim());
      }}
    >
      <TextField
        {...{ id, name: 'object', value: typed, onChange: setTyped, error: undefined }}
        label="Un seul objet, par son identifiant"
        mono
      />
      <div className={styles.buttons}>
        <Button type="submit">Voir ses accès</Button>
      </div>
    </form>
  );
}
