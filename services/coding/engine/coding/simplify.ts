import { oneByCode, type Aside, type Candidate } from './candidates.ts';
import type { CodeTable } from './code-table.ts';
import { EXPLANATIONS } from './explained-symptoms.ts';
import { pastOf, sequelaOf, toldAsPast } from './history.ts';
import { withoutRepetitions } from './repetitions.ts';
import type { Reading } from '../reading/mentions.ts';
import type { StayFacts } from '../types.ts';

/** A symptom that the conclusion retains is what the stay was about, whatever explains it. */
const CONCLUDING = new Set(['diagnostic', 'conclusion']);

export interface SimplifyContext {
  readonly reading: Reading;
  readonly table: CodeTable;
  readonly stay: StayFacts;
}

export interface Simplified {
  readonly kept: readonly Candidate[];
  readonly asides: readonly Aside[];
}

/** Takes away what is past, what a more precise code says already, and symptoms that a disease explains. */
export function simplify(candidates: readonly Candidate[], context: SimplifyContext): Simplified {
  const { table } = context;
  const asides: Aside[] = [];
  const present = oneByCode(candidates.flatMap((one) => asPast(one, context, asides)));
  const precise = withoutRepetitions(present, table);
  const kept = precise.filter((one) => {
    const disease = diseaseThatExplains(one, precise);
    if (disease === null || one.mentions.some(({ section }) => CONCLUDING.has(section))) return true;
    const label = table.get(disease.code)?.label ?? disease.code;
    const text = `Symptôme expliqué par une maladie codée : ${label}.`;
    asides.push({ code: one.code, reason: 'explained-by-disease', text, quotes: one.quotes });
    return false;
  });
  return { kept, asides };
}

/** An acute disease told only as past becomes its antecedent, or is set aside. */
function asPast(
  candidate: Candidate,
  { reading: { text }, table, stay }: SimplifyContext,
  asides: Aside[],
): readonly Candidate[] {
  const stayYear = Number(stay.admittedOn.slice(0, 4));
  const sequela = candidate.mentions
    .map(({ span }) => sequelaOf(candidate.code, text, span.start))
    .find((code) => code !== null);
  if (sequela !== undefined && table.usable(sequela) !== null) {
    return [{ ...candidate, code: table.usable(sequela)!, reasons: ['le compte rendu parle de séquelles'] }];
  }
  const past = pastOf(candidate.code);
  if (past === undefined) return [candidate];
  const told = candidate.mentions.every(
    ({ bearing, span }) =>
      (bearing === 'history' && !past.onlyIfTold) ||
      (!past.onlyInSection && toldAsPast(text, span.start, span.end, candidate.code.startsWith('C') ? null : stayYear)),
  );
  if (!told) return [candidate];
  if (past.becomes !== null && table.usable(past.becomes) === past.becomes) {
    return [{ ...candidate, code: past.becomes, reasons: ['antécédent sans maladie actuelle décrite'] }];
  }
  asides.push({
    code: candidate.code,
    reason: 'history',
    text: 'Antécédent : n’est plus présent pendant le séjour.',
    quotes: candidate.quotes,
  });
  return [];
}

function diseaseThatExplains({ code }: Candidate, all: readonly Candidate[]): Candidate | null {
  const diseases = EXPLANATIONS.filter(({ symptom }) => symptom.test(code)).map(({ disease }) => disease);
  return all.find((other) => other.code !== code && diseases.some((disease) => disease.test(other.code))) ?? null;
}
