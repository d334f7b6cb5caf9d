// Plain JavaScript for Node 20.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * npm writes this file last, with what it really installed; it is therefore the proof of a finished installation.
 * @param {string} root
 */
export function markerFile(root) {
  return path.join(root, 'node_modules', '.package-lock.json');
}

/**
 * The Node that the lockfile brings; everything after the installation runs on it.
 * @param {string} root
 */
export function ownNodeOf(root) {
  return path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
}

/**
 * Whether `node_modules` holds what the lockfile asks for, on this very platform. What a person installed by hand
 * counts, and what the tests installed is enough to start.
 * @param {string} root
 * @param {'start' | 'test'} mode
 */
export function isInstalled(root, mode) {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const noted = readPackages(markerFile(root));
  if (wanted === null || noted === null || !existsSync(ownNodeOf(root))) return false;
  // A deletion cut short leaves the note and takes the packages.
  const found = Object.fromEntries(Object.entries(noted).filter(([place]) => existsSync(path.join(root, place))));
  return missing({ wanted, found, mode, ...process }).length === 0;
}

/**
 * Packages that the lockfile asks for and the installation lacks, or has in another version. Optional packages of
 * packages may be absent; those the project itself names (its Node, its PostgreSQL) may not, on their platform.
 * @param {{ wanted: Packages, found: Packages, mode: 'start' | 'test', platform: string, arch: string }} given
 * @returns {string[]} their places, such as `node_modules/pg`
 * @typedef {Record<string, { version?: string, integrity?: string, dev?: boolean, devOptional?: boolean,
 *   optional?: boolean, os?: string[], cpu?: string[], link?: boolean,
 *   optionalDependencies?: Record<string, string> }>} Packages
 */
export function missing({ wanted, found, mode, platform, arch }) {
  const own = new Set(Object.keys(wanted['']?.optionalDependencies ?? {}).map((name) => `node_modules/${name}`));
  const needed = ([place, entry]) => {
    if (place === '') return false;
    if (mode === 'start' && (entry.dev || entry.devOptional)) return false;
    if (!(entry.os ?? [platform]).includes(platform) || !(entry.cpu ?? [arch]).includes(arch)) return false;
    return own.has(place) || !(entry.optional || entry.devOptional);
  };
  return Object.entries(wanted)
    .filter(needed)
    .filter(([place, entry]) => found[place]?.version !== entry.version || found[place]?.integrity !== entry.integrity)
    .map(([place]) => place);
}

/** @returns {Packages | null} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    // Absent or cut short by a crash: either way nothing can be relied on.
    return null;
  }
}
