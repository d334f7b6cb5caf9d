import type { FaultKind } from './verification.ts';

const SENTENCES: Record<FaultKind, (batch: number) => string> = {
  'batch-missing': (batch) =>
    `Le lot ${batch} n’a pas de sceau à sa place : il a été retiré ou ajouté sans être scellé.`,
  'seal-rewritten': (batch) => `Le sceau du lot ${batch} a été réécrit : ce n’est pas celui que Cabinet a posé.`,
  'line-missing': (batch) => `Des lignes du lot ${batch} ont été supprimées.`,
  'line-added': (batch) => `Des lignes ont été ajoutées au lot ${batch} après son scellement.`,
  'line-altered': (batch) => `Au moins une ligne du lot ${batch} a été modifiée.`,
  'anchor-missing': () => 'L’ancre de ce journal a disparu de la base commune : sa fin ne peut pas être garantie.',
  'tail-cut': (batch) => `La fin du journal a été coupée : les lots à partir du ${batch} manquent.`,
};

/** What a fault means, for whoever reads the journal. */
export function faultSentence(fault: FaultKind, batch: number): string {
  return SENTENCES[fault](batch);
}
