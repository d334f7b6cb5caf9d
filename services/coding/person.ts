import { Forbidden } from '#platform/kernel/errors.ts';
import type { CodingContext } from './context.ts';

/**
 * The person who acts: deciding and validating belong to persons, never to a program (CIM-48, CIM-51).
 * @throws {Forbidden} `coding.person-only`
 */
export function requirePerson(context: Pick<CodingContext, 'act'>): string {
  const { actor } = context.act;
  if (actor.kind === 'person') return actor.id;
  throw new Forbidden(
    'coding.person-only',
    'Une personne décide, jamais un programme : connectez-vous pour cette action.',
  );
}
