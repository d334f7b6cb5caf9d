import { CabinetError } from '#platform/kernel/errors.ts';
import { backup } from '../commands/backup.ts';
import { check } from '../commands/check.ts';
import { diff } from '../commands/diff.ts';
import { find } from '../commands/find.ts';
import { forget } from '../commands/forget.ts';
import { init } from '../commands/init.ts';
import { ls } from '../commands/ls.ts';
import { key } from '../commands/key.ts';
import { prune } from '../commands/prune.ts';
import { restore } from '../commands/restore.ts';
import { snapshots } from '../commands/snapshots.ts';
import { stats } from '../commands/stats.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';
import type { Surroundings } from './session.ts';

const COMMANDS: readonly Command[] = [
  init,
  backup,
  snapshots,
  ls,
  find,
  diff,
  restore,
  check,
  forget,
  prune,
  stats,
  key,
];

/** Exit codes, as restic has them. */
const FAILED = 1;
const NO_REPOSITORY = 10;
const LOCKED = 11;
const WRONG_PASSWORD = 12;
const CODES: Readonly<Record<string, number>> = {
  'agent.repository.none': NO_REPOSITORY,
  'agent.repository.locked': LOCKED,
  'agent.key.wrong': WRONG_PASSWORD,
};

/** Runs one command line. @returns the exit code. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { terminal } = surroundings;
  const [verb = '--help', ...rest] = args;
  const command = COMMANDS.find(({ name }) => name === verb);
  if (command === undefined || rest.includes('--help') || rest.includes('-h')) {
    const asked = command !== undefined || ['--help', '-h', 'help'].includes(verb);
    (asked ? terminal.say : terminal.warn)(asked ? help(command) : `Commande inconnue : ${verb}. Voyez --help.`);
    return asked ? 0 : FAILED;
  }
  try {
    return await command.run(readOptions(rest, command.options, command.letters), surroundings);
  } catch (error) {
    // Whatever is not of our family is a fault of the program or of the system: it names itself.
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof CabinetError ? (CODES[error.code] ?? FAILED) : FAILED;
    terminal.warn(rest.includes('--json') ? JSON.stringify({ message_type: 'exit_error', code, message }) : message);
    return code;
  }
}

function help(command: Command | undefined): string {
  const common = 'Partout : --repo DOSSIER|rest:https://…, --password-file FICHIER, --json, --quiet.';
  if (command !== undefined) {
    const options = Object.entries(command.options).map(([name, shape]) => `--${name}${shape === 'flag' ? '' : ' …'}`);
    return [`cabinet-agent ${command.usage} : ${command.summary}`, options.join(' '), common]
      .filter(Boolean)
      .join('\n');
  }
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(11)}${summary}`);
  return ['cabinet-agent : sauvegarde chiffrée, dans un format que restic lit aussi', '', ...lines, '', common].join(
    '\n',
  );
}
