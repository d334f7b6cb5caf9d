import { Invalid } from '#platform/kernel/errors.ts';
import { patternExpression } from '../backup/exclusion.ts';
import type { Command } from '../command-line/command.ts';
import { inRepository } from '../command-line/session.ts';
import { BlobReader } from '../repository/blob-reader.ts';
import { loadIndex } from '../repository/repository-index.ts';
import { loadSnapshots, matchesFilter } from '../repository/snapshot-list.ts';
import { walkTree, type PlacedNode } from '../repository/tree-walk.ts';
import { longLine, nodeJson } from './node-lines.ts';
import { FILTER_LETTERS, FILTER_OPTIONS, filterOf } from './snapshot-filter.ts';

export const find: Command = {
  name: 'find',
  summary: 'cherche des fichiers par leur nom dans les sauvegardes',
  usage: 'find MOTIF…',
  options: { ...FILTER_OPTIONS, snapshot: 'values', 'ignore-case': 'flag', long: 'flag' },
  letters: { ...FILTER_LETTERS, s: 'snapshot', i: 'ignore-case', l: 'long' },
  run: (options, surroundings) =>
    inRepository(options, surroundings, 'shared', async ({ repository }) => {
      if (options.words.length === 0) throw new Invalid('agent.find.nothing', 'Dites quoi chercher : find MOTIF….');
      const flags = options.flag('ignore-case') ? 'i' : '';
      const wanted = options.words.map((word) => patternExpression(word, '$', flags));
      const chosen = options.values('snapshot');
      const filter = filterOf(options);
      const snapshots = (await loadSnapshots(repository)).filter(
        (snapshot) =>
          matchesFilter(snapshot, filter) && (chosen.length === 0 || chosen.some((id) => snapshot.id.startsWith(id))),
      );
      const reader = new BlobReader(repository, await loadIndex(repository));
      const found: { matches: PlacedNode[]; snapshot: string }[] = [];
      for (const { id, tree } of snapshots.toReversed()) {
        const matches: PlacedNode[] = [];
        for await (const placed of walkTree(reader, tree)) {
          if (wanted.some((expression) => expression.test(placed.path.toString('utf8')))) matches.push(placed);
        }
        if (matches.length > 0) found.push({ matches, snapshot: id });
      }
      const { say } = surroundings.terminal;
      if (options.flag('json')) {
        say(
          JSON.stringify(
            found.map(({ matches, snapshot }) => ({ matches: matches.map(nodeJson), hits: matches.length, snapshot })),
          ),
        );
        return 0;
      }
      for (const { matches, snapshot } of found) {
        say(`Dans la sauvegarde ${snapshot.slice(0, 8)} :`);
        for (const match of matches) say(options.flag('long') ? longLine(match) : match.path.toString('utf8'));
      }
      if (found.length === 0) say('Aucun fichier de ce nom.');
      return 0;
    }),
};
