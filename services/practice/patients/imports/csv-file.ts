import { csvRecords, type CsvRecord, type CsvSeparator } from '#platform/kernel/csv.ts';
import { Invalid } from '#platform/kernel/errors.ts';

/** A file of patients, read: how it was written, its head and its lines. */
export interface CsvFile {
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
  readonly separator: CsvSeparator;
  readonly columns: readonly string[];
  readonly lines: readonly CsvRecord[];
}

const SEPARATORS: readonly CsvSeparator[] = [';', '\t', ','];

/**
 * Reads a file as practice software writes it: UTF-8, UTF-16 with its mark or Windows-1252; separated by semicolons, tabs
 * or commas, whichever its first line holds most of.
 * @throws {Invalid} `patients.import.empty`, `patients.import.one-column`
 */
export function readCsv(bytes: Buffer): CsvFile {
  const { text, encoding } = decoded(bytes);
  const head = text.split(/\r\n|\n|\r/, 1)[0] ?? '';
  const count = (separator: string) => head.split(separator).length;
  const separator = SEPARATORS.toSorted((one, other) => count(other) - count(one))[0]!;
  const [first, ...lines] = csvRecords(text, separator);
  if (first === undefined || lines.length === 0) {
    throw new Invalid('patients.import.empty', 'Ce fichier n’a pas de ligne sous ses titres de colonnes.');
  }
  if (first.fields.length < 2) {
    throw new Invalid(
      'patients.import.one-column',
      'Une seule colonne a été trouvée : séparez les colonnes par des points-virgules, des virgules ou des tabulations.',
    );
  }
  return { encoding, separator, columns: first.fields.map((title) => title.trim()), lines };
}

function decoded(bytes: Buffer): { readonly text: string; readonly encoding: CsvFile['encoding'] } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decode('utf-16le', bytes), encoding: 'UTF-16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decode('utf-16be', bytes), encoding: 'UTF-16' };
  try {
    return { text: decode('utf-8', bytes), encoding: 'UTF-8' };
  } catch {
    return { text: decode('windows-1252', bytes), encoding: 'Windows-1252' };
  }
}

function decode(encoding: string, bytes: Buffer): string {
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
