import type { Role } from '../../engine/types.ts';
import type { ValidationRequest } from '../../api/validation.ts';

/** The six items of the AVQ grid, in the order in which it is filled. */
export const DEPENDENCY_ITEMS = {
  dressing: 'Habillage',
  mobility: 'Déplacement',
  eating: 'Alimentation',
  continence: 'Continence',
  behaviour: 'Comportement',
  communication: 'Relation',
} as const;
export type DependencyItem = keyof typeof DEPENDENCY_ITEMS;
export type DependencyGrid = Partial<Readonly<Record<DependencyItem, number>>>;

export const SEVERITY_WORDS = { '1': 'niveau 1', '2': 'niveau 2', 'not-determined': 'non déterminée' } as const;

/** What has been stated so far; null and absent mean not yet. */
export interface Statement {
  readonly emptyRoles: readonly Role[];
  readonly severity: ValidationRequest['severity'] | null;
  readonly dependency: DependencyGrid | 'not-coded-here' | null;
  readonly knowsContested: boolean;
}

export const emptyStatement: Statement = { emptyRoles: [], severity: null, dependency: null, knowsContested: false };

/** The request to close, or null while something is not stated. */
export function requestOf(
  statement: Statement,
  asked: { readonly emptyRoles: readonly Role[]; readonly contested: boolean; readonly madeUpon: number },
): ValidationRequest | null {
  const { severity, dependency, emptyRoles, knowsContested } = statement;
  if (severity === null || dependency === null || (asked.contested && !knowsContested)) return null;
  if (asked.emptyRoles.some((role) => !emptyRoles.includes(role))) return null;
  const common = { madeUpon: asked.madeUpon, emptyRoles: [...asked.emptyRoles], severity };
  if (dependency === 'not-coded-here') return { ...common, dependency };
  const { dressing, mobility, eating, continence, behaviour, communication } = dependency;
  if (dressing === undefined || mobility === undefined || eating === undefined) return null;
  if (continence === undefined || behaviour === undefined || communication === undefined) return null;
  return { ...common, dependency: { dressing, mobility, eating, continence, behaviour, communication } };
}
