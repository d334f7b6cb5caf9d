import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import type { Column } from '#platform/web/kit/table/columns.ts';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import type { ResourceView } from '../../api/resources.ts';
import { ResourceForm } from './resource-form.tsx';
import styles from './reasons/reasons.module.css';

const KINDS = { professional: 'Praticien', room: 'Salle', device: 'Appareil' } as const;

const COLUMNS: readonly Column<ResourceView>[] = [
  { id: 'name', title: 'Nom', value: ({ name }) => name, width: 'minmax(180px, 2fr)', phone: 'title' },
  { id: 'kind', title: 'Sorte', value: ({ kind }) => KINDS[kind], width: '140px', phone: 'second' },
  {
    ...{ id: 'archived', title: 'État', width: '120px', phone: 'aside' },
    value: ({ archived }) => (archived ? 'Retiré' : 'En service'),
  },
];
const keyOf = ({ id }: ResourceView): string => id;

/** Rooms and devices that a visit may take; practitioners come with their file. */
export function ResourcesTab({ resources }: { readonly resources: readonly ResourceView[] }) {
  const [editing, setEditing] = useState<ResourceView | 'new' | null>(null);
  const siteId = resources[0]?.siteId;
  return (
    <div className={styles.tab}>
      {siteId !== undefined && (
        <Button
          className={styles.add}
          leftSection={<IconPlus size={18} stroke={1.75} />}
          onClick={() => setEditing('new')}
        >
          Nouvelle salle
        </Button>
      )}
      <DataTable
        name="salles"
        label="Agendas du cabinet"
        noun={['agenda', 'agendas']}
        rows={resources}
        rowKey={keyOf}
        columns={COLUMNS}
        onOpen={setEditing}
        empty={<EmptyState title="Aucun agenda" />}
      />
      {editing !== null && siteId !== undefined && (
        <ResourceForm
          key={editing === 'new' ? 'new' : editing.id}
          resource={editing === 'new' ? null : editing}
          siteId={siteId}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
