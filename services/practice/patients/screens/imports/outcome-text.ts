import { counted } from '#platform/web/french/numbers.ts';
import type { PatientImport } from '../../api/imports.ts';

/** "9 700 patients créés, 300 lignes à corriger." */
export function outcomeText({ state, created, skipped, refused, lines }: PatientImport): string {
  if (state === 'read') return `${counted(lines, 'ligne')} lues, import non lancé.`;
  if (state === 'undone') return 'Import annulé.';
  const parts = [
    counted(created, 'patient créé', 'patients créés'),
    ...(skipped > 0 ? [`${counted(skipped, 'déjà connu', 'déjà connus')}, laissés de côté`] : []),
    ...(refused > 0 ? [counted(refused, 'ligne à corriger', 'lignes à corriger')] : []),
  ];
  return `${parts.join(', ')}.`;
}
