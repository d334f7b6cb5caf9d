import { readFileSync } from 'node:fs';
import { Conflict, Invalid, NotFound } from '#platform/kernel/errors.ts';
import type { Command } from '../command-line/command.ts';
import type { Options } from '../command-line/options.ts';
import { inRepository, type Session } from '../command-line/session.ts';
import { table } from '../command-line/terminal.ts';
import { readKeyFile, sealKeyFile } from '../repository/key-files.ts';
import { ownAccount } from '../repository/own-account.ts';
import { formatTimestamp } from '../repository/timestamps.ts';

export const key: Command = {
  name: 'key',
  summary: 'liste, ajoute, remplace ou retire les mots de passe du dépôt',
  usage: 'key list|add|passwd|remove [IDENTIFIANT]',
  options: { 'new-password-file': 'value', host: 'value', user: 'value' },
  run: (options, surroundings) => {
    const [verb = 'list', name = ''] = options.words;
    if (verb === 'list') return inRepository(options, surroundings, 'shared', list);
    if (verb === 'add') {
      return inRepository(options, surroundings, 'shared', async (session) => {
        surroundings.terminal.say(`Mot de passe ajouté : clé ${(await add(session)).slice(0, 8)}.`);
        return 0;
      });
    }
    if (verb === 'passwd') return inRepository(options, surroundings, 'exclusive', replace);
    if (verb === 'remove') return inRepository(options, surroundings, 'exclusive', (session) => remove(session, name));
    throw new Invalid('agent.key.verb', 'key attend list, add, passwd ou remove.');
  },
};

async function list({ repository, options, surroundings }: Session): Promise<number> {
  const names = (await repository.storage.list('keys')).map(({ name }) => name).toSorted();
  const keys = [];
  for (const name of names) {
    const { username, hostname, created } = readKeyFile(await repository.storage.read({ kind: 'keys', name }));
    keys.push({ current: name === repository.keyName, id: name, userName: username, hostName: hostname, created });
  }
  if (options.flag('json')) {
    surroundings.terminal.say(JSON.stringify(keys));
    return 0;
  }
  const rows = keys.map(({ current, id, userName, hostName, created }) => [
    `${current ? '*' : ' '}${id.slice(0, 8)}`,
    userName,
    hostName,
    created.slice(0, 19).replace('T', ' '),
  ]);
  surroundings.terminal.say(table(['Clé', 'Personne', 'Machine', 'Créée'], rows));
  return 0;
}

/** @returns the name of the new key file. */
async function add({ repository, options, surroundings }: Session): Promise<string> {
  const account = ownAccount();
  const by = {
    username: options.value('user') ?? account.username,
    hostname: options.value('host') ?? account.hostname,
    created: formatTimestamp(surroundings.now()),
  };
  const { name, bytes } = await sealKeyFile(repository.key, newPasswordOf(options), by);
  await repository.storage.write({ kind: 'keys', name }, bytes);
  return name;
}

/** The new one is there before the former goes. */
async function replace(session: Session): Promise<number> {
  const { repository, surroundings } = session;
  const name = await add(session);
  await repository.storage.remove({ kind: 'keys', name: repository.keyName });
  surroundings.terminal.say(`Mot de passe remplacé : clé ${name.slice(0, 8)}.`);
  return 0;
}

async function remove({ repository, surroundings }: Session, name: string): Promise<number> {
  const fitting = (await repository.storage.list('keys')).filter((file) => name !== '' && file.name.startsWith(name));
  const [only] = fitting;
  if (only === undefined || fitting.length > 1)
    throw new NotFound('agent.key.none', 'Nommez une clé de la liste : key list.');
  if (only.name === repository.keyName) {
    throw new Conflict(
      'agent.key.current',
      'C’est la clé dont vous vous servez : elle reste. Ouvrez le dépôt avec une autre pour la retirer.',
    );
  }
  await repository.storage.remove({ kind: 'keys', name: only.name });
  surroundings.terminal.say(
    `Clé ${only.name.slice(0, 8)} retirée. Qui a déjà ouvert le dépôt avec elle a pu garder la clé maîtresse.`,
  );
  return 0;
}

function newPasswordOf(options: Options): string {
  const file = options.value('new-password-file');
  if (file === null)
    throw new Invalid('agent.password.new', 'Donnez le nouveau mot de passe : --new-password-file FICHIER.');
  const password = readFileSync(file, 'utf8').split('\n')[0]?.replace(/\r$/, '') ?? '';
  if (password === '')
    throw new Invalid('agent.password.empty', 'Le nouveau mot de passe est vide : rien n’a été changé.');
  return password;
}
