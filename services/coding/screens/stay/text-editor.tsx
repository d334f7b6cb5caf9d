import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { counted } from '#platform/web/french/numbers.ts';
import type { StayView } from '../../api/review.ts';
import { stayPath } from '../review/stay-view.ts';
import styles from './text-editor.module.css';

/** The text of the report, to paste or correct before anything was decided upon it. */
export function TextEditor({ view, onDone }: { readonly view: StayView; readonly onDone: () => void }) {
  const [text, setText] = useState(view.report?.text ?? '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const refresh = useRefresh();
  const save = async () => {
    setBusy(true);
    try {
      await api.put(`${stayPath(view.stay.id)}/report`, { text });
      await refresh(['/api/coding']);
      onDone();
    } catch (cause) {
      setRefusal(
        cause instanceof Problem ? (cause.errors[0]?.message ?? cause.message) : 'Le texte n’a pas été enregistré.',
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.editor}>
      <Textarea
        className={styles.field ?? ''}
        label="Texte du compte rendu"
        description={`${counted(text.length, 'caractère')}, 200 000 au plus. Remplace le texte actuel à l’enregistrement.`}
        error={refusal}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className={styles.buttons}>
        {view.report !== null && (
          <Button variant="subtle" onClick={onDone}>
            Garder le texte actuel
          </Button>
        )}
        <Button variant="filled" loading={busy} disabled={text.trim() === ''} onClick={() => void save()}>
          Enregistrer le texte
        </Button>
      </div>
    </div>
  );
}
