import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { Chip } from './chip.tsx';
import { isNetwork } from './filter-words.ts';
import styles from './filters.module.css';

interface AddressChipProps {
  readonly value: string;
  readonly onChange: (address: string) => void;
}

/** From where: an address or a whole network. */
export function AddressChip({ value, onChange }: AddressChipProps) {
  return (
    <Chip title="Adresse" words={value === '' ? 'toutes les adresses' : <code>{value}</code>} chosen={value !== ''}>
      {(close) => (
        <AddressField
          initial={value}
          onChoose={(address) => {
            onChange(address);
            close();
          }}
        />
      )}
    </Chip>
  );
}

function AddressField(props: { readonly initial: string; readonly onChoose: (address: string) => void }) {
  const id = useId();
  const [typed, setTyped] = useState(props.initial);
  const [refused, setRefused] = useState(false);
  const address = typed.trim();
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        if (address === '' || isNetwork(address)) props.onChoose(address);
        else setRefused(true);
      }}
    >
      <TextField
        {...{ id, name: 'address', value: typed }}
        label="Adresse ou réseau"
        help="Par exemple 203.0.113.7, ou 203.0.113.0/24 pour tout un réseau."
        error={refused ? 'Ce n’est ni une adresse ni un réseau : 203.0.113.7 ou 203.0.113.0/24.' : undefined}
        onChange={(text) => {
          setTyped(text);
          setRefused(false);
        }}
        mono
      />
      <div className={styles.buttons}>
        {props.initial !== '' && (
          <Button variant="subtle" onClick={() => props.onChoose('')}>
            Toutes les adresses
          </Button>
        )}
        <Button type="submit">Voir ses lignes</Button>
      </div>
    </form>
  );
}
