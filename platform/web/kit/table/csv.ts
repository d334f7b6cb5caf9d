import type { Column } from './columns.ts';

/** A spreadsheet would run text that starts like a formula: a quote keeps it text. */
const harmless = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^-?\d+(,\d+)?$/.test(text) ? `'${text}` : text;

function cell(value: string | number | null): string {
  const text = typeof value === 'number' ? String(value).replace('.', ',') : harmless(value ?? '');
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as French spreadsheets read them: semicolons, decimal commas, UTF-8 with its mark. */
export function toCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const lines = [
    columns.map(({ title }) => cell(title)),
    ...rows.map((row) => columns.map((column) => cell(column.value(row)))),
  ];
  return `\uFEFF${lines.map((line) => line.join(';')).join('\r\n')}\r\n`;
}
