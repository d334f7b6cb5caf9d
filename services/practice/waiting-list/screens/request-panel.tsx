import { Button } from '@mantine/core';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { Facts } from '#platform/web/kit/facts.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { RequestView } from '../api.ts';
import { availabilityText, REQUEST_STATES, URGENCY_WORDS } from './request-words.ts';

/** One request: what is asked, what was offered so far. */
export function RequestPanel({ request, onClose }: { readonly request: RequestView; readonly onClose: () => void }) {
  const refresh = useRefresh();
  const name = request.patient.name ?? 'Patient';
  const withdraw = async () => {
    await api.post(`/api/waiting-list/requests/${request.id}/withdraw`);
    await refresh(['/api/waiting-list']);
    announceDone(`${name} : demande retirée`);
    onClose();
  };
  const { made, refused, expired } = request.offers;
  return (
    <SidePanel
      title={name}
      beside={REQUEST_STATES[request.state]}
      onClose={onClose}
      actions={
        request.state !== 'withdrawn' &&
        request.state !== 'satisfied' && (
          <Button onClick={() => void withdraw().catch(announceFailure)}>Retirer de la liste</Button>
        )
      }
    >
      <PanelPart title="Demande">
        <Facts
          of={[
            ['Urgence', URGENCY_WORDS[request.urgency]],
            ['Peut venir', availabilityText(request.availability)],
            ['Au plus tôt', request.earliestDay === null ? 'dès maintenant' : middleDate(request.earliestDay)],
            ['Au plus tard', request.latestDay === null ? 'sans limite' : middleDate(request.latestDay)],
            ['Prévenu par', request.channel === 'sms' ? 'SMS' : 'e-mail'],
            ['Téléphone', request.patient.phone ?? 'non donné'],
          ]}
        />
      </PanelPart>
      <PanelPart title="Créneaux proposés">
        <Facts
          of={[
            ['Proposés', made],
            ['Refusés', refused],
            ['Sans réponse', expired],
          ]}
        />
      </PanelPart>
    </SidePanel>
  );
}
