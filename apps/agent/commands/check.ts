import { runCheck } from '../check/run-check.ts';
import { subsetOf } from '../check/subset.ts';
import type { Command } from '../command-line/command.ts';
import { inRepository } from '../command-line/session.ts';
import { bytesText, counted } from '../command-line/terminal.ts';

export const check: Command = {
  name: 'check',
  summary: 'vérifie le dépôt ; --read-data relit chaque octet',
  usage: 'check',
  options: { 'read-data': 'flag', 'read-data-subset': 'value' },
  run: (options, surroundings) =>
    inRepository(options, surroundings, 'shared', async ({ repository, location }) => {
      const subset = options.value('read-data-subset');
      const all = (names: readonly string[]): readonly string[] => (options.flag('read-data') ? names : []);
      const report = await runCheck(repository, { location, packsToRead: subset === null ? all : subsetOf(subset) });
      const { say, warn } = surroundings.terminal;
      const sound = report.problems.length === 0;
      if (options.flag('json')) {
        for (const message of report.problems) warn(JSON.stringify({ message_type: 'error', message }));
        say(JSON.stringify({ message_type: 'summary', num_errors: report.problems.length, broken_packs: null }));
        return sound ? 0 : 1;
      }
      for (const problem of report.problems) warn(problem);
      for (const remark of report.remarks) say(remark);
      const read = `${counted(report.packsRead, 'paquet relu', 'paquets relus')} (${bytesText(report.bytesRead)})`;
      say(`${counted(report.snapshots, 'sauvegarde vérifiée', 'sauvegardes vérifiées')}, ${read}.`);
      if (sound) say('Aucune erreur.');
      else warn(`${counted(report.problems.length, 'erreur')} : ce dépôt est abîmé. Rien n’a été modifié.`);
      return sound ? 0 : 1;
    }),
};
