import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureRestic } from '../bootstrap/restic.ts';
import { changeOnePercent, plantBenchCorpus } from './backup/corpus.ts';
import { measuredRun, type Took } from './backup/measured-run.ts';
import { keep, machine, tell, type Measured } from './report.ts';

const STAGES = ['first', 'unchanged', 'changed', 'restore', 'check'] as const;
type Stage = (typeof STAGES)[number];
const WALL_GOALS: Record<Stage, number> = { first: 0.8, unchanged: 0.8, changed: 0.8, restore: 1, check: 1 };
const RSS_GOAL = 1.3;
const SIZE_GOAL = 1.02;
const AGENT = path.join(import.meta.dirname, '../apps/agent/cli.ts');

/** Wall in seconds, ratios of ours to the peer's. */
interface Compared {
  readonly wall: number;
  readonly peer_wall: number;
  readonly wall_ratio: number;
  readonly rss_ratio: number;
  readonly cpu_ratio: number;
  readonly size_ratio: number;
}

/**
 * The agent beside stock restic on one corpus, stage by stage, the one right after the other, each to a repository of
 * its own in a local folder. `--size 256MiB` for another corpus.
 */
export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options: { size: { type: 'string', default: '1GiB' } } });
  const bytes = bytesOf(values.size);
  const restic = await ensureRestic();
  if (restic === null) throw new Error('There is no restic to compare with.');
  const where = machine();
  console.log(where);
  const folder = mkdtempSync(path.join(tmpdir(), 'cabinet-bench-backup-'));
  try {
    const { files } = plantBenchCorpus(path.join(folder, 'source'), bytes);
    const peer = (await measuredRun(restic, ['version'], {}, folder)).output.trim();
    console.log(`${files} files, ${values.size}; peer: ${peer}`);
    const stages = await compare(folder, restic, bytes);
    const ok = STAGES.every((stage) => meets(stage, stages[stage]));
    const measures = STAGES.flatMap((stage) => measuresOf(stage, stages[stage]));
    tell(measures);
    if (values.size === '1GiB') {
      const told = [{ what: 'peer', value: peer, goal: null, holds: true }, ...measures];
      await keep('backup', { command: 'npm run --silent bench -- backup', machine: where, measures: told });
    }
    return { bench: 'backup', peer, files, bytes, stages, ok };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(folder: string, restic: string, bytes: number): Promise<Record<Stage, Compared>> {
  const password = path.join(folder, 'password');
  writeFileSync(password, 'phrase inventée\n');
  const sides = [
    { name: 'ours', program: process.execPath, before: [AGENT], more: [] },
    { name: 'theirs', program: restic, before: [], more: ['--no-cache'] },
  ];
  const runSide = (side: (typeof sides)[number], ...words: string[]): Promise<Took> => {
    const repository = ['--repo', path.join(folder, side.name), '--password-file', password];
    const [verb = '', ...rest] = words;
    return measuredRun(side.program, [...side.before, verb, ...repository, ...side.more, ...rest], {}, folder);
  };
  const both = async (...words: string[]): Promise<Compared> => {
    const [ours, theirs] = [await runSide(sides[0]!, ...words), await runSide(sides[1]!, ...words)];
    return compared(ours, theirs, sizeOf(path.join(folder, 'ours')) / sizeOf(path.join(folder, 'theirs')));
  };
  // Both made by the peer, so that trying the password costs both the same.
  for (const { name } of sides) await runSide({ ...sides[1]!, name }, 'init');
  const first = await both('backup', 'source');
  const unchanged = await both('backup', 'source');
  changeOnePercent(path.join(folder, 'source'), bytes);
  const changed = await both('backup', 'source');
  const back = sides.map(({ name }) => path.join(folder, `${name}-back`));
  for (const target of back) mkdirSync(target);
  const restored = [
    await runSide(sides[0]!, 'restore', 'latest', '--target', back[0]!),
    await runSide(sides[1]!, 'restore', 'latest', '--target', back[1]!),
  ] as const;
  const check = await both('check', '--read-data');
  return { first, unchanged, changed, restore: compared(...restored, check.size_ratio), check };
}

function compared(ours: Took, theirs: Took, size: number): Compared {
  return {
    wall: round(ours.wall),
    peer_wall: round(theirs.wall),
    wall_ratio: round(ours.wall / theirs.wall),
    rss_ratio: round(ours.rss / theirs.rss),
    cpu_ratio: round(ours.cpu / theirs.cpu),
    size_ratio: round(size),
  };
}

function meets(stage: Stage, { wall_ratio: wall, rss_ratio: rss, size_ratio: size }: Compared): boolean {
  return wall <= WALL_GOALS[stage] && rss <= RSS_GOAL && size <= SIZE_GOAL;
}

function measuresOf(stage: Stage, figures: Compared): Measured[] {
  const line = (what: string, value: number, goal: number | null): Measured => ({
    ...{ what: `${stage}: ${what}`, value: String(value), goal: goal === null ? null : `≤ ${goal}` },
    holds: goal === null || value <= goal,
  });
  return [
    line('wall, s', figures.wall, null),
    line('wall ratio', figures.wall_ratio, WALL_GOALS[stage]),
    line('processor ratio', figures.cpu_ratio, null),
    line('peak memory ratio', figures.rss_ratio, RSS_GOAL),
    line('repository size ratio', figures.size_ratio, SIZE_GOAL),
  ];
}

/** Bytes of all files below. */
function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
}

/** @throws for what is no size. */
function bytesOf(size: string): number {
  const parts = /^(\d+)(MiB|GiB)$/.exec(size);
  if (parts === null) throw new Error(`--size takes 256MiB or 1GiB, not “${size}”`);
  return Number(parts[1]) * (parts[2] === 'GiB' ? 1024 ** 3 : 1024 ** 2);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
