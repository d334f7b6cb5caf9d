import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { z } from 'zod';
import { useRead } from '#platform/web/api/queries.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import type { Column } from '#platform/web/kit/table/columns.ts';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import type { ReasonView, reasonsAnswer, ResourceView } from '../../../api/resources.ts';
import { lengthText } from '../../time/clock-text.ts';
import { PLACE_WORDS } from '../../words.ts';
import { ONLINE_WORDS } from './online-words.ts';
import { ReasonForm } from './reason-form.tsx';
import styles from './reasons.module.css';

const COLUMNS: readonly Column<ReasonView>[] = [
  {
    ...{ id: 'name', title: 'Motif', value: ({ name }) => name, width: 'minmax(180px, 2fr)', phone: 'title' },
    show: ({ name, color }) => (
      <span className={styles.name}>
        <span className={styles.swatch} style={{ background: `var(--category-${String(color)})` }} />
        {name}
      </span>
    ),
  },
  {
    ...{ id: 'minutes', title: 'Durée', width: '90px', phone: 'aside' },
    value: ({ minutes }) => minutes,
    show: ({ minutes }) => lengthText(minutes),
  },
  { id: 'place', title: 'Lieu', value: ({ place }) => PLACE_WORDS[place], width: '110px' },
  { id: 'online', title: 'En ligne', value: ({ online }) => ONLINE_WORDS[online], phone: 'second' },
  {
    ...{ id: 'archived', title: 'État', width: '110px' },
    value: ({ archived }) => (archived ? 'Retiré' : 'Proposé'),
  },
];
const keyOf = ({ id }: ReasonView): string => id;

interface ReasonsTabProps {
  readonly resources: readonly ResourceView[];
  /** Booking on line belongs to the premium offer. */
  readonly premium: boolean;
}

/** Why one comes: how long, where, with what, and who may book it. */
export function ReasonsTab({ resources, premium }: ReasonsTabProps) {
  const read = useRead<z.output<typeof reasonsAnswer>>('/api/agenda/reasons');
  const [editing, setEditing] = useState<ReasonView | 'new' | null>(null);
  return (
    <Loaded from={read}>
      {({ reasons }) => (
        <div className={styles.tab}>
          <Button
            className={styles.add}
            leftSection={<IconPlus size={18} stroke={1.75} />}
            onClick={() => setEditing('new')}
          >
            Nouveau motif
          </Button>
          <DataTable
            name="motifs"
            label="Motifs de consultation"
            noun={['motif', 'motifs']}
            rows={reasons}
            rowKey={keyOf}
            columns={COLUMNS}
            onOpen={setEditing}
            empty={<EmptyState title="Aucun motif">Créez le premier : les rendez-vous en auront tous un.</EmptyState>}
          />
          {editing !== null && (
            <ReasonForm
              key={editing === 'new' ? 'new' : editing.id}
              reason={editing === 'new' ? null : editing}
              {...{ resources, premium }}
              onClose={() => setEditing(null)}
            />
          )}
        </div>
      )}
    </Loaded>
  );
}
