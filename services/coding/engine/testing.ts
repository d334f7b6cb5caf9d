import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compileDictionary } from './dictionary/compile-dictionary.ts';
import { createEngine, type Engine } from './engine.ts';
import { codesFrom, cuesFrom, drugsFrom, sectionTitlesFrom, termsFrom } from './reference-files.ts';
import type { Reference } from './reference.ts';
import type { Analysis, Role, StayFacts } from './types.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../reference/coding');

function unpacked(file: string): string {
  return gunzipSync(readFileSync(path.join(FOLDER, file))).toString('utf8');
}

/** The whole classification with the terms written for Cabinet only: compiles in a moment. */
function ownReference(): Reference {
  const codes = codesFrom(unpacked('cim10-fr-2025.csv.gz'));
  const known = new Set(codes.map(({ code }) => code));
  const terms = termsFrom(readFileSync(path.join(FOLDER, 'terms-fr.csv'), 'utf8')).filter(({ code }) =>
    known.has(code),
  );
  return {
    ...{ classification: 'CIM-10 FR 2025', lexicon: 'tests', codes, dictionary: compileDictionary(codes, terms, []) },
    cues: cuesFrom(unpacked('context-cues-fr.json.gz')),
    sectionTitles: sectionTitlesFrom(unpacked('section-titles-fr.json.gz')),
    drugs: drugsFrom(unpacked('drug-atc-fr.json.gz')),
  };
}

let made: Engine | null = null;

/** One engine for all tests of a process. */
export function testEngine(): Engine {
  return (made ??= createEngine(ownReference()));
}

export const STAY: StayFacts = { admittedOn: '2025-03-03', hospitalization: 'HC' };

/** Codes proposed for a role, best first. */
export function codesOf(analysis: Analysis, role: Role): string[] {
  return analysis.proposals.filter((one) => one.role === role).map(({ code }) => code);
}

/** Codes set aside with the reason. */
export function asidesOf({ setAside }: Analysis): Record<string, string> {
  return Object.fromEntries(setAside.map(({ code, reason }) => [code, reason]));
}
