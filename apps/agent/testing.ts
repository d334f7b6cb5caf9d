import { execFile, execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { runCommand } from './command-line/run-command.ts';
import { initRepository } from './repository/repository.ts';
import { microsecondsOf } from './repository/timestamps.ts';
import { openStorage } from './storage/open-storage.ts';

export const PASSWORD = 'phrase inventée pour les essais';
const execute = promisify(execFile);

/** A password that is cheap to try, so that tests do not wait. */
const QUICK = { N: 1024, r: 8, p: 1 };
const MAKER = { username: 'essai', hostname: 'poste-essai', created: '2026-01-05T08:00:00Z' };

/** A folder that is gone after the test. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cabinet-agent-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty repository. */
export async function quickRepository(location: string): Promise<void> {
  const storage = openStorage(location);
  await initRepository(storage, PASSWORD, MAKER, QUICK);
  await storage.close();
}

/** What a command said. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly warnings: string;
}

/** Runs a command of the agent on a repository. */
export async function agent(location: string, args: readonly string[], folder: string = os.tmpdir()): Promise<Said> {
  const out: string[] = [];
  const warnings: string[] = [];
  const [verb = '', ...rest] = args;
  const code = await runCommand([verb, '--repo', location, ...rest], {
    environment: { RESTIC_PASSWORD: PASSWORD },
    terminal: { say: (line) => out.push(line), warn: (line) => warnings.push(line), progress: () => undefined },
    now: () => Temporal.Now.instant().epochNanoseconds,
    stop: new AbortController().signal,
    folder,
  });
  return { code, out: out.join('\n'), warnings: warnings.join('\n') };
}

/** Runs stock restic on a repository; fails with what it said. */
export async function restic(location: string, args: readonly string[], folder: string = os.tmpdir()): Promise<string> {
  const program = process.env['CABINET_TEST_RESTIC'];
  if (program === undefined) throw new Error('These tests are run by npm test, which finds restic.');
  const { stdout } = await execute(program, ['--no-cache', '--repo', location, ...args], {
    cwd: folder,
    env: { ...process.env, RESTIC_PASSWORD: PASSWORD },
  });
  return stdout;
}

/** What must be equal of a saved and a restored entry. */
export interface EntryFacts {
  readonly name: string;
  readonly kind: string;
  readonly mode: number;
  readonly owner: string;
  /** Microseconds since 1970; `null` for links, whose time restic does not restore everywhere. */
  readonly modified: bigint | null;
  /** SHA-256 of a file, target of a link. */
  readonly content: string;
  /** Names that share one inode. */
  readonly linkedWith: readonly string[];
}

/** Facts of everything below a folder, by raw names read as Latin-1. */
export function factsOf(folder: string): EntryFacts[] {
  const inodes = new Map<bigint, string[]>();
  const found: (EntryFacts & { inode: bigint })[] = [];
  const walk = (at: Buffer, shown: string): void => {
    for (const name of readdirSync(at, { encoding: 'buffer' }).toSorted(Buffer.compare)) {
      const file = Buffer.concat([at, Buffer.from('/'), name]);
      const place = `${shown}/${name.toString('latin1')}`;
      const stats = lstatSync(file, { bigint: true });
      const kind = stats.isDirectory() ? 'dir' : stats.isSymbolicLink() ? 'link' : stats.isFile() ? 'file' : 'other';
      if (kind === 'file') inodes.set(stats.ino, [...(inodes.get(stats.ino) ?? []), place]);
      found.push({
        name: place,
        kind,
        mode: kind === 'link' ? 0 : Number(stats.mode) % 0o10000,
        owner: `${stats.uid}:${stats.gid}`,
        modified: kind === 'link' ? null : microsecondsOf(stats.mtimeNs),
        content:
          kind === 'file'
            ? createHash('sha256').update(readFileSync(file)).digest('hex')
            : kind === 'link'
              ? readlinkSync(file, { encoding: 'buffer' }).toString('latin1')
              : '',
        linkedWith: [],
        inode: stats.ino,
      });
      if (kind === 'dir') walk(file, place);
    }
  };
  walk(Buffer.from(folder), '');
  return found.map(({ inode, ...facts }) => ({ ...facts, linkedWith: inodes.get(inode) ?? [] }));
}

/** Bytes that do not compress. */
export function noise(bytes: number): Buffer {
  return randomBytes(bytes);
}

const ODD_NAMES = [
  Buffer.from([0x62, 0xff, 0xfe, 0x64]),
  ...[
    'a\\b',
    'guillemet"x',
    'ligne\nsuivante',
    '<&>',
    'séparateur\u2028x',
    'é😀',
    '\uE000x',
    '\u0001\u007F',
    'a b\u00A0c',
  ].map((name) => Buffer.from(name)),
];

/** Odd names, links, hard links, sparse and empty files, permissions, times to the nanosecond, and some ordinary text. */
export function plantCorpus(folder: string): void {
  const inside = (name: string): string => path.join(folder, name);
  mkdirSync(inside('dossier/profond'), { recursive: true });
  for (const name of ODD_NAMES) writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), name);
  for (let note = 0; note < 40; note += 1) {
    writeFileSync(inside(`dossier/note-${note}.txt`), `Compte rendu inventé ${note}\n`.repeat(note * 20));
  }
  writeFileSync(inside('image'), noise(6 * 1024 * 1024));
  writeFileSync(inside('vide'), '');
  writeFileSync(inside('creux'), '');
  truncateSync(inside('creux'), 9 * 1024 * 1024);
  symlinkSync('dossier/note-1.txt', inside('lien'));
  symlinkSync('nulle-part', inside('lien-mort'));
  linkSync(inside('dossier/note-2.txt'), inside('second-nom'));
  chmodSync(inside('dossier/note-3.txt'), 0o4755);
  chmodSync(inside('dossier/note-4.txt'), 0o400);
  chmodSync(inside('dossier/profond'), 0o1777);
  for (const [name, date] of [
    ['dossier/note-5.txt', '2009-02-13T23:31:30.123456Z'],
    ['dossier/note-6.txt', '1969-12-31T23:59:55.000007Z'],
    ['dossier', '2031-07-01T12:00:00Z'],
  ] as const) {
    execFileSync('touch', ['-d', date, inside(name)]);
  }
}
