import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useRead } from '#platform/web/api/queries.ts';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { PatientCard, PatientLine } from '../../api/patients.ts';
import { CardOf } from '../panel/patient-card.tsx';
import { today } from '../today.ts';
import { birthText, phoneText } from '../words.ts';
import { VisitsOf } from '../file/visits-of.tsx';
import styles from './patient-panel.module.css';

/** A patient beside the list: who, what to know, their visits, the way in. */
export function PatientPanel({ line, onClose }: { readonly line: PatientLine; readonly onClose: () => void }) {
  const go = useGo();
  const may = useMay();
  const read = useRead<PatientCard>(`/api/patients/${line.id}/card`, { enabled: !line.opposed });
  if (line.opposed) {
    return (
      <SidePanel
        title="Accès refusé par le patient"
        onClose={onClose}
        actions={<Button onClick={() => go(`/patients/${line.id}`)}>Ce que vous pouvez faire</Button>}
      >
        <p className={styles.closed}>
          Ce patient s’oppose à ce que vous ouvriez son dossier. Son opposition prévaut sur vos droits.
        </p>
      </SidePanel>
    );
  }
  const { phone } = line;
  return (
    <SidePanel
      title={line.name}
      beside={birthText(line, today())}
      onClose={onClose}
      actions={
        <Button
          variant="filled"
          rightSection={<KeyHint keys="enter" quiet />}
          onClick={() => go(`/patients/${line.id}`)}
        >
          Ouvrir le dossier
        </Button>
      }
    >
      <Loaded from={read}>{(card) => <CardOf card={card} />}</Loaded>
      {phone !== null && (
        <p className={styles.phone}>
          <span>{phoneText(phone)}</span>
          <Button component="a" href={`tel:${phone}`} leftSection={<IconPhone size={18} stroke={1.75} />}>
            Appeler
          </Button>
        </p>
      )}
      {may('agenda.appointments.read') && (
        <PanelPart title="Rendez-vous">
          <VisitsOf patientId={line.id} />
        </PanelPart>
      )}
    </SidePanel>
  );
}
