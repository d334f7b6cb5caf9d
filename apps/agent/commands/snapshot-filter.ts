import type { OptionShapes, Options } from '../command-line/options.ts';
import type { SnapshotFilter } from '../repository/snapshot-list.ts';

/** Options by which a command is told which snapshots are meant. */
export const FILTER_OPTIONS: OptionShapes = { host: 'values', tag: 'values', path: 'values' };
export const FILTER_LETTERS = { H: 'host' } as const;

export function filterOf(options: Options): SnapshotFilter {
  return {
    hosts: options.values('host'),
    tags: options.values('tag').map((list) => list.split(',').filter((tag) => tag !== '')),
    paths: options.values('path'),
  };
}
