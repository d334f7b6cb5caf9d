import { IconFileAlert, IconUsersGroup } from '@tabler/icons-react';
import { Alarm } from '#platform/web/kit/alarm.tsx';
import { Link } from '#platform/web/kit/link.tsx';
import type { StayView } from '../../api/review.ts';
import styles from './quality-alarms.module.css';

/** What makes the result less sure: a thin or odd report (CIM-39), the same text in another stay. */
export function QualityAlarms({ view }: { readonly view: StayView }) {
  const warnings = view.analysis?.quality ?? [];
  const duplicates = view.report?.duplicates ?? [];
  if (warnings.length === 0 && duplicates.length === 0) return null;
  return (
    <div className={styles.alarms}>
      {warnings.length > 0 && (
        <Alarm
          tone="saffron"
          icon={IconFileAlert}
          title={
            warnings.length === 1 ? 'Compte rendu à regarder de près' : `${warnings.length} doutes sur le compte rendu`
          }
        >
          {warnings.map(({ code, text }) => (
            <p key={code + text}>{text}</p>
          ))}
        </Alarm>
      )}
      {duplicates.length > 0 && (
        <Alarm tone="saffron" icon={IconUsersGroup} title="Même compte rendu dans un autre séjour">
          {duplicates.map(({ stayId, localId }) => (
            <p key={stayId}>
              <Link to={`/codage/${stayId}`}>Séjour {localId}</Link>
            </p>
          ))}
        </Alarm>
      )}
    </div>
  );
}
