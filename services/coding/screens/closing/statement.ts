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
const ITEMS = Object.keys(DEPENDENCY_ITEMS) as readonly DependencyItem[];
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

/** What closing asks of this stay. */
interface Asked {
  readonly emptyRoles: readonly Role[];
  readonly contested: boolean;
  readonly madeUpon: number;
}

/** What is not stated yet, in the order in which it is asked: "la sévérité". */
export function missingFrom(statement: Statement, asked: Asked): readonly string[] {
  const { severity, dependency, emptyRoles, knowsContested } = statement;
  const grid = dependency === 'not-coded-here' ? null : (dependency ?? {});
  const unfilled = grid === null ? [] : ITEMS.filter((item) => grid[item] === undefined);
  const names = unfilled.map((item) => DEPENDENCY_ITEMS[item].toLowerCase()).join(', ');
  return [
    ...asked.emptyRoles.filter((role) => !emptyRoles.includes(role)).map((role) => `${role} reste vide`),
    ...(severity === null ? ['la sévérité'] : []),
    ...(unfilled.length === 0 ? [] : [unfilled.length === ITEMS.length ? 'la dépendance (AVQ)' : `AVQ : ${names}`]),
    ...(asked.contested && !knowsContested ? ['les éléments contestés'] : []),
  ];
}

/** The request to close, or null while something is not stated. */
export function requestOf(statement: Statement, asked: Asked): ValidationRequest | null {
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
