import { IconBolt, IconBuilding, IconFileSearch } from '@tabler/icons-react';
import { holdsWords } from '#platform/web/french/search.ts';
import { useGo } from '#platform/web/kit/link.tsx';
import type { Icon, NavigationItem, ScreenModule } from '#platform/web/screen-module.ts';
import { useMay, useSession } from '#platform/web/session/session.tsx';
import { runCommand } from './command-shortcuts.tsx';
import { useFindings } from './use-findings.ts';

/** One line of the palette. */
export interface PaletteEntry {
  readonly key: string;
  readonly icon: Icon;
  readonly label: string;
  readonly description?: string | undefined;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

/** Lines under one head. */
export interface PaletteGroup {
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

/** What the palette offers for what is typed. What rooms find comes last, so that nothing moves under the fingers. */
export function usePaletteGroups(
  modules: readonly ScreenModule[],
  navigation: readonly NavigationItem[],
  typed: string,
): { readonly groups: readonly PaletteGroup[]; readonly searching: boolean } {
  const go = useGo();
  const may = useMay();
  const { me, organization, enter } = useSession();
  const { found, searching } = useFindings(modules, typed);
  const commands = modules
    .flatMap((module) => module.commands ?? [])
    .filter(({ permission }) => may(permission))
    .filter(({ title, keywords = [] }) => holdsWords([title, ...keywords].join(' '), typed));
  const groups: readonly PaletteGroup[] = [
    {
      title: 'Faire',
      entries: commands.map((command) => ({
        key: `command-${command.id}`,
        icon: IconBolt,
        label: command.title,
        keys: command.shortcut,
        run: () => runCommand(command, go),
      })),
    },
    {
      title: 'Aller à',
      entries: navigation
        .filter(({ title }) => holdsWords(title, typed))
        .map(({ path, icon, title }) => ({ key: `page-${path}`, icon, label: title, run: () => go(path) })),
    },
    {
      title: 'Travailler dans',
      entries: me.organizations
        .filter(({ id, name }) => id !== organization?.id && holdsWords(`organisation ${name}`, typed))
        .map(({ id, name }) => ({ key: `organization-${id}`, icon: IconBuilding, label: name, run: () => enter(id) })),
    },
    ...found.map(({ title, findings }) => ({
      title,
      entries: findings.map((finding) => ({
        key: `found-${title}-${finding.id}`,
        icon: IconFileSearch,
        label: finding.title,
        description: finding.description,
        run: () => go(finding.path),
      })),
    })),
  ];
  return { groups: groups.filter(({ entries }) => entries.length > 0), searching };
}
