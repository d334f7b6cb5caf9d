import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../bootstrap/source-files.ts';

/** One behaviour that a contract asks for: a line of `docs/clauses.tsv`. */
export interface Clause {
  readonly id: string;
  readonly product: string;
  readonly section: string;
}

const ID = /\b(?:CIM|MAI|SEC|NEO|NET)-\d+\b/g;
/** Clauses that bear the name of a classification of diseases: in a test's name it means the classification. */
const AMBIGUOUS = new Set(['CIM-10', 'CIM-11']);
const LEADING = /^(?:clause )?(?:CIM|MAI|SEC|NEO|NET)-\d+(?:[ ,]+(?:CIM|MAI|SEC|NEO|NET)-\d+)*\b/;

/**
 * Ids of the clauses a test claims, from the start of its name: `CIM-17 a wrong password…`, `CIM-48 CIM-49 …`. The
 * clauses CIM-10 and CIM-11 are claimed by `clause CIM-10 …`, so that a test about the classification CIM-10 ticks
 * nothing.
 */
export function claimedClauses(testName: string): string[] {
  const leading = LEADING.exec(testName)?.[0] ?? '';
  const ids = leading.match(ID) ?? [];
  return leading.startsWith('clause ') ? ids : ids.filter((id) => !AMBIGUOUS.has(id));
}

/** Every id written anywhere in a test's name, to find those that no catalogue has. */
export function mentionedClauses(testName: string): string[] {
  return testName.match(ID) ?? [];
}

/** @throws when a line has no id or an id comes twice */
export function parseClauses(text: string): Clause[] {
  const clauses = rows(text).map(([id = '', product = '', section = '']) => ({ id, product, section }));
  const ids = clauses.map(({ id }) => id);
  const wrong = ids.find((id, index) => id.match(ID)?.[0] !== id || ids.indexOf(id) !== index);
  if (wrong !== undefined) throw new Error(`docs/clauses.tsv: “${wrong}” is not an id, or comes twice`);
  return clauses;
}

/** What an open clause waits for, by id: the room or later subject that will bring it. */
export function parseWaiting(text: string): Map<string, string> {
  return new Map(rows(text).map(([id = '', what = '']) => [id, what]));
}

export function readClauses(): Clause[] {
  return parseClauses(readFileSync(path.join(root, 'docs/clauses.tsv'), 'utf8'));
}

export function readWaiting(): Map<string, string> {
  const file = path.join(root, 'docs/waiting.tsv');
  return existsSync(file) ? parseWaiting(readFileSync(file, 'utf8')) : new Map();
}

/** The lines under the header. */
function rows(text: string): string[][] {
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}
