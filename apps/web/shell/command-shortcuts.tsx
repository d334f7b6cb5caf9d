import { useGo } from '#platform/web/kit/link.tsx';
import { useShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import type { ScreenCommand, ScreenModule } from '#platform/web/screen-module.ts';
import { useMay } from '#platform/web/session/session.tsx';

/** Does what a command says. */
export function runCommand(command: ScreenCommand, go: (path: string) => void): void {
  if ('path' in command) go(command.path);
  else command.run();
}

function CommandShortcut({ command, keys }: { readonly command: ScreenCommand; readonly keys: string }) {
  const go = useGo();
  useShortcut(keys, command.title, () => runCommand(command, go), { group: 'Partout' });
  return null;
}

/** Gives their keys to the commands of all rooms. Draws nothing. */
export function CommandShortcuts({ modules }: { readonly modules: readonly ScreenModule[] }) {
  const may = useMay();
  return modules
    .flatMap((module) => module.commands ?? [])
    .map((command) =>
      command.shortcut !== undefined && may(command.permission) ? (
        <CommandShortcut key={command.id} command={command} keys={command.shortcut} />
      ) : null,
    );
}
