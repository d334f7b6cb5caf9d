import { Modal } from '@mantine/core';
import { serverNow } from '#platform/web/session/now.ts';
import { Facts } from '#platform/web/kit/facts.tsx';
import type { AnalysisView } from '../../api/review.ts';
import { momentText } from '../dates.ts';

/** What made an analysis: engine, rules, classification, lexicon and settings, kept with it for ever (CIM-42). */
export function EngineDialog({ analysis, onClose }: { readonly analysis: AnalysisView; readonly onClose: () => void }) {
  const { engine, settings, discarded } = analysis;
  const dropped = Object.entries(discarded).reduce((sum, [, count]) => sum + count, 0);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`Analyse n° ${analysis.number}`}
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      <Facts
        of={[
          ['Faite le', momentText(analysis.at, serverNow())],
          ['Moteur', `${engine.name} ${engine.version}`],
          ['Genre', engine.kind === 'rules' ? 'règles, ni appris ni génératif' : engine.kind],
          ['Règles', engine.rules],
          ['Classification', engine.classification],
          ['Lexique', engine.lexicon],
          ...Object.entries(settings).map(
            ([name, value]) => [`Réglage : ${name}`, value === null ? 'non dit' : String(value)] as const,
          ),
          ['Candidats retirés par les règles', String(dropped)],
        ]}
      />
    </Modal>
  );
}
