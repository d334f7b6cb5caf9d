import type { Command } from '../command-line/command.ts';
import { locationOf, passwordOf } from '../command-line/session.ts';
import { ownAccount } from '../repository/own-account.ts';
import { initRepository } from '../repository/repository.ts';
import { formatTimestamp } from '../repository/timestamps.ts';
import { openStorage } from '../storage/open-storage.ts';

export const init: Command = {
  name: 'init',
  summary: 'crée un dépôt, vide, que la clé donnée ouvre seule',
  usage: 'init',
  options: {},
  run: async (options, surroundings) => {
    const storage = openStorage(locationOf(options, surroundings));
    const password = passwordOf(options, surroundings);
    try {
      const maker = { ...ownAccount(), created: formatTimestamp(surroundings.now()) };
      const { config } = await initRepository(storage, password, maker);
      if (options.flag('json')) {
        surroundings.terminal.say(
          JSON.stringify({ message_type: 'initialized', id: config.id, repository: storage.place }),
        );
      } else {
        surroundings.terminal.say(`Dépôt ${config.id.slice(0, 10)} créé : ${storage.place}`);
        surroundings.terminal.say(
          'Vous seul avez la clé. Perdue, personne ne peut la rendre ni relire les sauvegardes : gardez-en une copie en lieu sûr.',
        );
      }
      return 0;
    } finally {
      await storage.close();
    }
  },
};
