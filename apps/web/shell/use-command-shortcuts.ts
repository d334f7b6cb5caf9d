import { useEffect } from 'react';
import { useGo } from '#platform/web/kit/link.tsx';
import { registerShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import type { ScreenCommand, ScreenModule } from '#platform/web/screen-module.ts';
import { useMay } from '#platform/web/session/session.tsx';

/** Does what a command says. */
export function runCommand(command: ScreenCommand, go: (path: string) => void): void {
  if ('path' in command) go(command.path);
  else command.run();
}

/** Gives their keys to the commands of all rooms. */
export function useCommandShortcuts(modules: readonly ScreenModule[]): void {
  const go = useGo();
  const may = useMay();
  const commands = modules.flatMap((module) => module.commands ?? []).filter(({ permission }) => may(permission));
  const fingerprint = commands.map(({ id }) => id).join();
  useEffect(() => {
    const removals = commands.flatMap((command) =>
      command.shortcut === undefined
        ? []
        : [registerShortcut({ keys: command.shortcut, title: command.title, group: 'Partout', run: () => runCommand(command, go) })],
    );
    return () => {
      for (const remove of removals) remove();
    };
    // The commands themselves are constants of their rooms: only which ones are allowed can change.
  }, [fingerprint]);
}
