/** One record of a CSV file, with the line it begins on, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Reads CSV (RFC 4180): fields between commas, quoted where they hold commas, quotes or line ends. Blank lines go. */
export function csvRecords(text: string): readonly CsvRecord[] {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const records: CsvRecord[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\n|\r|$)/y;
  let fields: string[] = [];
  let line = 1;
  let begins = 1;
  while (field.lastIndex < source.length) {
    const match = field.exec(source);
    if (match === null) break;
    const [whole, quoted, plain, end] = match;
    fields.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    line += whole.split(/\r\n|\n|\r/).length - 1;
    if (end === ',' && field.lastIndex < source.length) continue;
    if (end === ',') fields.push('');
    if (fields.length > 1 || fields[0] !== '') records.push({ line: begins, fields });
    fields = [];
    begins = line;
  }
  return records;
}

/** Writes records as CSV (RFC 4180). */
export function csvText(records: readonly (readonly (string | number)[])[]): string {
  return records.map((record) => `${record.map(csvField).join(',')}\r\n`).join('');
}

function csvField(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A value written by a person, so that a spreadsheet takes it for text and never for a formula. */
export function asPlainText(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}
