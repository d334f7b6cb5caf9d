import { oneByCode, type Candidate } from './candidates.ts';
import { refineBurns } from './refine-burns.ts';
import { refineDiseases } from './refine-diseases.ts';
import { refineNutrition } from './refine-nutrition.ts';
import { refineSites } from './refine-sites.ts';
import { addTreatments } from './refine-treatments.ts';
import type { RefineContext, Refinement } from './refinement.ts';

/** In order: treatments choose the extension of diseases, diseases know each other. */
const REFINEMENTS: readonly Refinement[] = [refineNutrition, addTreatments, refineDiseases, refineBurns, refineSites];

/**
 * Chooses the extension that numbers and other facts of the report support (CIM-10 FR, ATIH: body mass index, stage,
 * insulin, severity), and adds the codes that a fact alone implies. Codes that end up equal become one candidate.
 */
export function refineAll(candidates: readonly Candidate[], context: RefineContext): readonly Candidate[] {
  const refined = REFINEMENTS.reduce<readonly Candidate[]>((some, refine) => refine(some, context), candidates);
  return oneByCode(refined.map((one) => ({ ...one, code: context.table.usable(one.code) ?? one.code })));
}
