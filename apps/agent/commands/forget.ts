import { Invalid } from '#platform/kernel/errors.ts';
import type { Command } from '../command-line/command.ts';
import type { Options } from '../command-line/options.ts';
import { inRepository } from '../command-line/session.ts';
import { counted, table } from '../command-line/terminal.ts';
import { loadSnapshots, matchesFilter, namedSnapshot } from '../repository/snapshot-list.ts';
import type { NamedSnapshot } from '../repository/snapshot.ts';
import { judge, keepsSomething, type Judged, type KeepRules } from '../retention/keep-rules.ts';
import { PRUNE_OPTIONS, prunedSession } from './prune.ts';
import { FILTER_LETTERS, FILTER_OPTIONS, filterOf } from './snapshot-filter.ts';
import { snapshotJson } from './snapshots.ts';

const PERIODS = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const;

export const forget: Command = {
  name: 'forget',
  summary: 'oublie des sauvegardes, nommées ou selon des règles (--keep-…)',
  usage: 'forget [SAUVEGARDE…]',
  options: {
    ...FILTER_OPTIONS,
    ...PRUNE_OPTIONS,
    'keep-last': 'value',
    ...Object.fromEntries(
      PERIODS.flatMap((period) => [`keep-${period}`, `keep-within-${period}`].map((name) => [name, 'value'] as const)),
    ),
    ...{ 'keep-within': 'value', 'keep-tag': 'values', 'group-by': 'value', prune: 'flag' },
  },
  letters: {
    ...FILTER_LETTERS,
    n: 'dry-run',
    l: 'keep-last',
    d: 'keep-daily',
    w: 'keep-weekly',
    m: 'keep-monthly',
    y: 'keep-yearly',
  },
  run: (options, surroundings) =>
    inRepository(options, surroundings, 'exclusive', async (session) => {
      const { repository } = session;
      const all = await loadSnapshots(repository);
      const groups = options.words.length > 0 ? [named(all, options)] : judgedGroups(all, options);
      const gone = groups.flatMap(({ judged }) => judged).filter(({ reasons }) => reasons.length === 0);
      if (!options.flag('dry-run')) {
        for (const { snapshot } of gone) await repository.storage.remove({ kind: 'snapshots', name: snapshot.id });
      }
      const { say } = surroundings.terminal;
      if (options.flag('json')) say(`[${groups.map(groupJson).join(',')}]`);
      else for (const { judged } of groups) say(groupText(judged));
      const verb = options.flag('dry-run') ? 'seraient oubliées' : 'oubliées';
      if (!options.flag('json')) say(`${counted(gone.length, 'sauvegarde')} ${verb}.`);
      return options.flag('prune') ? prunedSession(session) : 0;
    }),
};

interface Group {
  readonly host: string;
  readonly paths: readonly string[] | null;
  readonly tags: readonly string[] | null;
  readonly judged: readonly Judged[];
}

/** Those that a person names go, whatever the rules. */
function named(all: readonly NamedSnapshot[], options: Options): Group {
  const judged = options.words.map((word) => ({
    snapshot: namedSnapshot(all, word, filterOf(options)).snapshot,
    reasons: [],
  }));
  return { host: '', paths: null, tags: null, judged };
}

/** @throws Invalid when no rule keeps anything: all would go. */
function judgedGroups(all: readonly NamedSnapshot[], options: Options): Group[] {
  const rules = rulesOf(options);
  if (!keepsSomething(rules)) {
    throw new Invalid(
      'agent.forget.rules',
      'Dites ce qui reste (--keep-last, --keep-daily…) ou nommez les sauvegardes à oublier. Rien n’a été oublié.',
    );
  }
  const by = (options.value('group-by') ?? 'host,paths').split(',').filter((name) => name !== '');
  const filter = filterOf(options);
  const chosen = all.filter((snapshot) => matchesFilter(snapshot, filter));
  const keyOf = ({ hostname, paths, tags }: NamedSnapshot): string =>
    JSON.stringify([
      by.includes('host') && hostname,
      by.includes('paths') && paths.toSorted(),
      by.includes('tags') && tags.toSorted(),
    ]);
  return [...Map.groupBy(chosen, keyOf).values()].map((snapshots) => ({
    host: by.includes('host') ? snapshots[0]!.hostname : '',
    paths: by.includes('paths') ? snapshots[0]!.paths : null,
    tags: by.includes('tags') ? snapshots[0]!.tags : null,
    judged: judge(snapshots, rules),
  }));
}

function rulesOf(options: Options): KeepRules {
  const count = (name: string): number => options.number(name) ?? 0;
  const within = PERIODS.flatMap((period) => {
    const duration = options.value(`keep-within-${period}`);
    return duration === null ? [] : [[period, duration] as const];
  });
  return {
    last: count('keep-last'),
    periods: {
      hourly: count('keep-hourly'),
      daily: count('keep-daily'),
      weekly: count('keep-weekly'),
      monthly: count('keep-monthly'),
      yearly: count('keep-yearly'),
    },
    within: options.value('keep-within'),
    withinPeriods: Object.fromEntries(within),
    tags: options.values('keep-tag').map((list) => list.split(',')),
  };
}

function groupJson({ host, paths, tags, judged }: Group): string {
  const list = (kept: boolean): string =>
    judged
      .filter(({ reasons }) => reasons.length > 0 === kept)
      .map(({ snapshot }) => snapshotJson(snapshot))
      .join(',');
  const reasons = judged
    .filter((one) => one.reasons.length > 0)
    .map((one) => `{"snapshot":${snapshotJson(one.snapshot)},"matches":${JSON.stringify(one.reasons)}}`);
  return `{"tags":${JSON.stringify(tags)},"host":${JSON.stringify(host)},"paths":${JSON.stringify(paths)},"keep":[${list(true)}],"remove":[${list(false)}],"reasons":[${reasons.join(',')}]}`;
}

function groupText(judged: readonly Judged[]): string {
  return table(
    ['Identifiant', 'Date', 'Machine', 'Sort'],
    judged.map(({ snapshot, reasons }) => [
      snapshot.id.slice(0, 8),
      snapshot.time.slice(0, 19).replace('T', ' '),
      snapshot.hostname,
      reasons.length === 0 ? 'oubliée' : 'gardée',
    ]),
  );
}
