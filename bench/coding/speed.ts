import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Engine } from '../../services/coding/engine/engine.ts';
import { median } from './scores.ts';

const WORDS = 500;
const RUNS = 5;

/** Reports of 500 words a second on one core: median of five runs, after one that warms up. */
export function reportsPerSecond(engine: Engine, texts: readonly string[]): number {
  const reports = longReports(texts);
  const once = (): number => {
    const start = performance.now();
    for (const text of reports) engine.analyze(text, { admittedOn: '2025-03-03', hospitalization: 'HC' });
    return (reports.length * 1000) / (performance.now() - start);
  };
  once();
  return median(Array.from({ length: RUNS }, once));
}

/** Texts laid end to end and cut every 500 words, so that each is read whole. */
function longReports(texts: readonly string[]): string[] {
  const words = texts.join('\n').split(/(?<=\s)/);
  const copies = Math.ceil((40 * WORDS) / Math.max(1, words.length));
  const all = Array.from({ length: copies }, () => words).flat();
  return Array.from({ length: Math.floor(all.length / WORDS) }, (_value, at) =>
    all.slice(at * WORDS, (at + 1) * WORDS).join(''),
  );
}

export interface ColdStart {
  readonly ready_ms: number;
  readonly rss_mib: number;
}

/** A new process with the compiled cache: from its start to its first answer, and what it takes. Medians of three. */
export async function coldStart(cacheDirectory: string, lexicon: string | null): Promise<ColdStart> {
  const program = path.join(import.meta.dirname, 'cold-start.ts');
  const args = [program, cacheDirectory, ...(lexicon === null ? [] : [lexicon])];
  const starts: ColdStart[] = [];
  for (let run = 0; run < 3; run += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, args);
    starts.push(JSON.parse(stdout) as ColdStart);
  }
  return { ready_ms: median(starts.map((one) => one.ready_ms)), rss_mib: median(starts.map((one) => one.rss_mib)) };
}
