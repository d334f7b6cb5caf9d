import { IconShieldCheck } from '@tabler/icons-react';
import { useRead } from '#platform/web/api/queries.ts';
import { clockTime, middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Link } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import type { Consultation } from '../../api/identity.ts';
import type { PatientLine } from '../../api/patients.ts';
import styles from '../file/file.module.css';

interface NotChecked {
  readonly consultations: readonly (Consultation & { readonly patient: PatientLine })[];
}

/** Consultations closed without a check of identity (MAI-087). */
export default function NotCheckedPage() {
  const read = useRead<NotChecked>('/api/patients/consultations/not-checked');
  return (
    <Page title="Identités non vérifiées" layout="reading">
      <Loaded from={read}>
        {({ consultations }) =>
          consultations.length === 0 ? (
            <EmptyState title="Toutes les identités ont été vérifiées" icon={IconShieldCheck}>
              Une consultation close sans contrôle de l’identité se montre ici.
            </EmptyState>
          ) : (
            <Card>
              <ul className={styles.lines}>
                {consultations.map(({ id, patient, openedAt, openedBy }) => (
                  <li key={id} className={styles.line}>
                    <span>
                      {patient.opposed ? (
                        'Accès refusé par le patient'
                      ) : (
                        <Link to={`/patients/${patient.id}`}>{patient.name}</Link>
                      )}{' '}
                      <span className={styles.second}>
                        {middleDate(openedAt)} à {clockTime(openedAt)}, {openedBy}
                      </span>
                    </span>
                    <StateChip tone="warn">Identité non vérifiée</StateChip>
                  </li>
                ))}
              </ul>
            </Card>
          )
        }
      </Loaded>
    </Page>
  );
}
