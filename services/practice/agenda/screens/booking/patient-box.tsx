import { Button, Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconUserPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useRead } from '#platform/web/api/queries.ts';
import { shortDate } from '#platform/web/french/dates.ts';
import { useMay } from '#platform/web/session/session.tsx';
import { phoneText } from '../visit/patient-words.ts';
import type { ChosenPatient, PatientLine } from './found-patient.ts';
import { NewPatient } from './new-patient.tsx';
import styles from './booking.module.css';

interface PatientBoxProps {
  readonly id: string;
  readonly chosen: ChosenPatient | null;
  readonly onChoose: (patient: ChosenPatient | null) => void;
}

const NEW = 'new';

/** One box finds a patient by name, birth date or telephone; who is not found is created without leaving the page. */
export function PatientBox({ id, chosen, onChoose }: PatientBoxProps) {
  const combobox = useCombobox();
  const may = useMay();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [creating, setCreating] = useState(false);
  // Who calls says a name first; somebody else than was chosen, a name too.
  const searching = chosen === null && !creating;
  useEffect(() => {
    if (searching) box.current?.focus();
  }, [searching]);
  const asked = typed.trim();
  const read = useRead<{ readonly patients: readonly PatientLine[] }>('/api/patients', {
    query: { q: asked, limit: 8 },
    enabled: asked.length > 1 && may('patients.records.read'),
    keepFormer: true,
  });
  const found =
    asked.length > 1 ? (read.data?.patients ?? []).flatMap((line) => (line.opposed ? [] : [chosenOf(line)])) : [];
  const change = () => {
    setCreating(false);
    setTyped('');
    onChoose(null);
  };
  if (chosen !== null) {
    return (
      <div className={styles.chosen}>
        <span>
          <strong>{chosen.name}</strong>
          <span className={styles.second}>{chosen.second}</span>
        </span>
        <Button variant="subtle" leftSection={<IconX size={16} stroke={1.75} />} onClick={change}>
          Changer
        </Button>
      </div>
    );
  }
  if (creating) return <NewPatient typed={asked} onCreated={onChoose} onBack={() => setCreating(false)} />;
  const choose = (value: string) => {
    combobox.closeDropdown();
    if (value === NEW) setCreating(true);
    else onChoose(found.find((one) => one.id === value) ?? null);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
      <Combobox.Target>
        <TextInput
          id={id}
          label="Patient"
          description="Nom, date de naissance ou téléphone"
          autoComplete="off"
          ref={box}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked.length < 2}>
        <Combobox.Options>
          {found.map((patient) => (
            <Combobox.Option key={patient.id} value={patient.id} className={styles.option}>
              <strong>{patient.name}</strong> <span className={styles.second}>{patient.second}</span>
            </Combobox.Option>
          ))}
          {may('patients.records.write') && (
            <Combobox.Option value={NEW} className={styles.option}>
              <span className={styles.create}>
                <IconUserPlus size={16} stroke={1.75} aria-hidden="true" /> Créer un dossier pour « {asked} »
              </span>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

const chosenOf = (line: Extract<PatientLine, { opposed: false }>): ChosenPatient => ({
  id: line.id,
  name: line.name,
  second: [
    line.birthDate === null ? null : shortDate(line.birthDate),
    line.phone === null ? null : phoneText(line.phone),
  ]
    .filter(Boolean)
    .join(' · '),
});
