import { Button, Radio } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { Alarm } from '#platform/web/kit/alarm.tsx';
import { Card } from '#platform/web/kit/card.tsx';
import { useAddressQuery, useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { FieldPreview, MergedField, MergePreview } from '../../api/duplicates.ts';
import { FIELD_WORDS, movingText, shownValue } from './merge-words.ts';
import styles from './merge.module.css';

/** Two files side by side: which is kept, which value of each field, what moves. Undone at one click. */
export default function MergePage() {
  const { garde: kept = '', fusionne: merged = '' } = useAddressQuery();
  const go = useGo();
  const read = useRead<MergePreview>('/api/patients/merges/preview', { query: { kept, merged } });
  return (
    <Page
      title="Fusionner deux dossiers"
      actions={
        <Button
          variant="subtle"
          leftSection={<IconArrowsExchange size={18} stroke={1.75} />}
          onClick={() => go(`/patients/fusion?garde=${merged}&fusionne=${kept}`, { replace: true })}
        >
          Garder l’autre
        </Button>
      }
    >
      <Loaded from={read}>{(preview) => <Choices key={`${kept} ${merged}`} preview={preview} />}</Loaded>
    </Page>
  );
}

const nameOf = (line: MergePreview['kept']): string => (line.opposed ? 'Accès refusé' : line.name);

function Choices({ preview }: { readonly preview: MergePreview }) {
  const go = useGo();
  const refresh = useRefresh();
  const differing = preview.fields.filter(({ differs }) => differs);
  const [take, setTake] = useState<ReadonlySet<MergedField>>(
    () => new Set(differing.filter(({ proposed }) => proposed === 'merged').map(({ field }) => field)),
  );
  const [busy, setBusy] = useState(false);
  const choose = (field: MergedField, from: 'kept' | 'merged') =>
    setTake((former) => new Set(from === 'merged' ? [...former, field] : [...former].filter((one) => one !== field)));
  const merge = async () => {
    setBusy(true);
    try {
      const { mergeId } = await api.post<{ mergeId: string }>('/api/patients/merges', {
        ...{ keptId: preview.kept.id, mergedId: preview.merged.id, keptVersion: preview.keptVersion },
        ...{ mergedVersion: preview.mergedVersion, take: [...take] },
      });
      await refresh(['/api/patients', '/api/agenda']);
      announceDone('Dossiers fusionnés', async () => {
        await api.post(`/api/patients/merges/${mergeId}/undo`);
        await refresh(['/api/patients', '/api/agenda']);
      });
      go(`/patients/${preview.kept.id}`, { replace: true });
    } catch (cause) {
      if (cause instanceof Problem && cause.code === 'patients.changed-meanwhile') await refresh(['/api/patients']);
      announceFailure(cause);
    } finally {
      setBusy(false);
    }
  };
  if (preview.obstacle !== null) {
    return <Alarm title="Ces deux dossiers ne se fusionnent pas">{preview.obstacle} Rien n’a changé.</Alarm>;
  }
  return (
    <div className={styles.stack}>
      <Card flush>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Champ</th>
              <th scope="col">Dossier gardé : {nameOf(preview.kept)}</th>
              <th scope="col">Dossier fusionné : {nameOf(preview.merged)}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((one) => (
              <Row key={one.field} one={one} taken={take.has(one.field)} onChoose={choose} />
            ))}
          </tbody>
        </table>
        {differing.length === 0 && <p className={styles.same}>Les deux dossiers disent la même chose.</p>}
      </Card>
      <p>{movingText(preview.moving)}</p>
      <div>
        <Button variant="filled" loading={busy} onClick={() => void merge()}>
          Fusionner
        </Button>
        <p className={styles.second}>Une fusion se défait : tout ce qui pointait vers l’autre dossier y revient.</p>
      </div>
    </div>
  );
}

interface RowProps {
  readonly one: FieldPreview;
  readonly taken: boolean;
  readonly onChoose: (field: MergedField, from: 'kept' | 'merged') => void;
}

function Row({ one, taken, onChoose }: RowProps) {
  const { field } = one;
  return (
    <tr>
      <th scope="row">{FIELD_WORDS[field]}</th>
      {(['kept', 'merged'] as const).map((from) => (
        <td key={from}>
          <Radio
            name={field}
            label={shownValue(field, one[from])}
            checked={(from === 'merged') === taken}
            onChange={() => onChoose(field, from)}
            aria-label={`${FIELD_WORDS[field]} : ${shownValue(field, one[from])}`}
          />
        </td>
      ))}
    </tr>
  );
}
