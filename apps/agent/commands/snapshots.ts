import type { Command } from '../command-line/command.ts';
import { inRepository } from '../command-line/session.ts';
import { counted, table } from '../command-line/terminal.ts';
import { loadSnapshots, matchesFilter } from '../repository/snapshot-list.ts';
import { encodeSnapshot, type NamedSnapshot } from '../repository/snapshot.ts';
import { FILTER_LETTERS, FILTER_OPTIONS, filterOf } from './snapshot-filter.ts';

export const snapshots: Command = {
  name: 'snapshots',
  summary: 'liste les sauvegardes du dépôt',
  usage: 'snapshots [DÉBUT-D’IDENTIFIANT…]',
  options: { ...FILTER_OPTIONS, latest: 'value' },
  letters: FILTER_LETTERS,
  run: (options, surroundings) =>
    inRepository(options, surroundings, 'shared', async ({ repository }) => {
      const filter = filterOf(options);
      const found = (await loadSnapshots(repository)).filter(
        (snapshot) =>
          matchesFilter(snapshot, filter) &&
          (options.words.length === 0 || options.words.some((word) => snapshot.id.startsWith(word))),
      );
      const latest = options.number('latest');
      const shown = latest === null ? found : latestOfEach(found, latest);
      if (options.flag('json')) {
        surroundings.terminal.say(`[${shown.map(snapshotJson).join(',')}]`);
        return 0;
      }
      surroundings.terminal.say(table(['Identifiant', 'Date', 'Machine', 'Étiquettes', 'Dossiers'], shown.map(row)));
      surroundings.terminal.say(counted(shown.length, 'sauvegarde'));
      return 0;
    }),
};

/** As restic shows a snapshot: its file, with the name and the beginning of it. */
export function snapshotJson(snapshot: NamedSnapshot): string {
  return `${encodeSnapshot(snapshot).slice(0, -1)},"id":"${snapshot.id}","short_id":"${snapshot.id.slice(0, 8)}"}`;
}

function row({ id, time, hostname, tags, paths }: NamedSnapshot): string[] {
  return [id.slice(0, 8), time.slice(0, 19).replace('T', ' '), hostname, tags.join(','), paths.join(' ')];
}

/** The last few of each host and set of paths. */
function latestOfEach(found: readonly NamedSnapshot[], count: number): NamedSnapshot[] {
  const groups = Map.groupBy(found, ({ hostname, paths }) => JSON.stringify([hostname, paths]));
  const kept = new Set([...groups.values()].flatMap((group) => group.slice(-count)));
  return found.filter((snapshot) => kept.has(snapshot));
}
