/**
 * Rows of a CSV with a header, comma-separated, quotes doubled inside quoted fields (RFC 4180).
 * @returns one object a row; fields beyond the header are dropped, missing ones are empty.
 */
export function readCsv(text: string): Record<string, string>[] {
  const [header = [], ...lines] = csvLines(text);
  return lines.map((fields) => Object.fromEntries(header.map((name, at) => [name, fields[at] ?? ''])));
}

/** Fields of each line, the header included. Blank lines are left out. */
export function csvLines(text: string): string[][] {
  const lines: string[][] = [];
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let at = 0;
  while (at < source.length) {
    const lineEnd = source.indexOf('\n', at);
    const end = lineEnd < 0 ? source.length : lineEnd;
    const line = source.slice(at, source[end - 1] === '\r' ? end - 1 : end);
    if (line.includes('"')) at = quotedLine(source, at, lines);
    else {
      if (line !== '') lines.push(line.split(','));
      at = end + 1;
    }
  }
  return lines;
}

/** Reads one record that holds quotes, perhaps over several lines. @returns where the next begins. */
function quotedLine(source: string, from: number, lines: string[][]): number {
  const fields: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/y;
  field.lastIndex = from;
  for (;;) {
    const match = field.exec(source);
    if (match === null) throw new Error(`line ${lines.length + 1}: a quote is not closed`);
    fields.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
    if (match[3] !== ',') break;
  }
  lines.push(fields);
  return field.lastIndex;
}
