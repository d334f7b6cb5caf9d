import { contentStems } from '../text/tokens.ts';
import { oneByCode, type Candidate } from './candidates.ts';
import type { CodeTable } from './code-table.ts';

/** Codes of which at most one describes a patient: the more precise is kept. */
const FAMILIES: readonly RegExp[] = [
  /^E1[0-4]/,
  /^E4[0-6]/,
  /^E66/,
  /^E78/,
  /^I6[134]/,
  /^I48/,
  /^(N1[89]|N17)/,
  /^F0[0-3]/,
  /^G30/,
  /^J4[0-4]/,
  /^J96/,
  /^(J1[2-8]|J69)/,
  /^L89/,
  /^I2[0-5]/,
  /^I70/,
  /^S0[69]/,
  /^(S[1-3]4|T093)/,
  /^I50/,
  /^M16/,
  /^M17/,
  /^G81/,
  /^G82/,
  /^R47/,
  /^S72/,
  /^S82/,
  /^S42/,
  /^D(50|62|64|63)/,
  /^F(10)/,
  /^F17|^Z720|^Z864/,
  /^I8[0]/,
  /^H9[01]/,
  /^H54/,
  /^R(32|39)|^N39[34]/,
  /^F3[2-3]/,
];

/**
 * Keeps, of codes that say the same thing more or less precisely, the most precise, and gives it what was read for the
 * others: a conclusion often repeats in fewer words what the history tells in full.
 */
export function withoutRepetitions(candidates: readonly Candidate[], table: CodeTable): Candidate[] {
  const betterOf = new Map(candidates.map((one) => [one.code, betterThan(one, candidates, table)]));
  const moved = candidates.map((one) => {
    let best = one;
    const passed = new Set<string>();
    for (let next = betterOf.get(best.code); next && !passed.has(next.code); next = betterOf.get(best.code)) {
      passed.add(best.code);
      best = next;
    }
    return best === one ? one : { ...one, code: best.code, reasons: [] };
  });
  return oneByCode(moved);
}

function betterThan(candidate: Candidate, all: readonly Candidate[], table: CodeTable): Candidate | null {
  const family = FAMILIES.find((one) => one.test(candidate.code));
  const better = all.filter((other) => {
    if (other.code === candidate.code) return false;
    if (other.code.startsWith(candidate.code)) return true;
    const category = other.code.slice(0, 3) === candidate.code.slice(0, 3);
    if (!(family === undefined ? category && speakAlike(candidate, other, table) : family.test(other.code)))
      return false;
    const difference = precisionOf(other.code, table) - precisionOf(candidate.code, table);
    return difference > 0 || (difference === 0 && category && shortens(candidate, other));
  });
  return better.toSorted((a, b) => wordsOf(b) - wordsOf(a) || (a.code < b.code ? -1 : 1))[0] ?? null;
}

/** Below it two labels of a category tell two diseases: an infection of the urinary tract is no incontinence. */
const LEAST_SHARED = 0.5;

/** Whether two codes of a category tell one disease, by their labels or by what was read for them. */
function speakAlike(candidate: Candidate, other: Candidate, table: CodeTable): boolean {
  if (shortens(candidate, other)) return true;
  const [mine, theirs] = [candidate, other].map(({ code }) => new Set(contentStems(table.get(code)?.label ?? '')));
  const shared = [...mine!].filter((stem) => theirs!.has(stem)).length;
  return shared >= LEAST_SHARED * Math.min(mine!.size, theirs!.size);
}

/** Sides are not in most codes: with or without, the same is said. */
const SIDES = new Set(['droit', 'gauch', 'bilateral']);

/** Whether everything read for one is said with more words for the other. */
function shortens(candidate: Candidate, other: Candidate): boolean {
  return candidate.mentions.every(({ stems }) =>
    other.mentions.some(
      (longer) =>
        longer.stems.length > stems.filter((stem) => !SIDES.has(stem)).length &&
        stems.every((stem) => SIDES.has(stem) || longer.stems.includes(stem)),
    ),
  );
}

function wordsOf({ mentions }: Candidate): number {
  return Math.max(...mentions.map(({ words }) => words));
}

/** 0 for a code that says the least of its family. */
function precisionOf(code: string, table: CodeTable): number {
  if (/^(E14|E46|I64|N19|F03$|R478|J96[0-9]?9|I709)/.test(code)) return 0;
  // A chronic bronchitis without its episode says less than with it.
  if (/^J44[89]/.test(code)) return 1;
  const label = table.get(code)?.label ?? '';
  return /sans précision|non précisé|sans autre|sans gangrène/i.test(label) || /^.{3}9$/.test(code) ? 1 : 2;
}
