import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { TestMessage } from './run-files.ts';
import type { TestResult } from './test-results.ts';
import { root } from './source-files.ts';

export interface FilesRun {
  readonly files: readonly string[];
  readonly results: readonly TestResult[];
  /** The end of what the process printed, for the reader of a failure. */
  readonly output: string;
  /** Whether the process ended before its tests did: some of them may not have run. */
  readonly died: boolean;
}

export interface Patience {
  /** The process may take this long in all. */
  readonly totalMs: number;
  /** With no test running, it must end within this time: a pool or a server left open shows here. */
  readonly idleMs: number;
}

const OUTPUT_KEPT = 20_000;
const CALM_END = 'ended by itself';
const running = new Set<ChildProcess>();

/**
 * Runs test files in one process of their own, and turns whatever becomes of that process into results: a crash, an
 * exit in the middle, a hang, a file that does not load or holds no test are failures like any other.
 */
export async function runInOwnProcess(
  files: readonly string[],
  environment: Readonly<Record<string, string>>,
  patience: Patience,
): Promise<FilesRun> {
  const child = spawn(process.execPath, [path.join(root, 'bootstrap/run-files.ts'), ...files], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A group of its own, so that the servers and browsers it started can be ended with it.
    detached: true,
  });
  running.add(child);

  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-OUTPUT_KEPT)));
  }
  const progress = new Progress(files);
  let killedFor: string | undefined;
  const kill = (why: string): void => {
    killedFor ??= why;
    endGroup(child);
  };
  const total = setTimeout(() => kill(`stopped after ${patience.totalMs / 1000} s`), patience.totalMs);
  let idle: NodeJS.Timeout | undefined;
  child.on('message', (message: TestMessage) => {
    progress.take(message);
    clearTimeout(idle);
    if (progress.begun && progress.unfinished.length === 0) {
      const why = 'still open after its last test: something it started was not closed';
      idle = setTimeout(() => kill(why), patience.idleMs);
    }
  });
  const ending = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? CALM_END : `ended with ${signal ?? `code ${code}`}`));
  });
  clearTimeout(total);
  clearTimeout(idle);
  running.delete(child);
  endGroup(child);
  return { files, ...progress.close(killedFor ?? ending), output: output.trim() };
}

/** Ends every test process at once, with all it started. */
export function endTestProcesses(): void {
  for (const child of running) endGroup(child);
}

function endGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has ended already: nothing to do.
  }
}

/** Follows one process through its messages. */
class Progress {
  readonly unfinished: { file: string; line: number; name: string }[] = [];
  begun = false;
  #complete = false;
  readonly #results: TestResult[] = [];
  readonly #files: readonly string[];

  constructor(files: readonly string[]) {
    this.#files = files;
  }

  take(message: TestMessage): void {
    if (message.type === 'end') this.#complete = true;
    if (message.type === 'begin') {
      this.begun = true;
      this.unfinished.push(message);
    }
    if (message.type === 'finish') {
      const at = this.unfinished.findIndex((test) => test.name === message.name && test.line === message.line);
      if (at >= 0) this.unfinished.splice(at, 1);
    }
    if (message.type === 'result') this.#results.push(this.#placed(message.result));
  }

  /** The results, and what is wrong with the process as a whole. */
  close(ending: string): Pick<FilesRun, 'results' | 'died'> {
    const results = [...this.#results];
    const quietEnd = ending === CALM_END || results.some((result) => result.outcome === 'failed');
    const died = !this.#complete || !quietEnd;
    if (died) {
      const { file, line, name } = this.unfinished[0] ?? { file: this.#files[0] ?? '', line: 1, name: '' };
      const during = name === '' ? '' : ` during “${name}”`;
      const among = this.#files.length > 1 ? `; ${this.#files.length} files ran in it together` : '';
      results.push(failed(file, line, '(process)', `The test process: ${ending}${during}${among}.`));
    } else {
      const seen = new Set(results.map((result) => result.file));
      const empty = this.#files.filter((file) => !seen.has(file));
      for (const file of empty) results.push(failed(file, 1, '(empty)', 'This file holds no test.'));
    }
    return { results, died };
  }

  /** A test written through a function of another file still belongs to the file that was run. */
  #placed(result: TestResult): TestResult {
    const [only] = this.#files;
    if (this.#files.length !== 1 || only === undefined || result.file === only) return result;
    return { ...result, file: only, line: 1 };
  }
}

function failed(file: string, line: number, name: string, failure: string): TestResult {
  return { file, line, name, within: [], outcome: 'failed', milliseconds: 0, failure };
}
