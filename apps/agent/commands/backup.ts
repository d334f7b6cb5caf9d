import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Invalid } from '#platform/kernel/errors.ts';
import { exclusionOf } from '../backup/exclusion.ts';
import { runBackup, type BackupOrder, type BackupReport } from '../backup/run-backup.ts';
import type { Tally } from '../backup/tally.ts';
import type { Command } from '../command-line/command.ts';
import type { Options } from '../command-line/options.ts';
import { inRepository, type Session, type Surroundings } from '../command-line/session.ts';
import { bytesText, counted } from '../command-line/terminal.ts';
import { COMPRESSIONS } from '../repository/compression.ts';
import { ownAccount } from '../repository/own-account.ts';
import { loadSnapshots, namedSnapshot, parentOf } from '../repository/snapshot-list.ts';
import type { NamedSnapshot } from '../repository/snapshot.ts';

const ANY = { hosts: [], tags: [], paths: [] };
const NOT_ALL_SAVED = 3;

export const backup: Command = {
  name: 'backup',
  summary: 'sauvegarde des fichiers et des dossiers',
  usage: 'backup DOSSIER…',
  options: {
    ...{ tag: 'values', host: 'value', parent: 'value', force: 'flag', 'dry-run': 'flag', time: 'value' },
    ...{ exclude: 'values', iexclude: 'values', 'exclude-file': 'values', 'one-file-system': 'flag' },
    ...{ 'with-atime': 'flag', 'ignore-inode': 'flag', 'ignore-ctime': 'flag', 'skip-if-unchanged': 'flag' },
  },
  letters: { e: 'exclude', n: 'dry-run', x: 'one-file-system', f: 'force', H: 'host' },
  run: (options, surroundings) =>
    inRepository(options, surroundings, options.flag('dry-run') ? null : 'shared', async (session) => {
      const order = await orderOf(session);
      const report = await runBackup(session.repository, order);
      tell(report, order, session);
      return report.unsaved.length === 0 ? 0 : NOT_ALL_SAVED;
    }),
};

async function orderOf({ repository, location, options, surroundings }: Session): Promise<BackupOrder> {
  const { folder } = surroundings;
  if (options.words.length === 0)
    throw new Invalid('agent.backup.nothing', 'Dites quoi sauvegarder : backup DOSSIER….');
  const paths = [...new Set(options.words.map((word) => path.resolve(folder, word)))].toSorted();
  if (!paths.some((target) => existsSync(target))) {
    throw new Invalid('agent.backup.missing', 'Rien de ce qu’il faut sauvegarder n’existe ici. Rien n’a été fait.');
  }
  const account = {
    ...ownAccount(),
    ...(options.value('host') === null ? {} : { hostname: options.value('host') ?? '' }),
  };
  const excludes = [
    ...options.values('exclude'),
    ...options.values('exclude-file').flatMap((file) => patternsOf(file)),
  ];
  return {
    location,
    targets: options.words,
    from: folder,
    paths,
    account,
    excludes: [...excludes, ...options.values('iexclude')],
    tags: options.values('tag').flatMap((list) => list.split(',')),
    parent: options.flag('force') ? null : parentFor(await loadSnapshots(repository), options, account.hostname, paths),
    rules: {
      excluded: exclusionOf(excludes, options.values('iexclude')),
      withAccessTime: options.flag('with-atime'),
      oneFileSystem: options.flag('one-file-system'),
      ignoreCtime: options.flag('ignore-ctime'),
      ignoreInode: options.flag('ignore-inode'),
    },
    compression: compressionOf(options),
    dryRun: options.flag('dry-run'),
    skipIfUnchanged: options.flag('skip-if-unchanged'),
    stop: surroundings.stop,
    time: timeOf(options),
    now: surroundings.now,
    progress: (tally) => tellProgress(tally, options, surroundings),
  };
}

