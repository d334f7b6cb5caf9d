import { IconAlertTriangle } from '@tabler/icons-react';
import { useRead } from '#platform/web/api/queries.ts';
import { useLive } from '#platform/web/api/use-live.ts';
import { Link } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import type { PatientCard as Card } from '../../api/patients.ts';
import { ContactChip } from '../contact-chip.tsx';
import { IdentityChip } from '../identity-chip.tsx';
import { CAPACITY_WORDS } from '../words.ts';
import styles from './patient-card.module.css';

/**
 * A patient at a glance, inside another room's panel: how sure the identity is, what to know, who comes with them.
 * @param props `patientId`
 */
export function PatientCard(props: Readonly<Record<string, unknown>>) {
  const patientId = String(props['patientId']);
  const read = useRead<Card>(`/api/patients/${patientId}/card`);
  useLive(['patients.patient.changed'], ['/api/patients']);
  return (
    <Loaded from={read} waiting={<div className={styles.card} />}>
      {(card) => <CardOf card={card} />}
    </Loaded>
  );
}

/** The same, of a card already read. */
export function CardOf({ card }: { readonly card: Card }) {
  return (
    <div className={styles.card}>
      <p className={styles.identity}>
        <IdentityChip status={card.identityStatus} />
        {card.matricule !== null && <span className={styles.matricule}>{card.matricule}</span>}
      </p>
      {card.phoneState === 'to-correct' && (
        <p className={styles.contact}>
          Téléphone <ContactChip state={card.phoneState} />
        </p>
      )}
      {card.alert !== null && (
        <p className={styles.alert}>
          <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
          <span>
            <span className={styles.unseen}>À savoir : </span>
            {card.alert}
          </span>
        </p>
      )}
      {card.companions.map(({ name, capacity }) => (
        <p key={`${name} ${capacity}`} className={styles.companion}>
          {name} <span>{CAPACITY_WORDS[capacity].toLowerCase()}</span>
        </p>
      ))}
      <Link to={`/patients/${card.id}`}>Ouvrir le dossier</Link>
    </div>
  );
}
