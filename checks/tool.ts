import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../bootstrap/source-files.ts';

export interface ToolRun {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program of `node_modules/.bin` in the checkout. */
export function runTool(name: string, args: readonly string[]): Promise<ToolRun> {
  return runProgram(path.join(root, 'node_modules/.bin', name), args);
}

/** Runs one of our own scripts on this Node. */
export function runScript(script: string, args: readonly string[]): Promise<ToolRun> {
  return runProgram(process.execPath, [path.join(root, script), ...args]);
}

async function runProgram(program: string, args: readonly string[]): Promise<ToolRun> {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, output, errors };
}

/** The lines of a tool that failed without saying anything we recognise, so that its failure is never lost. */
export function unexplained(run: ToolRun, problems: readonly string[]): string[] {
  if (run.code === 0 || problems.length > 0) return [];
  const said = `${run.errors}\n${run.output}`.split('\n').filter((line) => line.trim() !== '');
  return [`ended with code ${run.code}`, ...said.slice(0, 20)];
}
