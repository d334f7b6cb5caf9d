import type { Column } from '../grid/cells.ts';

/** How many places are free. */
export const freeCount = ({ cells }: Pick<Column, 'cells'>): number =>
  cells.filter(({ kind }) => kind === 'free').length;

/** What is left of a day: null where nothing is to be said, of a day gone by or of what keeps no hours. */
export function freeWords(
  column: Pick<Column, 'cells' | 'date' | 'closesAt' | 'alwaysOpen'>,
  { today, minute }: { readonly today: string; readonly minute: number },
): string | null {
  const { date, closesAt, alwaysOpen } = column;
  if (date < today || alwaysOpen) return null;
  if (closesAt === null) return 'fermé';
  const count = freeCount(column);
  if (count > 0) return `${String(count)}\u00A0libre${count > 1 ? 's' : ''}`;
  return date === today && minute >= closesAt ? 'terminé' : 'complet';
}
