import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ProfileView } from '../api/profile.ts';
import styles from './profile.module.css';

/** A price as it is typed: `31,50`. */
export interface TypedTariff {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

type Tariff = ProfileView['tariffs'][number];

const euros = (cents: number | null): string => (cents === null ? '' : (cents / 100).toFixed(2).replace('.', ','));
const cents = (typed: string): number | null => {
  const value = Number(typed.replace(',', '.').replaceAll(/\s|€/g, ''));
  return typed.trim() === '' || !Number.isFinite(value) ? null : Math.round(value * 100);
};

export function typedOf({ label, fromCents, toCents }: Tariff): TypedTariff {
  return { label, from: euros(fromCents), to: euros(toCents) };
}

export function centsOf({ label, from, to }: TypedTariff): Tariff {
  return { label: label.trim(), fromCents: cents(from) ?? 0, toCents: cents(to) };
}

interface TariffLinesProps {
  readonly lines: readonly TypedTariff[];
  readonly onChange: (lines: readonly TypedTariff[]) => void;
}

/** Fees: an act, its price, or from how much to how much. */
export function TariffLines({ lines, onChange }: TariffLinesProps) {
  const change = (at: number, values: Partial<TypedTariff>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...values } : line)));
  return (
    <fieldset className={styles.group}>
      <legend>Tarifs, en euros</legend>
      <div className={styles.stack}>
        {lines.map((line, at) => (
          <div key={at} className={styles.tariff}>
            <TextInput
              label={at === 0 ? 'Acte' : undefined}
              aria-label={`Acte ${String(at + 1)}`}
              value={line.label}
              onChange={({ currentTarget }) => change(at, { label: currentTarget.value })}
            />
            <TextInput
              label={at === 0 ? 'Prix' : undefined}
              aria-label={`Prix ${String(at + 1)}`}
              inputMode="decimal"
              value={line.from}
              onChange={({ currentTarget }) => change(at, { from: currentTarget.value })}
            />
            <TextInput
              label={at === 0 ? 'Jusqu’à' : undefined}
              aria-label={`Prix le plus haut ${String(at + 1)}`}
              inputMode="decimal"
              value={line.to}
              onChange={({ currentTarget }) => change(at, { to: currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              size={32}
              aria-label={`Retirer la ligne ${String(at + 1)}`}
              onClick={() => onChange(lines.filter((_, index) => index !== at))}
            >
              <IconTrash size={18} stroke={1.75} />
            </ActionIcon>
          </div>
        ))}
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} stroke={1.75} />}
            onClick={() => onChange([...lines, { label: '', from: '', to: '' }])}
          >
            Ajouter un tarif
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
