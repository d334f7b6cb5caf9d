import { Invalid } from '#platform/kernel/errors.ts';
import type { Command } from '../command-line/command.ts';
import { inRepository } from '../command-line/session.ts';
import { bytesText, counted } from '../command-line/terminal.ts';
import { BlobReader } from '../repository/blob-reader.ts';
import { loadIndex } from '../repository/repository-index.ts';
import { loadSnapshots, namedSnapshot } from '../repository/snapshot-list.ts';
import type { TreeNode } from '../repository/tree.ts';
import { treeAt } from '../repository/tree-walk.ts';
import { compareTrees } from './tree-comparison.ts';
import { filterOf, FILTER_OPTIONS } from './snapshot-filter.ts';

interface Side {
  files: number;
  dirs: number;
  others: number;
  bytes: number;
}

export const diff: Command = {
  name: 'diff',
  summary: 'dit ce qui diffère entre deux sauvegardes',
  usage: 'diff SAUVEGARDE SAUVEGARDE',
  options: { ...FILTER_OPTIONS, metadata: 'flag' },
  run: (options, surroundings) =>
    inRepository(options, surroundings, 'shared', async ({ repository }) => {
      const [first, second, ...rest] = options.words;
      if (first === undefined || second === undefined || rest.length > 0) {
        throw new Invalid('agent.diff.two', 'Donnez deux sauvegardes à comparer.');
      }
      const all = await loadSnapshots(repository);
      const reader = new BlobReader(repository, await loadIndex(repository));
      const [from, to] = [first, second].map((name) => namedSnapshot(all, name, filterOf(options)));
      const trees = [
        await treeAt(reader, from!.snapshot.tree, from!.folder),
        await treeAt(reader, to!.snapshot.tree, to!.folder),
      ];
      const { say } = surroundings.terminal;
      const json = options.flag('json');
      const added = emptySide();
      const removed = emptySide();
      let changedFiles = 0;
      for await (const { path, modifier, before, after } of compareTrees(
        reader,
        trees[0]!,
        trees[1]!,
        options.flag('metadata'),
      )) {
        if (modifier === '+' && after !== null) count(added, after);
        if (modifier === '-' && before !== null) count(removed, before);
        if (modifier === 'M') changedFiles += 1;
        say(json ? JSON.stringify({ message_type: 'change', path, modifier }) : `${modifier.padEnd(5)}${path}`);
      }
      if (json) {
        const [source, target] = [from!.snapshot.id, to!.snapshot.id];
        const statistics = {
          source_snapshot: source,
          target_snapshot: target,
          changed_files: changedFiles,
          added,
          removed,
        };
        say(JSON.stringify({ message_type: 'statistics', ...statistics }));
      } else {
        say(
          `${counted(changedFiles, 'fichier modifié', 'fichiers modifiés')} ; ajouté : ${sideText(added)} ; enlevé : ${sideText(removed)}`,
        );
      }
      return 0;
    }),
};

function emptySide(): Side {
  return { files: 0, dirs: 0, others: 0, bytes: 0 };
}

function count(side: Side, node: TreeNode): void {
  if (node.type === 'file') side.files += 1;
  else if (node.type === 'dir') side.dirs += 1;
  else side.others += 1;
  side.bytes += Number(node.size);
}

function sideText({ files, dirs, bytes }: Side): string {
  return `${counted(files, 'fichier')}, ${counted(dirs, 'dossier')}, ${bytesText(bytes)}`;
}
