import { ROLES, type Role } from '../../engine/types.ts';
import type { FinalCode } from '../../api/decisions.ts';
import { dotted } from '../words.ts';

/** A code as the search gives it. */
export interface FoundCode {
  readonly code: string;
  readonly label: string;
  readonly allowed: Readonly<Record<Role, boolean>>;
}

/** A line of the search: `whyNot` says what stands against taking it in the role asked. */
export interface SearchChoice {
  readonly code: string;
  readonly label: string;
  /** Null for an alternative whose roles have not been looked up. */
  readonly allowed: Readonly<Record<Role, boolean>> | null;
  readonly whyNot: string | null;
  readonly group: 'alternatives' | 'found';
}

interface Asked {
  readonly role: Role;
  /** The code being replaced, which cannot replace itself in the same role. */
  readonly replaces: { readonly code: string; readonly role: Role } | null;
  readonly kept: readonly Pick<FinalCode, 'code' | 'role'>[];
  /** Proposals that wait for a decision. */
  readonly waiting: readonly Pick<FinalCode, 'code' | 'role'>[];
  readonly alternatives: readonly { readonly code: string; readonly label: string }[];
}

/** The lines to choose from: alternatives of the proposal first, then what the search found, no code twice. */
export function searchChoices(found: readonly FoundCode[], asked: Asked): readonly SearchChoice[] {
  const known = new Map(found.map((code) => [code.code, code]));
  const alternatives = asked.alternatives.map(({ code, label }) => {
    const allowed = known.get(code)?.allowed ?? null;
    return { code, label, allowed, whyNot: whyNot({ code, allowed }, asked), group: 'alternatives' as const };
  });
  const first = new Set(alternatives.map(({ code }) => code));
  const others = found.filter(({ code }) => !first.has(code));
  return [
    ...alternatives,
    ...others.map((code) => ({ ...code, whyNot: whyNot(code, asked), group: 'found' as const })),
  ];
}

function whyNot(
  { code, allowed }: Pick<SearchChoice, 'code' | 'allowed'>,
  { role, replaces, kept, waiting }: Asked,
): string | null {
  if (allowed !== null && !allowed[role]) return notAllowed(allowed, role);
  if (replaces?.code === code && replaces.role === role) return 'c’est le code proposé : acceptez-le';
  if (waiting.some((proposal) => proposal.code === code && proposal.role === role))
    return `déjà proposé en ${role} : acceptez la proposition`;
  const elsewhere = kept.find((final) => final.code === code);
  return elsewhere === undefined ? null : `${dotted(code)} est déjà retenu en ${elsewhere.role}`;
}

function notAllowed(allowed: Readonly<Record<Role, boolean>>, role: Role): string {
  const elsewhere = ROLES.filter((other) => allowed[other]);
  if (elsewhere.length === 0) return 'trop imprécis : admis dans aucun rôle';
  return `pas admis en ${role}, seulement en ${elsewhere.join(' et ')}`;
}

/** The next line one may take, going round; -1 when there is none. */
export function nextTakable(choices: readonly SearchChoice[], from: number, step: 1 | -1): number {
  for (let tried = 1; tried <= choices.length; tried += 1) {
    const place = (((from + step * tried) % choices.length) + choices.length) % choices.length;
    if (choices[place]?.whyNot === null) return place;
  }
  return -1;
}
