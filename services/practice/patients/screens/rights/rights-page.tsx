import { PatientFrame } from '../file/patient-frame.tsx';
import { ConsentsCard } from './consents-card.tsx';
import { OpeningsCard } from './openings-card.tsx';
import { OppositionsCard } from './oppositions-card.tsx';
import { SharingsCard } from './sharings-card.tsx';
import styles from '../file/file.module.css';

/** What the patient wants and what was done with the file: bans, consents, sharings, openings. */
export default function RightsPage() {
  return (
    <PatientFrame part="rights">
      {({ id }) => (
        <div className={styles.columns}>
          <div className={styles.stack}>
            <OppositionsCard patientId={id} />
            <ConsentsCard patientId={id} />
          </div>
          <div className={styles.stack}>
            <SharingsCard patientId={id} />
            <OpeningsCard patientId={id} />
          </div>
        </div>
      )}
    </PatientFrame>
  );
}
