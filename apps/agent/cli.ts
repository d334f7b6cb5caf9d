import { runCommand } from './command-line/run-command.ts';
import { processTerminal } from './command-line/terminal.ts';

process.chdir(process.env['CABINET_AGENT_FOLDER'] ?? '.');
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
