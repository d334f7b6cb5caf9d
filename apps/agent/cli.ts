import { enableCompileCache } from 'node:module';
import os from 'node:os';
import path from 'node:path';

// Compiled once, in a folder that is the person's own: starting takes a third of the time.
enableCompileCache(path.join(os.homedir(), '.cache', 'cabinet-agent'));
const { runCommand } = await import('./command-line/run-command.ts');
const { processTerminal } = await import('./command-line/terminal.ts');

process.chdir(process.env['CABINET_AGENT_FOLDER'] ?? '.');
// Whoever reads may stop reading (`| head`): the work goes on.
process.stdout.on('error', () => undefined);
const stop = new AbortController();
// Once: a second request ends the program at once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  terminal: processTerminal,
  now: () => Temporal.Now.instant().epochNanoseconds,
  stop: stop.signal,
  folder: process.cwd(),
});
