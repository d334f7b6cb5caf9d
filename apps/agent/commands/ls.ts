import type { Command } from '../command-line/command.ts';
import { inRepository } from '../command-line/session.ts';
import { walkTree, type PlacedNode } from '../repository/tree-walk.ts';
import { longLine, nodeJson } from './node-lines.ts';
import { openedSnapshot } from './opened-snapshot.ts';
import { FILTER_LETTERS, FILTER_OPTIONS } from './snapshot-filter.ts';
import { snapshotJson } from './snapshots.ts';

export const ls: Command = {
  name: 'ls',
  summary: 'liste les fichiers d’une sauvegarde',
  usage: 'ls SAUVEGARDE|latest [DOSSIER…]',
  options: { ...FILTER_OPTIONS, long: 'flag', recursive: 'flag' },
  letters: { ...FILTER_LETTERS, l: 'long' },
  run: (options, surroundings) =>
    inRepository(options, surroundings, 'shared', async (session) => {
      const [name = 'latest', ...folders] = options.words;
      const { snapshot, tree, reader } = await openedSnapshot(session, name);
      const { say } = surroundings.terminal;
      const json = options.flag('json');
      if (json) say(`${snapshotJson(snapshot).slice(0, -1)},"message_type":"snapshot","struct_type":"snapshot"}`);
      const within = folders.map((folder) => folder.replace(/\/+$/, ''));
      const leads = ({ path }: PlacedNode): boolean =>
        leadsTo(path.toString('utf8'), within, options.flag('recursive'));
      for await (const placed of walkTree(reader, tree, leads)) {
        if (!isListed(placed.path.toString('utf8'), within, options.flag('recursive'))) continue;
        const line = options.flag('long') ? longLine(placed) : placed.path.toString('utf8');
        say(json ? JSON.stringify({ ...nodeJson(placed), message_type: 'node', struct_type: 'node' }) : line);
      }
      return 0;
    }),
};

/** Folders asked for show themselves and what lies directly in them, or all of it. */
function isListed(path: string, within: readonly string[], recursive: boolean): boolean {
  if (within.length === 0) return true;
  const parent = path.slice(0, path.lastIndexOf('/'));
  return within.some((folder) => path === folder || parent === folder || (recursive && path.startsWith(`${folder}/`)));
}

function leadsTo(path: string, within: readonly string[], recursive: boolean): boolean {
  if (within.length === 0) return true;
  return within.some(
    (folder) => path === folder || folder.startsWith(`${path}/`) || (recursive && path.startsWith(`${folder}/`)),
  );
}
