import type { Candidate } from './candidates.ts';
import type { CodeTable } from './code-table.ts';
import type { Reading } from '../reading/mentions.ts';
import { ROLE_PAIRS, type RolePair } from './role-pairs.ts';

/** A candidate with its chance to be kept and to be the principal one. */
export interface Weighed extends Candidate {
  readonly confidence: number;
  readonly mainness: number;
  /** Tied by the text to what precedes as its cause. */
  readonly cause: boolean;
}

export interface Assignment {
  readonly mmp: readonly Weighed[];
  readonly ae: readonly Weighed[];
  readonly das: readonly Weighed[];
  readonly pair: RolePair | null;
}

/** Words that announce what the stay is about. */
const ANNOUNCES =
  /(?:rééducation|réadaptation|réeducation|reeducation|suites?|prise en charge|au décours|convalescence|motif|programme|conclusion|au total|admis\p{L}*|adress\p{L}*|transféré\p{L}*)[^.;\n]{0,60}$/iu;

/** How much a candidate looks like what the stay was about: 0 and up. */
export function mainnessOf(candidate: Candidate, { text, sections }: Reading): number {
  const scores = candidate.mentions.map(({ span, bearing }) => {
    const before = text.slice(Math.max(0, span.start - 90), span.start);
    const section = sections.find((one) => span.start < one.span.end);
    const early = section === undefined ? 0 : 1 - Math.min(1, (span.start - section.span.start) / 250);
    let score = Math.max(0, 0.7 - span.start / 800);
    if (bearing === 'main') score += 1 + 0.6 * early;
    if (ANNOUNCES.test(before)) score += 1;
    if (bearing === 'history' || bearing === 'evidence') score -= 1;
    return score;
  });
  const best = scores.toSorted((a, b) => b - a);
  return best[0]! + Math.max(0, best[1] ?? 0) * 0.3;
}

/** Words that say where the principal manifestation comes from. */
const CAUSE =
  /(?:\bpour|\bsur|secondaire à|suite à|d\p{L}* à|consécuti\p{L}* à|d['’]origine|après|liée? à|compliquant|par|d['’]un|d['’]une|\bde)\s+(?:une? |la |le |l['’])?$/iu;

/** Whether the text ties a candidate to what precedes it as its cause. */
export function isCause({ mentions }: Candidate, { text }: Reading): boolean {
  return mentions.some(
    ({ span, bearing }) => bearing !== 'history' && CAUSE.test(text.slice(Math.max(0, span.start - 30), span.start)),
  );
}

/** Mainness from which the report says that the stay is about it. */
const ANNOUNCED = 0.5;
/** A principal manifestation is not guessed from a doubtful short form. */
const LEAST_CONFIDENCE = 0.4;

/** Candidates kept for a role of one code: the choice and its runners-up. */
const RUNNERS_UP = 3;

/**
 * Gives each candidate its role: the best principal manifestation, the condition it comes from when a couple of the
 * guide holds, the others as associated diagnoses. AE is never the MMP, and stays empty when the MMP is the disease.
 */
export function assignRoles(candidates: readonly Weighed[], table: CodeTable): Assignment {
  const principal = candidates.filter(({ code }) => table.allows(code, 'MMP'));
  const ranked = principal
    .map((mmp) => {
      const { pair, ae } = bestPair(mmp, candidates, table);
      const score =
        mmp.mainness +
        mmp.confidence +
        priorOf(mmp.code) +
        (pair === null ? 0 : Math.min(1, 0.4 + mmp.mainness) + 0.5 * Math.max(0, ae!.mainness));
      return { mmp, ae, pair, score };
    })
    .filter(({ mmp }) => mmp.mainness > -0.5 && mmp.confidence >= LEAST_CONFIDENCE)
    .toSorted((a, b) => b.score - a.score || (a.mmp.code < b.mmp.code ? -1 : 1));
  const [best] = ranked;
  if (best === undefined) return { mmp: [], ae: [], das: associated(candidates, [], table), pair: null };
  const runnersUp = ranked.slice(1).filter(({ score, mmp }) => mmp.mainness > 0 && score > best.score - 1.2);
  const mmp = [best.mmp, ...runnersUp.map((one) => one.mmp).filter(({ code }) => code !== best.ae?.code)].slice(
    0,
    RUNNERS_UP,
  );
  const ae = best.ae === null ? [] : [best.ae];
  return { mmp, ae, das: associated(candidates, [best.mmp, ...ae], table), pair: best.pair };
}

/** A symptom or a factor is less often principal than a deficit, an implant or a disease. */
function priorOf(code: string): number {
  if (/^(G8[1-3]|Z966|Z89|Z951|Z94[0-4]|Z515)/.test(code)) return 0.6;
  if (/^(R13|R47|R26|R29)/.test(code)) return 0.1;
  if (/^[RZ]/.test(code)) return -0.6;
  if (/^(I10|E78|E66|E1[0-4]|Z|B9|U|D6|N390|E4|L89|F3|F4|E03|K59)/.test(code)) return -0.8;
  return 0.2;
}

function bestPair(mmp: Weighed, candidates: readonly Weighed[], table: CodeTable) {
  let found: { pair: RolePair | null; ae: Weighed | null } = { pair: null, ae: null };
  let bestScore = -1;
  for (const pair of ROLE_PAIRS) {
    if (!pair.mmp.test(mmp.code) || (pair.whenAnnounced && mmp.mainness < ANNOUNCED)) continue;
    for (const ae of candidates) {
      if (ae.code === mmp.code || !pair.ae.test(ae.code) || !table.allows(ae.code, 'AE')) continue;
      if (ae.mentions.every(({ bearing }) => bearing === 'history') && ae.mainness < 0) continue;
      const score = Math.max(0, ae.mainness) + ae.confidence + (ae.cause ? 1 : 0);
      if (score > bestScore) [found, bestScore] = [{ pair, ae }, score];
    }
    if (found.pair !== null) break;
  }
  return found;
}

function associated(candidates: readonly Weighed[], taken: readonly Weighed[], table: CodeTable): Weighed[] {
  return candidates
    .filter((one) => !taken.includes(one) && table.allows(one.code, 'DAS'))
    .toSorted((a, b) => b.confidence - a.confidence || (a.code < b.code ? -1 : 1));
}
