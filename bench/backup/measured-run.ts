import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What one program took. */
export interface Took {
  readonly wall: number;
  /** Peak resident memory, MiB. */
  readonly rss: number;
  /** User and system seconds. */
  readonly cpu: number;
  readonly output: string;
}

const LOOK_EVERY_MS = 20;

/** Runs a program to its end, looking at its memory. @throws with what it said when it fails. */
export async function measuredRun(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  folder: string,
): Promise<Took> {
  const begun = performance.now();
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let [rss, cpu] = [0, 0];
  const look = setInterval(() => {
    rss = Math.max(rss, peakOf(child.pid ?? 0));
    cpu = Math.max(cpu, secondsOf(child.pid ?? 0));
  }, LOOK_EVERY_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(look);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output.slice(-2000)}`);
  return { wall: (performance.now() - begun) / 1000, rss, cpu, output };
}

/** The system keeps the highest value itself: the last look misses little. */
function peakOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

function secondsOf(pid: number): number {
  const fields = textOf(`/proc/${pid}/stat`)
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
