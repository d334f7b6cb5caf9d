import { IconAlertTriangle } from '@tabler/icons-react';
import { Card } from '#platform/web/kit/card.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { PatientFile } from '../../api/patients.ts';
import { ContactCard } from './contact-card.tsx';
import { CompanionsCard } from './companions-card.tsx';
import { ConsultationCard } from './consultation-card.tsx';
import { CoveragesCard } from './coverages-card.tsx';
import { IdentityCard } from './identity-card.tsx';
import { PatientFrame } from './patient-frame.tsx';
import { FileTimeline } from './file-timeline.tsx';
import { VisitsOf } from './visits-of.tsx';
import styles from './file.module.css';

/** A patient's file. */
export default function PatientPage() {
  return <PatientFrame part="file">{(file) => <Parts file={file} />}</PatientFrame>;
}

function Parts({ file }: { readonly file: PatientFile }) {
  const may = useMay();
  return (
    <div className={styles.stack}>
      {file.alert !== null && (
        <p className={styles.alert}>
          <IconAlertTriangle size={22} stroke={1.75} aria-hidden />
          {file.alert}
        </p>
      )}
      <div className={styles.columns}>
        <div className={styles.stack}>
          <ContactCard file={file} />
          <IdentityCard file={file} />
          <CoveragesCard file={file} />
        </div>
        <div className={styles.stack}>
          <ConsultationCard file={file} />
          <CompanionsCard file={file} />
          {may('agenda.appointments.read') && (
            <Card title="Rendez-vous">
              <VisitsOf patientId={file.id} />
            </Card>
          )}
          <Card title="Au fil du temps">
            <FileTimeline patientId={file.id} />
          </Card>
        </div>
      </div>
    </div>
  );
}
