import { readFileSync } from 'node:fs';
import path from 'node:path';
import { codeFiles, root } from '../bootstrap/source-files.ts';
import { readImports, type Import } from './imports.ts';
import type { Check } from './outcome.ts';

/** Platform rooms, lowest first: each may import those before it. */
const PLATFORM_ROOMS = [
  ...['kernel', 'database', 'jobs', 'http', 'site', 'equipment', 'audit', 'identity', 'organizations', 'documents'],
  ...['notifications', 'intelligence', 'contracts', 'billing', 'privacy', 'support'],
];
const LAYERS = ['platform', 'services', 'apps'];
/** They stand with the pages they make, and run on the server. */
const PAGE_MAKERS = new Set(['apps/web/build.ts', 'apps/web/source-stamp.ts', 'apps/web/vite.config.ts']);

/** Where a file stands in the house. */
interface Place {
  readonly file: string;
  readonly layer: string;
  /** First folder in the layer: a platform room, a service, an app. */
  readonly house: string;
  /** Folder whose inside may be imported by relative path. */
  readonly room: string;
  /** Runs in a browser: screens of a module, the shell, the visual language. */
  readonly browser: boolean;
  readonly test: boolean;
}

type Rule = (from: Place, to: Place, imported: Import, pure: Pure) => string | false;

/** Whether a file holds plain values that run anywhere (`pureFiles`). */
type Pure = (file: string) => boolean;

/** Each gives the sentence of a broken rule, or `false`. */
const RULES: readonly Rule[] = [
  (from, to) =>
    LAYERS.indexOf(to.layer) > LAYERS.indexOf(from.layer) &&
    `${from.layer} may not import ${to.layer}: arrows point down`,
  (from, to) =>
    from.layer === 'services' &&
    to.layer === 'services' &&
    from.house !== to.house &&
    'a service may not import another',
  (from, to) => {
    if (from.layer !== 'platform' || to.layer !== 'platform' || from.house === to.house) return false;
    // A test may set its stage with any room of the platform.
    if (from.test || from.browser || to.browser) return false;
    const inOrder = PLATFORM_ROOMS.indexOf(to.house) < PLATFORM_ROOMS.indexOf(from.house);
    return !inOrder && `${from.house} stands before ${to.house} in the order of rooms`;
  },
  (from, to) =>
    from.house === 'web' &&
    from.layer === 'platform' &&
    !['web', 'kernel'].includes(to.house) &&
    'web may import only kernel',
  (from, to) => {
    const inner = from.layer === 'services' && from.house === to.house && from.room !== to.room;
    const open = to.file === `${to.room}/module.ts` || to.browser;
    return inner && !open && `another room of the service is entered by its module.ts`;
  },
  (from, to) =>
    from.house === 'agent' &&
    to.house !== 'agent' &&
    to.house !== 'kernel' &&
    'the agent runs on a customer’s computer: it may import only kernel',
  (from, to, { target }) => from.room !== to.room && target.startsWith('.') && `leaves its room: write #${to.layer}/…`,
  (from, to, { typeOnly }, pure) => {
    if (!from.browser || from.test || to.browser || typeOnly || to.file.startsWith('platform/kernel/')) return false;
    return !(from.room === to.room && pure(to.file)) && 'a screen may take only types from server code';
  },
  (from, to) => to.browser && !from.browser && !from.test && 'server code may not import screens',
  (_, to) => to.file.endsWith('.test.ts') && 'a test is not there to be imported',
];

/**
 * What the imports of one file break.
 * @param file path from the root
 * @param rooms folders that hold a `module.ts`
 * @param pure whether a file of the screen's own room may give it values
 */
export function brokenArrows(
  file: string,
  text: string,
  rooms: ReadonlySet<string>,
  pure: Pure = () => false,
): string[] {
  const from = placeOf(file, rooms);
  if (from === null) return [];
  if (from.layer === 'platform' && !from.browser && !PLATFORM_ROOMS.includes(from.house)) {
    return [`${file}:1: ${from.house} has no place in the order of rooms (checks/arrows.ts)`];
  }
  return readImports(text).flatMap((imported) => {
    if (from.browser && !from.test && !imported.typeOnly && imported.target.startsWith('node:')) {
      return [`${file}:${imported.line}: ${imported.target}: a browser has no such module`];
    }
    const target = fileOf(file, imported.target);
    if (target === null) return [];
    const to = placeOf(target, rooms);
    const broken = to === null ? outside(from, target) : RULES.map((rule) => rule(from, to, imported, pure));
    return broken
      .filter((sentence) => sentence !== false)
      .map((sentence) => {
        return `${file}:${imported.line}: ${imported.target}: ${sentence}`;
      });
  });
}

/** The product does not lean on scaffolding: tests, checks, benchmarks. Its commands install themselves, as start does. */
function outside(from: Place, target: string): (string | false)[] {
  const [folder] = target.split('/');
  const allowed = from.test || (from.layer === 'apps' && folder === 'bootstrap');
  return [!allowed && `${folder} is not part of the product`];
}

/** The file an import names, as a path from the root; `null` for a package. */
function fileOf(from: string, target: string): string | null {
  if (target.startsWith('.')) return path.posix.join(path.posix.dirname(from), target);
  return /^#(platform|services|apps|tests)\//.test(target) ? target.slice(1) : null;
}

function placeOf(file: string, rooms: ReadonlySet<string>): Place | null {
  const [layer = '', house = '', ...inside] = file.split('/');
  if (!LAYERS.includes(layer) || inside.length === 0) return null;
  const ancestors = inside.map((_, depth) => [layer, house, ...inside.slice(0, depth)].join('/'));
  const web = house === 'web' && (layer === 'platform' || layer === 'apps');
  const name = path.posix.basename(file);
  return {
    file,
    layer,
    house,
    room: ancestors.findLast((folder) => rooms.has(folder)) ?? `${layer}/${house}`,
    browser: (web || inside.includes('screens')) && !PAGE_MAKERS.has(file),
    test: /\.test\.tsx?$/.test(name) || name === 'testing.ts',
  };
}

/**
 * Tells the files that hold plain values and schemas: what they import for more than types is pure too, the kernel, or
 * the schema library.
 * @param textOf content of a file of the checkout
 */
export function pureFiles(textOf: (file: string) => string): Pure {
  const known = new Map<string, boolean>();
  const isPure = (file: string): boolean => {
    if (file.startsWith('platform/kernel/')) return true;
    const seen = known.get(file);
    if (seen !== undefined) return seen;
    known.set(file, true);
    const values = readImports(textOf(file)).filter(({ typeOnly }) => !typeOnly);
    const answer = values.every(({ target }) => {
      const imported = fileOf(file, target);
      return imported === null ? target === 'zod' : isPure(imported);
    });
    known.set(file, answer);
    return answer;
  };
  return isPure;
}

/** The arrows of the house: what may import what. */
export const arrows: Check = {
  name: 'arrows of the house',
  run: () => {
    const files = codeFiles();
    const modules = files.filter((file) => path.posix.basename(file) === 'module.ts');
    const rooms = new Set(modules.map((file) => path.posix.dirname(file)));
    const inHouse = files.filter((file) => LAYERS.includes(file.split('/')[0] ?? ''));
    const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
    const pure = pureFiles(textOf);
    return {
      inspected: inHouse.length,
      unit: 'files',
      problems: inHouse.flatMap((file) => brokenArrows(file, textOf(file), rooms, pure)),
    };
  },
};
