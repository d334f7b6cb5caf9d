import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';

/** One line of what was measured, beside what was asked for. */
export interface Measured {
  readonly what: string;
  readonly value: string;
  /** Null: told, not asked for. */
  readonly goal: string | null;
  readonly holds: boolean;
}

const BEGIN = '<!-- measured: written by the bench -->';
const END = '<!-- /measured -->';

/** The machine as it stands, before anything is measured: print it, and give it to the report. */
export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0]!.toFixed(1);
  return `${cpus().length} cores (${cpus()[0]?.model}), ${memory} GB, Linux, Node ${process.versions.node}; load ${load} before the run`;
}

/** Prints each figure with its goal. */
export function tell(measures: readonly Measured[]): void {
  for (const { what, value, goal, holds } of measures) {
    console.log(`${holds ? ' ' : '!'} ${what}: ${value}${goal === null ? '' : ` (goal ${goal})`}`);
  }
}

/** Puts the figures in the page of a benchmark, between the two marks; what is written around them stays. */
export async function keep(
  name: string,
  told: { readonly command: string; readonly machine: string; readonly measures: readonly Measured[] },
): Promise<void> {
  const file = path.join(import.meta.dirname, 'results', `${name}.md`);
  const page = await readFile(file, 'utf8');
  const [from, until] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || until < from) throw new Error(`${file} has no place for figures`);
  const day = new Date().toISOString().slice(0, 10);
  const rows = told.measures.map(
    ({ what, value, goal, holds }) => `| ${what} | ${value} | ${goal ?? ''}${holds ? '' : ' — **not met**'} |`,
  );
  const text = [
    ...[BEGIN, `\`${told.command}\`, ${day}, on ${told.machine}.`, ''],
    ...['| | measured | goal |', '|---|---|---|', ...rows, END],
  ];
  await writeFile(file, page.slice(0, from) + text.join('\n') + page.slice(until + END.length));
}
