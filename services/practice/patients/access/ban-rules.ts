import type { Reach } from '#platform/http/session.ts';

/** A patient's ban in force: against one professional, or everyone. */
export interface Ban {
  readonly professionalId: string | null;
}

/** Who wants to open a file. */
export interface Visitor {
  /** A program holding a token acts for nobody the patient could name. */
  readonly kind: 'person' | 'program' | 'cabinet';
  /** The professional this person is, if they are one. */
  readonly professionalId: string | null;
  /** For whom they work with patients, under any right on them: a right lent alone makes nobody less of a helper. */
  readonly reach: Reach;
}

/**
 * Whether a ban closes the file to somebody, whatever their rights (MAI-270). A ban against a professional closes it to
 * that person, and to whoever reads patients only on behalf of professionals who are banned: their secretary, their
 * substitute. Any ban closes it to programs, which cannot be told apart by the patient. Cabinet's own jobs go on.
 */
export function isBanned(bans: readonly Ban[], visitor: Visitor): boolean {
  if (bans.length === 0 || visitor.kind === 'cabinet') return false;
  if (visitor.kind === 'program' || bans.some(({ professionalId }) => professionalId === null)) return true;
  const banned = new Set(bans.map(({ professionalId }) => professionalId));
  if (visitor.professionalId !== null && banned.has(visitor.professionalId)) return true;
  const { reach } = visitor;
  return reach !== 'all' && reach.every((professionalId) => banned.has(professionalId));
}
