import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useRead } from '#platform/web/api/queries.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { PanelSlot } from '#platform/web/kit/panel-slot.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import type { AppointmentDetail } from '../../api/appointments.ts';
import type { VisitActs } from '../acts/visit-acts.ts';
import { visitName } from '../reading/columns.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { birthText, phoneText } from './patient-words.ts';
import { PatientVisits } from './patient-visits.tsx';
import { VisitActions } from './visit-actions.tsx';
import { VisitFacts } from './visit-facts.tsx';
import { VisitHistory } from './visit-history.tsx';
import { VisitNote } from './visit-note.tsx';
import styles from './visit-panel.module.css';

interface VisitPanelProps {
  readonly visitId: string;
  readonly agenda: Agenda;
  readonly acts: VisitActs;
  readonly onClose: () => void;
  readonly onOpen: (visitId: string) => void;
}

/** Patient and visit, beside the agenda: who, when, where it is on its way, what to know, what one may do. */
export function VisitPanel({ visitId, agenda, acts, onClose, onOpen }: VisitPanelProps) {
  const read = useRead<AppointmentDetail>(`/api/agenda/appointments/${visitId}`);
  const visit = read.data;
  const patient = visit?.patient ?? null;
  const mayWrite = agenda.resources.find(({ id }) => id === visit?.resourceId)?.may.write ?? false;
  return (
    <SidePanel
      narrow
      title={visit === undefined ? 'Rendez-vous' : visitName(visit)}
      beside={patient?.birthDate == null ? undefined : birthText(patient.birthDate, agenda.today)}
      onClose={onClose}
      actions={visit !== undefined && mayWrite && <VisitActions visit={visit} agenda={agenda} acts={acts} />}
    >
      <Loaded from={read}>
        {(detail) => (
          <>
            {patient?.id != null && <PanelSlot name="patient-card" patientId={patient.id} />}
            {patient?.phone != null && (
              <p className={styles.phone}>
                <span>{phoneText(patient.phone)}</span>
                <Button component="a" href={`tel:${patient.phone}`} leftSection={<IconPhone size={18} stroke={1.75} />}>
                  Appeler
                </Button>
              </p>
            )}
            {patient?.hidden === 'opposition' && (
              <p className={styles.hidden}>
                Ce patient s’est opposé à l’accès à son dossier : seule l’heure est montrée.
              </p>
            )}
            {patient?.hidden === 'no-right' && (
              <p className={styles.hidden}>Vos droits ne comprennent pas l’identité des patients de cet agenda.</p>
            )}
            <PanelPart title="Visite">
              <VisitFacts visit={detail} agenda={agenda} />
            </PanelPart>
            <PanelPart title="Consignes">
              <VisitNote key={detail.id} visit={detail} mayWrite={mayWrite} />
            </PanelPart>
            {patient?.id != null && <PanelSlot name="sent-documents" appointmentId={detail.id} />}
            {patient?.id != null && (
              <PatientVisits patientId={patient.id} visitId={detail.id} agenda={agenda} onOpen={onOpen} />
            )}
            <VisitHistory visit={detail} agenda={agenda} />
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}
