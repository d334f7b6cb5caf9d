import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import type { StayView } from '../../api/review.ts';
import { EXAMPLE_REPORT, EXAMPLE_STAY } from './example-report.ts';

/** The first time: what to do, and an invented report to try with. */
export function NoStays({ mayImport }: { readonly mayImport: boolean }) {
  const go = useGo();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const tryExample = async () => {
    setBusy(true);
    try {
      const { stay } = await api.post<StayView>('/api/coding/stays', {
        ...EXAMPLE_STAY,
        text: EXAMPLE_REPORT,
        analyze: 'now',
      });
      await refresh(['/api/coding/stays']);
      go(`/codage/${stay.id}`);
    } catch (cause) {
      announceFailure(cause);
      setBusy(false);
    }
  };
  if (!mayImport) {
    return (
      <EmptyState icon={IconFileText} title="Aucun séjour pour l’instant">
        Les séjours paraîtront ici dès qu’une personne qui a le droit d’importer en aura ajouté.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconFileText}
      title="Aucun séjour pour l’instant"
      action={
        <Button loading={busy} onClick={() => void tryExample()}>
          Essayer avec un compte rendu inventé
        </Button>
      }
    >
      Importez des comptes rendus (PDF, Word, texte) ou collez-en un : chacun devient un séjour. L’analyse propose des
      codes, vous décidez de chacun, puis vous clôturez et exportez.
    </EmptyState>
  );
}