function parentFor(
  snapshots: readonly NamedSnapshot[],
  options: Options,
  hostname: string,
  paths: readonly string[],
): NamedSnapshot | null {
  const given = options.value('parent');
  return given === null ? parentOf(snapshots, hostname, paths) : namedSnapshot(snapshots, given, ANY).snapshot;
}

/** `2026-01-05 08:00:00`, in the machine's own time. */
function timeOf(options: Options): bigint | null {
  const given = options.value('time');
  if (given === null) return null;
  try {
    const time = Temporal.PlainDateTime.from(given.trim().replace(' ', 'T'));
    return time.toZonedDateTime(Temporal.Now.timeZoneId()).epochNanoseconds;
  } catch {
    throw new Invalid('agent.option.time', '--time attend une date comme 2026-01-05 08:00:00.');
  }
}

function compressionOf(options: Options): BackupOrder['compression'] {
  const given = options.value('compression') ?? 'auto';
  const known = COMPRESSIONS.find((compression) => compression === given);
  if (known === undefined) throw new Invalid('agent.option.compression', '--compression attend auto, off ou max.');
  return known;
}

/** A pattern a line; empty lines and those that begin with `#` say nothing. */
function patternsOf(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

function tellProgress(tally: Readonly<Tally>, options: Options, { terminal }: Surroundings): void {
  if (options.flag('quiet')) return;
  if (options.flag('json')) {
    const { total_files_processed: filesDone, total_bytes_processed: bytesDone } = tally;
    terminal.say(JSON.stringify({ message_type: 'status', files_done: filesDone, bytes_done: bytesDone }));
  } else {
    const read = bytesText(tally.total_bytes_processed);
    terminal.progress(
      `${counted(tally.total_files_processed, 'fichier')}, ${read} vus, ${bytesText(tally.data_added_packed)} envoyés`,
    );
  }
}

function tell(
  { tally, unsaved, snapshot, seconds }: BackupReport,
  order: BackupOrder,
  { options, surroundings }: Session,
): void {
  const { terminal } = surroundings;
  if (options.flag('json')) {
    for (const { path: item, code } of unsaved) {
      terminal.warn(JSON.stringify({ message_type: 'error', error: { message: code }, during: 'archival', item }));
    }
    const id = snapshot === null ? {} : { snapshot_id: snapshot.id };
    const dry = order.dryRun ? { dry_run: true } : {};
    terminal.say(JSON.stringify({ message_type: 'summary', ...dry, ...tally, total_duration: seconds, ...id }));
    return;
  }
  terminal.progress('');
  for (const { path: item, code } of unsaved) terminal.warn(`Non sauvegardé : ${item} (${REASONS[code] ?? code})`);
  terminal.say(
    `Fichiers : ${tally.files_new} nouveaux, ${tally.files_changed} modifiés, ${tally.files_unmodified} inchangés`,
  );
  terminal.say(
    `${bytesText(tally.total_bytes_processed)} vus, ${bytesText(tally.data_added)} nouveaux, ${bytesText(tally.data_added_packed)} une fois comprimés, en ${seconds.toLocaleString('fr-FR')}\u00A0s`,
  );
  if (order.dryRun) terminal.say('Essai à blanc : rien n’a été écrit.');
  else if (snapshot === null) terminal.say('Rien n’a changé : aucune sauvegarde n’a été ajoutée.');
  else terminal.say(`Sauvegarde ${snapshot.id.slice(0, 8)} enregistrée.`);
  if (unsaved.length > 0)
    terminal.warn(
      `${counted(unsaved.length, 'élément n’a pas pu être lu', 'éléments n’ont pas pu être lus')} : voyez la liste.`,
    );
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'accès refusé',
  EPERM: 'accès refusé',
  ENOENT: 'disparu entre-temps',
  EBUSY: 'ouvert par un autre programme',
  EIO: 'erreur de lecture du disque',
  ENAMETOOLONG: 'nom trop long',
};
