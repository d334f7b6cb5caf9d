import path from 'node:path';

/** Pure rules, tests beside stock restic, tests that own a database, journeys through a real browser. */
const GROUPS = ['pure', 'restic', 'db', 'journey'] as const;
export type Group = (typeof GROUPS)[number];

/** What `npm test -- …` asked for; nothing asked means everything. */
export interface Selection {
  readonly groups: readonly Group[];
  /** Parts of a path, or patterns with `*`. A file that matches any of them runs. */
  readonly patterns: readonly string[];
  /** Whether every test runs, so that the results may speak for the whole project. */
  readonly everything: boolean;
}

/** @throws with a sentence when an option is not understood: a typing error must not run nothing and pass. */
export function readArguments(args: readonly string[]): Selection {
  const groups: Group[] = [];
  const patterns: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index]!;
    if (argument === '--group') {
      const name = args[(index += 1)];
      const group = GROUPS.find((known) => known === name);
      if (group === undefined) throw new Error(`--group takes one of ${GROUPS.join(', ')}, not “${name ?? ''}”`);
      groups.push(group);
    } else if (argument.startsWith('-')) {
      throw new Error(`unknown option “${argument}”; known: --group ${GROUPS.join('|')}, and paths or patterns`);
    } else {
      patterns.push(argument.replace(/^\.\//, ''));
    }
  }
  return {
    groups: groups.length === 0 ? GROUPS : groups,
    patterns,
    everything: groups.length === 0 && patterns.length === 0,
  };
}

/** The group a file belongs to, by its name; `null` when it is not a test. */
function groupOf(file: string): Group | null {
  if (file.endsWith('.journey.test.ts')) return 'journey';
  if (file.endsWith('.restic.test.ts')) return 'restic';
  if (file.endsWith('.db.test.ts')) return 'db';
  return file.endsWith('.test.ts') ? 'pure' : null;
}

/** The test files of each selected group, in the order given. */
export function select(files: readonly string[], selection: Selection): Record<Group, string[]> {
  const chosen: Record<Group, string[]> = { pure: [], restic: [], db: [], journey: [] };
  for (const file of files) {
    const group = groupOf(file);
    if (group === null || !selection.groups.includes(group)) continue;
    const { patterns } = selection;
    if (patterns.length === 0 || patterns.some((pattern) => matches(file, pattern))) chosen[group].push(file);
  }
  return chosen;
}

function matches(file: string, pattern: string): boolean {
  return pattern.includes('*') ? path.posix.matchesGlob(file, pattern) : file.includes(pattern);
}
