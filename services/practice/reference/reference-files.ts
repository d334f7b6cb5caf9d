import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const FOLDER = new URL('../../../reference/practice/', import.meta.url);

/**
 * Rows of a file of `reference/practice`: a header, then values between tabs without quoting.
 * @param name ends with `.gz` when it is compressed.
 * @throws {Error} when a column asked for is not there.
 */
export async function readRows<Column extends string>(
  name: string,
  columns: readonly Column[],
): Promise<readonly Readonly<Record<Column, string>>[]> {
  const bytes = await readFile(new URL(name, FOLDER));
  const text = (name.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes).toString('utf8');
  const [header, ...lines] = text.trimEnd().split('\n');
  const names = header!.split('\t');
  const positions = columns.map((column) => [column, names.indexOf(column)] as const);
  const missing = positions.find(([, at]) => at < 0);
  if (missing !== undefined) throw new Error(`${name} has no column ${missing[0]}`);
  return lines.map((line) => {
    const values = line.split('\t');
    return Object.fromEntries(positions.map(([column, at]) => [column, values[at] ?? ''])) as Record<Column, string>;
  });
}
