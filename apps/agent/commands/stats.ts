import { Invalid } from '#platform/kernel/errors.ts';
import { usedBlobs } from '../check/used-blobs.ts';
import type { Command } from '../command-line/command.ts';
import { inRepository } from '../command-line/session.ts';
import { bytesText, counted } from '../command-line/terminal.ts';
import { BlobReader } from '../repository/blob-reader.ts';
import { Damaged } from '../repository/damaged.ts';
import { OVERHEAD } from '../repository/sealing.ts';
import { loadIndex, type RepositoryIndex } from '../repository/repository-index.ts';
import { loadSnapshots, matchesFilter, namedSnapshot } from '../repository/snapshot-list.ts';
import type { NamedSnapshot } from '../repository/snapshot.ts';
import { walkTree } from '../repository/tree-walk.ts';
import { FILTER_LETTERS, FILTER_OPTIONS, filterOf } from './snapshot-filter.ts';

export const stats: Command = {
  name: 'stats',
  summary: 'mesure les sauvegardes : rendues, ou telles que stockées (--mode raw-data)',
  usage: 'stats [SAUVEGARDE…]',
  options: { ...FILTER_OPTIONS, mode: 'value' },
  letters: FILTER_LETTERS,
  run: (options, surroundings) =>
    inRepository(options, surroundings, 'shared', async ({ repository }) => {
      const mode = options.value('mode') ?? 'restore-size';
      const all = await loadSnapshots(repository);
      const filter = filterOf(options);
      const chosen =
        options.words.length > 0
          ? options.words.map((word) => namedSnapshot(all, word, filter).snapshot)
          : all.filter((snapshot) => matchesFilter(snapshot, filter));
      const index = await loadIndex(repository);
      const reader = new BlobReader(repository, index);
      if (mode !== 'restore-size' && mode !== 'raw-data') {
        throw new Invalid('agent.option.mode', '--mode attend restore-size ou raw-data.');
      }
      const figures = mode === 'raw-data' ? await rawData(reader, index, chosen) : await restoreSize(reader, chosen);
      const { say } = surroundings.terminal;
      if (options.flag('json')) {
        say(JSON.stringify({ ...figures, snapshots_count: chosen.length }));
        return 0;
      }
      say(counted(chosen.length, 'sauvegarde'));
      if ('total_file_count' in figures)
        say(counted(figures.total_file_count, 'fichier et dossier', 'fichiers et dossiers'));
      if ('total_blob_count' in figures) {
        say(
          `${counted(figures.total_blob_count, 'bloc')}, ${bytesText(figures.total_uncompressed_size)} avant compression`,
        );
      }
      say(bytesText(figures.total_size));
      return 0;
    }),
};

interface RestoreSize {
  readonly total_size: number;
  readonly total_file_count: number;
}

interface RawData {
  readonly total_size: number;
  readonly total_uncompressed_size: number;
  readonly compression_ratio: number;
  readonly total_blob_count: number;
}

/** What a restore of each would write. Names of one file count once in a snapshot. */
async function restoreSize(reader: BlobReader, snapshots: readonly NamedSnapshot[]): Promise<RestoreSize> {
  let size = 0;
  let entries = 0;
  for (const { tree } of snapshots) {
    const linked = new Set<string>();
    for await (const { node } of walkTree(reader, tree)) {
      entries += 1;
      const inode = `${node.deviceId}/${node.inode}`;
      if (node.links > 1n && linked.has(inode)) continue;
      if (node.links > 1n) linked.add(inode);
      size += Number(node.size);
    }
  }
  return { total_size: size, total_file_count: entries };
}

/** What they take in the repository together. */
async function rawData(
  reader: BlobReader,
  index: RepositoryIndex,
  snapshots: readonly NamedSnapshot[],
): Promise<RawData> {
  const used = await usedBlobs(
    reader,
    snapshots,
    (id) => index.table.has(id, 'data'),
    (what) => {
      throw new Damaged(what);
    },
  );
  let [size, plain, count] = [0, 0, 0];
  for (const { id, type } of used.list()) {
    const place = index.table.find(id, type);
    if (place === null) continue;
    size += place.length;
    plain += place.uncompressedLength > 0 ? place.uncompressedLength + OVERHEAD : place.length;
    count += 1;
  }
  return {
    total_size: size,
    total_uncompressed_size: plain,
    compression_ratio: size === 0 ? 0 : plain / size,
    total_blob_count: count,
  };
}
