import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { useGo } from '#platform/web/kit/link.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { Alike } from '../../api/patients.ts';
import { AlikeFiles } from './alike-files.tsx';
import { fileProblems, sentFile, typedFile, type TypedFile } from './patient-fields.ts';
import { PatientForm } from './patient-form.tsx';
import { useLeavingGuard } from './use-leaving-guard.ts';

interface Created {
  readonly id: string | null;
  readonly alike: readonly Alike[];
}

/** A new file; one that looks the same is shown before it is opened twice. */
export default function NewPatientPage() {
  const go = useGo();
  const refresh = useRefresh();
  // Made once: however often it is sent, it opens one file.
  const [fileId] = useState(() => crypto.randomUUID());
  const [alike, setAlike] = useState<readonly Alike[]>([]);
  const form = useForm<TypedFile>({
    initial: typedFile(null),
    check: fileProblems,
    submit: (typed) => create(typed, false),
  });
  const leave = useLeavingGuard(form.values, typedFile(null));
  async function create(typed: TypedFile, evenIfAlike: boolean): Promise<void> {
    const { id, alike: found } = await api.post<Created>('/api/patients', {
      ...{ ...sentFile(typed), id: fileId, evenIfAlike },
    });
    if (id === null) return setAlike(found);
    leave();
    await refresh(['/api/patients']);
    announceDone('Dossier créé');
    go(`/patients/${id}`, { replace: true });
  }
  return (
    <Page title="Nouveau patient" layout="reading">
      <PatientForm
        form={form}
        verb="Créer le dossier"
        beside={
          <Button variant="subtle" onClick={() => go('/patients')}>
            Revenir
          </Button>
        }
        before={
          alike.length > 0 && (
            <AlikeFiles alike={alike} onCreate={() => create(form.values, true).catch(announceFailure)} />
          )
        }
      />
    </Page>
  );
}
