import path from 'node:path';
import { Invalid } from '#platform/kernel/errors.ts';
import { exclusionOf } from '../backup/exclusion.ts';
import type { Command } from '../command-line/command.ts';
import type { Options } from '../command-line/options.ts';
import { inRepository } from '../command-line/session.ts';
import { bytesText, counted, type Terminal } from '../command-line/terminal.ts';
import { OVERWRITES, type Overwrite } from '../restore/existing-files.ts';
import { planRestore, type Wanted } from '../restore/plan.ts';
import { runRestore, type RestoreReport } from '../restore/run-restore.ts';
import { openedSnapshot } from './opened-snapshot.ts';
import { FILTER_LETTERS, FILTER_OPTIONS } from './snapshot-filter.ts';

const NOT_ALL_RESTORED = 3;

export const restore: Command = {
  name: 'restore',
  summary: 'rend des fichiers ; ne remplace rien sans --overwrite',
  usage: 'restore SAUVEGARDE|latest --target DOSSIER',
  options: {
    ...FILTER_OPTIONS,
    ...{ target: 'value', include: 'values', iinclude: 'values', exclude: 'values', iexclude: 'values' },
    ...{ overwrite: 'value', 'dry-run': 'flag' },
  },
  letters: { ...FILTER_LETTERS, t: 'target', i: 'include', e: 'exclude' },
  run: (options, surroundings) =>
    inRepository(options, surroundings, 'shared', async (session) => {
      const target = options.value('target');
      if (target === null)
        throw new Invalid('agent.restore.target', 'Dites où rendre les fichiers : --target DOSSIER.');
      const { tree, index, reader } = await openedSnapshot(session, options.words[0] ?? 'latest');
      const dryRun = options.flag('dry-run');
      const plan = await planRestore(reader, tree, wantedBy(options));
      const order = {
        location: session.location,
        target: path.resolve(surroundings.folder, target),
        overwrite: overwriteOf(options),
        dryRun,
      };
      const report = await runRestore(session.repository, index, plan, order);
      tell(report, options, dryRun, surroundings.terminal);
      return report.failures.length + report.kept.length === 0 ? 0 : NOT_ALL_RESTORED;
    }),
};

function overwriteOf(options: Options): Overwrite {
  const given = options.value('overwrite') ?? 'never';
  const known = OVERWRITES.find((overwrite) => overwrite === given);
  if (known === undefined) throw new Invalid('agent.option.overwrite', `--overwrite attend ${OVERWRITES.join(', ')}.`);
  return known;
}

function wantedBy(options: Options): Wanted {
  const [include, iinclude] = [options.values('include'), options.values('iinclude')];
  const included = include.length + iinclude.length === 0 ? () => true : exclusionOf(include, iinclude);
  const excluded = exclusionOf(options.values('exclude'), options.values('iexclude'));
  return (place) => included(place) && !excluded(place);
}

function tell(report: RestoreReport, options: Options, dryRun: boolean, { say, warn }: Terminal): void {
  const { restored, bytes, there, kept, failures } = report;
  if (options.flag('json')) {
    for (const { path: item, reason } of failures) {
      warn(JSON.stringify({ message_type: 'error', error: { message: reason }, during: 'restore', item }));
    }
    const total = restored + there + kept.length + failures.length;
    const counts = {
      total_files: total,
      files_restored: restored,
      files_skipped: there + kept.length,
      bytes_restored: bytes,
    };
    say(JSON.stringify({ message_type: 'summary', ...counts }));
    return;
  }
  for (const place of kept) warn(`Laissé tel quel, car un autre fichier est déjà là : ${place}`);
  for (const { path: place, reason } of failures) warn(`Non rendu : ${place} (${reason})`);
  say(`${dryRun ? 'Serait rendu' : 'Rendu'} : ${counted(restored, 'fichier')}, ${bytesText(bytes)}.`);
  if (there > 0) say(`Déjà là, de même taille et de même date : ${counted(there, 'fichier')}.`);
  if (kept.length > 0) warn(`${counted(kept.length, 'fichier')} non remplacés : --overwrite always les remplacerait.`);
}
