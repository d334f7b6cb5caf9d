import { ConfirmDialog } from '#platform/web/kit/confirm-dialog.tsx';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import type { StayView } from '../../api/review.ts';
import { stayPath } from '../review/stay-view.ts';

/** A new analysis: the decisions made stay in the history and start anew, so it is asked for twice. */
export function RestartDialog({ view, onClose }: { readonly view: StayView; readonly onClose: () => void }) {
  const refresh = useRefresh();
  const restart = async () => {
    await api.post(`${stayPath(view.stay.id)}/analyze`, { restart: true });
    await refresh(['/api/coding']);
  };
  return (
    <ConfirmDialog opened onClose={onClose} title="Analyser de nouveau" verb="Analyser de nouveau" onConfirm={restart}>
      Les décisions déjà prises restent dans l’historique, mais il faudra décider de nouveau sur chaque proposition. Une
      version validée reste intacte.
    </ConfirmDialog>
  );
}
