/** A column and the least width in which it can be read, in pixels. */
interface Fitting {
  readonly id: string;
  readonly least: number;
  /** Leaves when room is wanting, the highest first; stays when absent. */
  readonly leaves?: number;
}

/** Columns that can be read together in a width; 0 is a width not known yet. */
export function columnsThatFit<Column extends Fitting>(columns: readonly Column[], width: number): readonly Column[] {
  const needed = columns.reduce((sum, { least }) => sum + least, 0);
  const first = columns.filter(({ leaves }) => leaves !== undefined).toSorted((a, b) => b.leaves! - a.leaves!)[0];
  if (width === 0 || needed <= width || first === undefined) return columns;
  return columnsThatFit(
    columns.filter((column) => column !== first),
    width,
  );
}
