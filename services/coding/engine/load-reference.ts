import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { compileDictionary } from './dictionary/compile-dictionary.ts';
import { decodeDictionary, encodeDictionary } from './dictionary/dictionary-file.ts';
import { COMPILER_VERSION } from './engine-version.ts';
import type { Code, Reference, Term } from './reference.ts';
import {
  abbreviationsFrom,
  codesFrom,
  cuesFrom,
  drugsFrom,
  labelTerms,
  sectionTitlesFrom,
  termsFrom,
} from './reference-files.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../reference/coding');

/** A lexicon that an establishment brings: CSV with the columns `term,code,code2,source,…`. */
export interface ExtraLexicon {
  readonly name: string;
  readonly content: string;
}

export interface LoadOptions {
  /** Lexicons used besides what Cabinet ships. */
  readonly lexicons?: readonly ExtraLexicon[];
  /** Where the compiled dictionary is kept between starts; compiled anew each time when absent. */
  readonly cacheDirectory?: string | undefined;
}

/**
 * Reads what the engine knows from `reference/coding`, and the lexicons given besides. The one file of the engine that
 * touches the disk. The compiled dictionary is kept under a name that holds the fingerprint of all it is made of, so
 * that it can never be stale; several processes may write it at once.
 */
export async function loadReference({ lexicons = [], cacheDirectory }: LoadOptions = {}): Promise<Reference> {
  const [codesCsv, own, orpha, abbreviations, cues, titles, drugs] = await Promise.all([
    unpacked('cim10-fr-2025.csv.gz'),
    readFile(path.join(FOLDER, 'terms-fr.csv'), 'utf8'),
    unpacked('orpha-synonyms-fr.csv.gz'),
    unpacked('abbreviations-fr.csv.gz'),
    unpacked('context-cues-fr.json.gz'),
    unpacked('section-titles-fr.json.gz'),
    unpacked('drug-atc-fr.json.gz'),
  ]);
  const codes = codesFrom(codesCsv);
  const vocabulary = [own, orpha, ...lexicons.map(({ content }) => content)];
  const fingerprint = fingerprintOf(vocabulary);
  const compile = () => compileDictionary(codes, termsOf(codes, vocabulary), abbreviationsFrom(abbreviations));
  const name = `dictionary-${fingerprintOf([COMPILER_VERSION, codesCsv, abbreviations, ...vocabulary])}.bin`;
  return {
    ...{ classification: 'CIM-10 FR 2025', codes, cues: cuesFrom(cues), drugs: drugsFrom(drugs) },
    sectionTitles: sectionTitlesFrom(titles),
    dictionary: cacheDirectory === undefined ? compile() : await cached(path.join(cacheDirectory, name), compile),
    lexicon: `${['Cabinet', ...lexicons.map((lexicon) => lexicon.name)].join(' + ')} (${fingerprint})`,
  };
}

/** All ways of saying a code that a dictionary is compiled from, for a comparison with other methods. */
export async function loadTerms(codes: readonly Code[], lexicons: readonly ExtraLexicon[]): Promise<Term[]> {
  const own = await readFile(path.join(FOLDER, 'terms-fr.csv'), 'utf8');
  const orpha = await unpacked('orpha-synonyms-fr.csv.gz');
  return termsOf(codes, [own, orpha, ...lexicons.map(({ content }) => content)]);
}

async function cached(file: string, compile: () => Reference['dictionary']): Promise<Reference['dictionary']> {
  const kept = await readFile(file).catch(() => null);
  const known = kept === null ? null : decodeDictionary(kept);
  if (known !== null) return known;
  const dictionary = compile();
  await mkdir(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(partial, encodeDictionary(dictionary));
  await rename(partial, file);
  return dictionary;
}

async function unpacked(file: string): Promise<string> {
  return (await promisify(gunzip)(await readFile(path.join(FOLDER, file)))).toString('utf8');
}

/** Labels and vocabularies as terms, those of unknown codes left out. */
function termsOf(codes: readonly Code[], vocabulary: readonly string[]): Term[] {
  const known = new Set(codes.map(({ code }) => code));
  return [...labelTerms(codes), ...vocabulary.flatMap(termsFrom)].filter(({ code }) => known.has(code));
}

function fingerprintOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 12);
}
