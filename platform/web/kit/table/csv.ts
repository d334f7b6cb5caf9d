import { spreadsheetText } from '#platform/kernel/csv.ts';
import type { Column } from './columns.ts';

/** The rows of a table as a file for spreadsheets. */
export function toCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  return spreadsheetText([
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map((column) => column.value(row) ?? null)),
  ]);
}
