import { Invalid } from '#platform/kernel/errors.ts';
import type { Command } from '../command-line/command.ts';
import type { Options } from '../command-line/options.ts';
import { inRepository, type Session } from '../command-line/session.ts';
import { bytesText, counted } from '../command-line/terminal.ts';
import { runPrune } from '../retention/run-prune.ts';

export const PRUNE_OPTIONS = { 'max-unused': 'value', 'dry-run': 'flag' } as const;

export const prune: Command = {
  name: 'prune',
  summary: 'rend la place de ce que nulle sauvegarde n’utilise plus',
  usage: 'prune',
  options: PRUNE_OPTIONS,
  letters: { n: 'dry-run' },
  run: (options, surroundings) => inRepository(options, surroundings, 'exclusive', prunedSession),
};

/** Prunes, under the exclusive lock that the session holds, and says what was freed. */
export async function prunedSession({ repository, options, surroundings }: Session): Promise<number> {
  const dryRun = options.flag('dry-run');
  const report = await runPrune(repository, { maxUnused: maxUnusedOf(options), dryRun });
  if (options.flag('json')) return 0;
  const packs = counted(report.removedPacks + report.repackedPacks, 'paquet enlevé', 'paquets enlevés');
  surroundings.terminal.say(
    `${dryRun ? 'Essai à blanc : ' : ''}${packs}, dont ${report.repackedPacks} refaits ; ${bytesText(report.freedBytes)} rendus, ${bytesText(report.unusedBytes)} restent inutilisés.`,
  );
  return 0;
}

function maxUnusedOf(options: Options): number {
  const text = options.value('max-unused') ?? '5%';
  if (text === 'unlimited') return 1;
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(text)?.[1] ?? (text === '0' ? '0' : null);
  if (percent === null)
    throw new Invalid('agent.option.unused', '--max-unused attend un pourcentage (5%) ou unlimited.');
  return Number(percent) / 100;
}
