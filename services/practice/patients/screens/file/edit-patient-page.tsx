import { Button } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { useAddress, useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { PatientFile } from '../../api/patients.ts';
import { BannedFile } from './banned-file.tsx';
import { changedFields, fileProblems, typedFile, type TypedFile } from './patient-fields.ts';
import { PatientForm } from './patient-form.tsx';
import { useLeavingGuard } from './use-leaving-guard.ts';

/** Corrects a file. */
export default function EditPatientPage() {
  const { patient = '' } = useAddress();
  const read = useRead<PatientFile>(`/api/patients/${patient}`);
  if (read.error instanceof Problem && read.error.code === 'patients.opposed')
    return <BannedFile patientId={patient} />;
  return (
    <Page title={read.data === undefined ? 'Modifier' : `Modifier ${read.data.name}`} layout="reading">
      <Loaded from={read}>{(file) => <Edit file={file} />}</Loaded>
    </Page>
  );
}

/** The file as it was when the form opened: what others change meanwhile does not move under the hand. */
function Edit({ file: latest }: { readonly file: PatientFile }) {
  const [file] = useState(latest);
  const go = useGo();
  const refresh = useRefresh();
  const path = `/patients/${file.id}`;
  const form = useForm<TypedFile>({
    initial: typedFile(file),
    check: fileProblems,
    submit: async (typed) => {
      const changed = changedFields(typed, file);
      if (Object.keys(changed).length > 0) {
        await api.patch(`/api${path}`, { ...changed, version: file.version });
      }
      leave();
      await refresh(['/api/patients']);
      announceDone('Dossier enregistré');
      go(path, { replace: true });
    },
  });
  const leave = useLeavingGuard(form.values, typedFile(file));
  return (
    <PatientForm
      form={form}
      verb="Enregistrer"
      beside={
        <Button variant="subtle" onClick={() => go(path)}>
          Revenir sans changer
        </Button>
      }
    />
  );
}
