/** Where a command writes. Lines end by themselves. */
export interface Terminal {
  /** The answer. */
  readonly say: (line: string) => void;
  /** What goes beside the answer: warnings, refusals. */
  readonly warn: (line: string) => void;
  /** A line that the next one replaces; nothing where nobody watches. */
  readonly progress: (line: string) => void;
}

export const processTerminal: Terminal = {
  say: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
  progress: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line}`);
  },
};

const UNITS = ['o', 'Kio', 'Mio', 'Gio', 'Tio'];

/** `1,5 Gio`, with a no-break space. */
export function bytesText(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  const value = bytes / 1024 ** power;
  return `${value.toLocaleString('fr-FR', { maximumFractionDigits: power === 0 ? 0 : 1 })}\u00A0${UNITS[power]}`;
}

/** `3 fichiers`; the plural in `s` from two on, as French counts. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('fr-FR')}\u00A0${count < 2 ? singular : plural}`;
}

/** Rows under headings, columns aligned. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(headings), '-'.repeat(line(headings).length), ...rows.map(line)].join('\n');
}
