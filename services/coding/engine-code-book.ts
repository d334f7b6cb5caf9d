import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { CodeBook } from './code-book.ts';
import { codesFrom } from './engine/reference-files.ts';

const FILE = new URL('../../reference/coding/cim10-fr-2025.csv.gz', import.meta.url);

/**
 * The classification as shipped. There is one version, which counts for every stay; codes that are no longer in force
 * are unknown to it.
 */
export async function openCodeBook(): Promise<CodeBook> {
  const csv = (await promisify(gunzip)(await readFile(FILE))).toString('utf8');
  const inForce = codesFrom(csv).filter(({ active }) => active);
  const facts = new Map(inForce.map(({ code, label, roles }) => [code, { code, label, allowed: roles }]));
  return { classification: 'CIM-10 FR 2025', lookup: (code) => facts.get(code) ?? null };
}
