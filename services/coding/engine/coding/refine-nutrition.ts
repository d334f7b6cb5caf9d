import type { Candidate } from './candidates.ts';
import type { Fact } from '../reading/facts.ts';
import { recoded, type RefineContext } from './refinement.ts';

/** Body mass index classes of E66.-, adults (CIM-10 FR, extensions of 2017 and after). */
const BMI_CLASSES = [
  { from: 50, extension: '7' },
  { from: 40, extension: '6' },
  { from: 35, extension: '5' },
  { from: 30, extension: '4' },
  { from: 25, extension: '3' },
] as const;

/** Obesity by body mass index; undernutrition without a stated degree by its figures. */
export function refineNutrition(candidates: readonly Candidate[], context: RefineContext): readonly Candidate[] {
  return candidates.map((one) => {
    if (/^E66[0-9]9$/.test(one.code) || one.code === 'E669') return obesity(one, context);
    return one.code === 'E46' ? undernutrition(one, context) : one;
  });
}

function obesity(candidate: Candidate, context: RefineContext): Candidate {
  const { bmi } = context.facts;
  const found = bmi === null ? undefined : BMI_CLASSES.find(({ from }) => bmi.value >= from);
  if (bmi === null || found === undefined || (found.extension === '3' && candidate.code !== 'E6609')) return candidate;
  const root = candidate.code === 'E669' ? 'E660' : candidate.code.slice(0, 4);
  return recoded(candidate, `${root}${found.extension}`, context, `IMC ${french(bmi.value)} kg/m²`, bmi.span);
}

/**
 * Degree of undernutrition, after HAS (2019 for adults, 2021 from 70 years): one severe sign makes it severe. A degree
 * written by the physician is never changed here.
 */
function undernutrition(candidate: Candidate, context: RefineContext): Candidate {
  const { bmi, albumin, weightLoss, age } = context.facts;
  const old = (context.stay.ageYears ?? age?.value ?? 0) >= 70;
  const severe: (Fact | null)[] = [
    below(bmi, old ? 20 : 17.1),
    below(albumin, 30.1),
    weightLoss !== null && weightLoss.value >= 15 ? weightLoss : null,
  ];
  const moderate: (Fact | null)[] = [
    below(bmi, old ? 22 : 18.5),
    below(albumin, 35),
    weightLoss !== null && weightLoss.value >= 5 ? weightLoss : null,
  ];
  const sign = severe.find((fact) => fact !== null);
  if (sign) return recoded(candidate, 'E43', context, 'critère HAS de dénutrition sévère', sign.span);
  const milder = moderate.find((fact) => fact !== null);
  return milder ? recoded(candidate, 'E440', context, 'critère HAS de dénutrition modérée', milder.span) : candidate;
}

function below(fact: Fact | null, limit: number): Fact | null {
  return fact !== null && fact.value < limit ? fact : null;
}

function french(value: number): string {
  return String(value).replace('.', ',');
}
