import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { upload } from '#platform/web/api/files.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { FileDrop } from '#platform/web/kit/file-drop.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceDone } from '#platform/web/kit/undo.tsx';
import { MAX_PAPER_BYTES, WARNING, type ReasonDocument } from '../api/papers.ts';
import styles from './papers.module.css';

const EMPTY = { title: '', confirmed: false, file: null as File | null };

/** A document to show, once its sender has read the warning and confirmed it (MAI-107). */
export function NewDocument({ reasonId, path }: { readonly reasonId: string; readonly path: string }) {
  const [done, setDone] = useState(0);
  return <DocumentForm key={done} {...{ reasonId, path }} onDone={() => setDone(done + 1)} />;
}

interface DocumentFormProps {
  readonly reasonId: string;
  readonly path: string;
  readonly onDone: () => void;
}

function DocumentForm({ reasonId, path, onDone }: DocumentFormProps) {
  const refresh = useRefresh();
  const form = useForm({
    initial: EMPTY,
    check: ({ file }) =>
      file === null ? [{ field: 'file', rule: 'required', message: 'Choisissez le document à montrer.' }] : [],
    submit: async ({ title, confirmed, file }) => {
      const name = title.trim() === '' ? file!.name : title;
      const fields = { title: name, ...(confirmed ? { confirmed: 'yes' } : {}) };
      const sent = await upload<ReasonDocument>(`/api/booking/reasons/${reasonId}/documents`, [file!], { fields });
      announceDone(sent.state === 'held' ? `${name} : à relire avant d’être montré` : `${name} : montré aux patients`);
      await refresh([path, '/api/booking/documents/held']);
      onDone();
    },
  });
  const { values, problems } = form;
  return (
    <Form of={form} verb="Publier ce document">
      <FileDrop
        label={values.file?.name ?? 'Document à montrer'}
        help={problems.byField['file'] ?? 'PDF, Word ou texte, 5 Mo au plus'}
        accept=".pdf,.docx,.txt"
        maxBytes={MAX_PAPER_BYTES}
        several={false}
        onFiles={([file]) => form.set({ file: file ?? null })}
      />
      <TextField
        {...form.field('title')}
        label="Titre pour les patients"
        help="Le nom du fichier si rien n’est écrit"
        maxLength={120}
      />
      <div className={styles.warning}>
        <p>{WARNING}</p>
        <Checkbox
          id={form.idOf('confirmed')}
          label="Je le confirme"
          error={problems.byField['confirmed']}
          checked={values.confirmed}
          onChange={({ currentTarget }) => form.set({ confirmed: currentTarget.checked })}
        />
      </div>
    </Form>
  );
}
