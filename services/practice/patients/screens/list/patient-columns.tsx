import { IconLock } from '@tabler/icons-react';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { shortDate } from '#platform/web/french/dates.ts';
import type { Column } from '#platform/web/kit/table/columns.ts';
import type { PatientLine, ShownLine } from '../../api/patients.ts';
import { ContactChip } from '../contact-chip.tsx';
import { IdentityChip } from '../identity-chip.tsx';
import { today } from '../today.ts';
import { ageText, bornText, IDENTITY_WORDS, phoneText } from '../words.ts';
import styles from './list.module.css';

/** Of a patient who opposes it, nothing. */
const of =
  <Value,>(value: (line: ShownLine) => Value) =>
  (line: PatientLine): Value | null =>
    line.opposed ? null : value(line);

const OPPOSED = 'Accès refusé par le patient';

/** Columns of the patients of a practice. */
export const PATIENT_COLUMNS: readonly Column<PatientLine>[] = [
  {
    ...{ id: 'name', title: 'Patient', width: 'minmax(180px, 2fr)', phone: 'title' },
    value: (line) => (line.opposed ? OPPOSED : line.name),
    show: (line) =>
      line.opposed ? (
        <StateChip icon={IconLock}>{OPPOSED}</StateChip>
      ) : (
        <span className={styles.name}>
          {line.name}
          {!line.name.endsWith(` ${line.birthName}`) && <span>{` ${bornText(line.sex)} ${line.birthName}`}</span>}
        </span>
      ),
  },
  {
    ...{ id: 'birthDate', title: 'Naissance', width: '120px', phone: 'second' },
    value: of(({ birthDate }) => birthDate),
    show: of(({ birthDate }) => (birthDate === null ? null : shortDate(birthDate))),
  },
  { id: 'age', title: 'Âge', width: '80px', value: of(({ birthDate }) => ageText(birthDate, today())) },
  { id: 'sex', title: 'Sexe', width: '70px', value: of(({ sex }) => sex) },
  {
    ...{ id: 'phone', title: 'Téléphone', width: 'minmax(150px, 1fr)' },
    value: of(({ phone }) => (phone === null ? null : phoneText(phone))),
    show: of(({ phone, phoneState }) =>
      phone === null ? null : (
        <span className={styles.phone}>
          {phoneText(phone)} {phoneState === 'to-correct' && <ContactChip state={phoneState} />}
        </span>
      ),
    ),
  },
  { id: 'city', title: 'Ville', width: 'minmax(100px, 1fr)', value: of(({ city }) => city) },
  {
    ...{ id: 'identity', title: 'Identité', width: '180px', phone: 'aside' },
    value: of(({ identityStatus }) => IDENTITY_WORDS[identityStatus]),
    show: of(({ identityStatus, doubtful }) => <IdentityChip status={identityStatus} doubtful={doubtful} />),
  },
];
