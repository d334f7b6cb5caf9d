import { Button, Menu } from '@mantine/core';
import { IconDotsVertical, IconUserSearch, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { download } from '#platform/web/api/files.ts';
import { useLive } from '#platform/web/api/use-live.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { FailedState } from '#platform/web/kit/failed-state.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { LoadingSkeleton } from '#platform/web/kit/loading-skeleton.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { PatientLine } from '../../api/patients.ts';
import { PATIENT_COLUMNS } from './patient-columns.tsx';
import { PatientPanel } from './patient-panel.tsx';
import { usePatients } from './use-patients.ts';

const keyOf = ({ id }: PatientLine): string => id;
const pathOf = ({ id }: PatientLine): string => `/patients/${id}`;
const panelOf = (line: PatientLine, close: () => void) => <PatientPanel line={line} onClose={close} />;

/** The patients of the practice: one box finds them by name, birth date or telephone. */
export default function PatientsPage() {
  const [typed, setTyped] = useState('');
  const may = useMay();
  const found = usePatients(typed);
  useLive(['patients.patient.changed'], ['/api/patients']);
  return (
    <Page
      title="Patients"
      primary={
        may('patients.records.write')
          ? { label: 'Nouveau patient', short: 'Ajouter', run: '/patients/nouveau' }
          : undefined
      }
      actions={<MorePages />}
    >
      {found.data === undefined ? (
        found.isError ? (
          <FailedState cause={found.error} retry={() => void found.refetch()} />
        ) : (
          <LoadingSkeleton />
        )
      ) : (
        <DataTable
          name="patients"
          label="Patients du cabinet"
          noun={['patient', 'patients']}
          rows={found.data}
          rowKey={keyOf}
          columns={PATIENT_COLUMNS}
          panel={panelOf}
          pathOf={pathOf}
          box={{ typed, type: setTyped, label: 'Nom, date de naissance ou téléphone' }}
          onEndReached={() => {
            if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
          }}
          empty={found.searched ? <NobodyFound mayCreate={may('patients.records.write')} /> : <NoPatients />}
        />
      )}
    </Page>
  );
}

/** Import, export, duplicates, what waits: away from the one next thing to do. */
function MorePages() {
  const may = useMay();
  const go = useGo();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" leftSection={<IconDotsVertical size={18} stroke={1.75} />}>
          Listes
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => go('/patients/identites')}>Identités non vérifiées</Menu.Item>
        <Menu.Item onClick={() => go('/patients/recus')}>Partagés avec moi</Menu.Item>
        {may('patients.merge') && <Menu.Item onClick={() => go('/patients/doublons')}>Doublons</Menu.Item>}
        {may('patients.import') && <Menu.Item onClick={() => go('/patients/importer')}>Importer une liste</Menu.Item>}
        {may('patients.import') && (
          <Menu.Item onClick={() => void download('/api/patients/export', 'patients.csv').catch(announceFailure)}>
            Exporter la liste
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function NobodyFound({ mayCreate }: { readonly mayCreate: boolean }) {
  const go = useGo();
  return (
    <EmptyState
      title="Personne sous ces mots"
      icon={IconUserSearch}
      action={mayCreate ? <Button onClick={() => go('/patients/nouveau')}>Créer un dossier</Button> : undefined}
    >
      Essayez un début de nom, une date comme 14/3/84, ou la fin d’un numéro. Les accents et l’ordre ne comptent pas.
    </EmptyState>
  );
}

function NoPatients() {
  const may = useMay();
  const go = useGo();
  return (
    <EmptyState
      title="Aucun patient pour le moment"
      icon={IconUsers}
      action={
        may('patients.import') ? (
          <Button onClick={() => go('/patients/importer')}>Importer une liste</Button>
        ) : undefined
      }
    >
      Les dossiers s’ouvrent à la main, à la prise d’un rendez-vous, ou tous ensemble depuis la liste d’un autre
      logiciel.
    </EmptyState>
  );
}
