import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Invalid } from '#platform/kernel/errors.ts';
import { takeLock, type HeldLock, type LockKind } from '../repository/repository-lock.ts';
import { openRepository, type Repository } from '../repository/repository.ts';
import { openStorage } from '../storage/open-storage.ts';
import type { Storage } from '../storage/storage.ts';
import type { Options } from './options.ts';
import type { Terminal } from './terminal.ts';

/** What a command needs of the world. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** Nanoseconds since 1970. */
  readonly now: () => bigint;
  /** Aborted when a person or the system asks the program to end. */
  readonly stop: AbortSignal;
  /** Folder that relative paths start from. */
  readonly folder: string;
}

/** An opened repository, with what the command was given. */
export interface Session {
  readonly repository: Repository;
  readonly location: string;
  readonly options: Options;
  readonly surroundings: Surroundings;
}

/** @throws Invalid when the command line and the environment name no repository. */
export function locationOf(options: Options, { environment }: Surroundings): string {
  const file = options.value('repository-file') ?? environment['RESTIC_REPOSITORY_FILE'];
  const location =
    options.value('repo') ??
    (file === undefined ? environment['RESTIC_REPOSITORY'] : firstLine(file, '--repository-file'));
  if (location === undefined || location === '') {
    throw new Invalid('agent.repo.missing', 'Dites où est le dépôt : --repo DOSSIER ou --repo rest:https://….');
  }
  return location;
}

/** @throws Invalid when there is no password: it is never asked for where nobody can answer. */
export function passwordOf(options: Options, { environment }: Surroundings): string {
  const file = options.value('password-file') ?? environment['RESTIC_PASSWORD_FILE'];
  if (file !== undefined) return firstLine(file, '--password-file');
  const command = options.value('password-command') ?? environment['RESTIC_PASSWORD_COMMAND'];
  if (command !== undefined) {
    const [program = '', ...args] = command.split(' ');
    return execFileSync(program, args, { encoding: 'utf8' }).split('\n')[0] ?? '';
  }
  const password = environment['RESTIC_PASSWORD'];
  if (password === undefined || password === '') {
    throw new Invalid('agent.password.missing', 'Donnez la clé du dépôt : --password-file FICHIER.');
  }
  return password;
}

function firstLine(file: string, option: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n')[0]?.replace(/\r$/, '') ?? '';
  } catch {
    throw new Invalid('agent.option.file', `Le fichier donné à ${option} ne se lit pas.`);
  }
}

/** Opens the repository, takes the lock unless `null` or `--no-lock`, works, and gives everything back. */
export async function inRepository<Result>(
  options: Options,
  surroundings: Surroundings,
  lock: LockKind | null,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const location = locationOf(options, surroundings);
  const storage: Storage = openStorage(location);
  let held: HeldLock | null = null;
  try {
    const repository = await openRepository(storage, passwordOf(options, surroundings));
    if (lock !== null && !(lock === 'shared' && options.flag('no-lock'))) {
      held = await takeLock(repository, lock, surroundings.now);
    }
    return await work({ repository, location, options, surroundings });
  } finally {
    await held?.release();
    await storage.close();
  }
}
