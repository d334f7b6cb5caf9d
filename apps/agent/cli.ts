import { runCommand } from './command-line/run-command.ts';
import { processTerminal } from './command-line/terminal.ts';

process.chdir(process.env['CABINET_AGENT_FOLDER'] ?? '.');
process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  terminal: processTerminal,
  now: () => Temporal.Now.instant().epochNanoseconds,
  folder: process.cwd(),
});
