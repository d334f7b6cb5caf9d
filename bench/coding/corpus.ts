import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCsv } from '../../services/coding/engine/dictionary/csv.ts';
import type { StayFacts } from '../../services/coding/engine/types.ts';

/** An invented SMR report with the codes an expert gives it. */
export interface SmrReport {
  readonly id: string;
  readonly age: number;
  readonly sex: string;
  readonly stay: string;
  readonly text: string;
  readonly mmp: string;
  readonly ae: string;
  readonly das: readonly string[];
  readonly not_coded: readonly string[];
}

/** A published case with the three-character categories it holds; `A/B` means either. */
export interface CaseReport {
  readonly id: string;
  readonly text: string;
  readonly gold_categories: readonly string[];
  readonly entities: readonly CaseEntity[];
}

export interface CaseEntity {
  readonly begin: number;
  readonly end: number;
  readonly polarity: 'POS' | 'NEG' | null;
}

export interface Phrase {
  readonly term: string;
  readonly codes: readonly string[];
}

export interface Passage {
  readonly code: string;
  readonly passage: string;
  readonly positive: boolean;
}

export interface Corpus {
  readonly phrases: readonly Phrase[] | null;
  readonly cases: readonly CaseReport[] | null;
  /** By name of set; `real` is written by physicians. */
  readonly passages: Readonly<Record<string, readonly Passage[]>>;
  readonly reports: readonly SmrReport[] | null;
}

/** Reads the sets a folder holds; those it does not hold are null. */
export function readCorpus(folder: string): Corpus {
  const text = (name: string): string | null => {
    const file = path.join(folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
  const lines = <Line>(name: string): Line[] | null =>
    text(name)
      ?.split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Line) ?? null;
  const phrases = text('term_normalisation.csv');
  const passages = ['real-dev400', 'syn-cal300', 'syn-clin500'].flatMap((name) => {
    const csv = text(`code_passage_${name}.csv`);
    return csv === null ? [] : [[name, readCsv(csv).map(passageOf)] as const];
  });
  return {
    phrases:
      phrases === null
        ? null
        : readCsv(phrases).map((row) => ({ term: row['term']!, codes: row['codes']!.split('|') })),
    cases: lines<CaseReport>('e3c_fr.jsonl'),
    passages: Object.fromEntries(passages),
    reports: lines<SmrReport>('smr_fictitious.jsonl'),
  };
}

function passageOf(row: Readonly<Record<string, string>>): Passage {
  return { code: row['code']!, passage: row['passage']!, positive: row['label'] === '1' };
}

/** What is known of the stay of an invented report. */
export function stayOf({ age, sex, stay }: SmrReport): StayFacts {
  return {
    admittedOn: '2025-03-03',
    hospitalization: stay === 'HC' ? 'HC' : 'HJ',
    sex: sex === 'F' ? 'F' : 'M',
    ageYears: age,
  };
}
