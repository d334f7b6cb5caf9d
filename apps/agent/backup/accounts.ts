import { readFileSync } from 'node:fs';

/** Names of users and groups by their numbers, as this machine knows them; none where it has no such files. */
export class AccountNames {
  readonly #users = readNames('/etc/passwd');
  readonly #groups = readNames('/etc/group');

  user(uid: number): string {
    return this.#users.get(uid) ?? '';
  }

  group(gid: number): string {
    return this.#groups.get(gid) ?? '';
  }
}

function readNames(file: string): Map<number, string> {
  const names = new Map<number, string>();
  let lines: string[] = [];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return names;
  }
  for (const line of lines) {
    const [name, , number] = line.split(':');
    if (name !== undefined && number !== undefined && !names.has(Number(number))) names.set(Number(number), name);
  }
  return names;
}
