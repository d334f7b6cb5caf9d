import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Problem } from '#platform/web/api/problem.ts';
import { useRead } from '#platform/web/api/queries.ts';
import { useLive } from '#platform/web/api/use-live.ts';
import { FailedState } from '#platform/web/kit/failed-state.tsx';
import { Link, useAddress } from '#platform/web/kit/link.tsx';
import { LoadingSkeleton } from '#platform/web/kit/loading-skeleton.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { PatientFile } from '../../api/patients.ts';
import { IdentityChip } from '../identity-chip.tsx';
import { today } from '../today.ts';
import { birthText } from '../words.ts';
import { BannedFile } from './banned-file.tsx';
import { DespiteBan } from './despite-ban.tsx';
import styles from './file.module.css';

const PARTS = [
  { name: 'file', title: 'Dossier', end: '', permission: 'patients.records.read' },
  { name: 'documents', title: 'Documents', end: '/documents', permission: 'patients.documents.read' },
  { name: 'notes', title: 'Notes', end: '/notes', permission: 'patients.notes.read' },
  { name: 'rights', title: 'Droits du patient', end: '/droits', permission: 'patients.records.read' },
] as const;

interface PatientFrameProps {
  readonly part: (typeof PARTS)[number]['name'];
  readonly children: (file: PatientFile) => ReactNode;
}

/** The head of a file and its parts; closed, in so many words, where the patient opposes it. */
export function PatientFrame({ part, children }: PatientFrameProps) {
  const { patient = '' } = useAddress();
  const may = useMay();
  const read = useRead<PatientFile>(`/api/patients/${patient}`);
  useLive(['patients.patient.changed'], ['/api/patients']);
  const opposed = read.error instanceof Problem && read.error.code === 'patients.opposed';
  if (opposed) return <BannedFile patientId={patient} />;
  const file = read.data;
  if (file === undefined) {
    return (
      <Page title="Patient">
        {read.isError ? <FailedState cause={read.error} retry={() => void read.refetch()} /> : <LoadingSkeleton />}
      </Page>
    );
  }
  return (
    <Page
      title={file.name}
      beside={
        <>
          <span>{birthText(file, today())}</span>
          <IdentityChip status={file.identity.status} doubtful={file.identity.doubtful} />
        </>
      }
      primary={
        may('patients.records.write')
          ? {
              ...{ label: 'Modifier', run: `/patients/${file.id}/modifier`, icon: IconPencil, keys: 'm' },
            }
          : undefined
      }
      toolbar={
        <nav className={styles.parts} aria-label="Parties du dossier">
          {PARTS.filter(({ permission }) => may(permission)).map(({ name, title, end }) => (
            <span key={name} aria-current={name === part ? 'page' : undefined}>
              <Link to={`/patients/${file.id}${end}`}>{title}</Link>
            </span>
          ))}
        </nav>
      }
    >
      {file.despiteBan && <DespiteBan patientId={file.id} />}
      {children(file)}
    </Page>
  );
}
