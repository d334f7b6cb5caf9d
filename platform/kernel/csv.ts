/** One record of a CSV file, with the line it begins on, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

export type CsvSeparator = ',' | ';' | '\t';

/** What separates fields where French spreadsheets read and write: a comma is their decimal mark. */
const SPREADSHEET = ';';
/** Tells spreadsheets that this is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads CSV (RFC 4180): fields between separators, quoted where they hold separators, quotes or line ends. Blank lines
 * go; a quote that is never closed leaves the rest of the file in its field.
 */
export function csvRecords(text: string, separator: CsvSeparator = ','): readonly CsvRecord[] {
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const records: CsvRecord[] = [];
  const next = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r\\n|\\n|\\r|$)`, 'y');
  let fields: string[] = [];
  let line = 1;
  let begins = 1;
  while (next.lastIndex < source.length) {
    const match = next.exec(source);
    if (match === null) break;
    const [whole, quoted, plain, end] = match;
    fields.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    line += whole.split(/\r\n|\n|\r/).length - 1;
    if (end === separator && next.lastIndex < source.length) continue;
    if (end === separator) fields.push('');
    if (fields.length > 1 || fields[0] !== '') records.push({ line: begins, fields });
    fields = [];
    begins = line;
  }
  return records;
}

/** Writes records as CSV for programs (RFC 4180). */
export function csvText(records: readonly (readonly (string | number)[])[]): string {
  return records.map((record) => `${record.map((value) => quotedFor(String(value), ',')).join(',')}\r\n`).join('');
}

/** A file that French spreadsheets open as it was written: semicolons, decimal commas, UTF-8 with its mark. */
export function spreadsheetText(records: readonly (readonly (string | number | null)[])[]): string {
  return BYTE_ORDER_MARK + records.map(spreadsheetLine).join('');
}

/** The first line of such a file, for those written piece by piece; `spreadsheetLine` gives the next. */
export function spreadsheetHead(titles: readonly string[]): string {
  return BYTE_ORDER_MARK + spreadsheetLine(titles);
}

export function spreadsheetLine(record: readonly (string | number | null)[]): string {
  const cells = record.map((value) => {
    if (value === null) return '';
    return quotedFor(typeof value === 'number' ? String(value).replace('.', ',') : asPlainText(value), SPREADSHEET);
  });
  return `${cells.join(SPREADSHEET)}\r\n`;
}

/** A text that a spreadsheet would run as a formula is kept as text by an apostrophe (CWE-1236). */
function asPlainText(value: string): string {
  return /^[=+\-@\t\r]/.test(value) && !/^-?\d+(,\d+)?$/.test(value) ? `'${value}` : value;
}

function quotedFor(text: string, separator: CsvSeparator): string {
  const quoted = text.includes(separator) || /["\r\n]/.test(text);
  return quoted ? `"${text.replaceAll('"', '""')}"` : text;
}
