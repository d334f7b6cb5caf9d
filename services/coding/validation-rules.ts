import type { Role } from './engine/types.ts';
import { ROLES } from './engine/types.ts';
import type { FinalCode, Remaining } from './api/decisions.ts';
import { finalCodes, undecided, type Decision, type ProposedCode } from './decisions.ts';

/** What the classification valid at the stay's dates says of a code; null when it does not hold it. */
export type CodeLookup = (code: string) => CodeFacts | null;

export interface CodeFacts {
  readonly code: string;
  readonly label: string;
  readonly allowed: Readonly<Record<Role, boolean>>;
}

export const ROLE_TITLES: Readonly<Record<Role, string>> = {
  MMP: 'manifestation morbide principale',
  AE: 'affection étiologique',
  DAS: 'diagnostic associé',
};

/**
 * Everything that keeps a stay from being validated, in the order in which one would settle it: each proposal decided
 * one by one (CIM-48), exactly one MMP, at most one AE and never the MMP again, each code once, each allowed in its
 * role, and a word on each role left empty (CIM-50).
 * @param emptyRoles roles the person has confirmed to be empty.
 */
export function whatRemains(
  proposals: readonly ProposedCode[],
  decisions: readonly Decision[],
  lookup: CodeLookup,
  emptyRoles: readonly Role[] = [],
): readonly Remaining[] {
  const codes = finalCodes(proposals, decisions);
  const waiting = undecided(proposals, decisions);
  const waitingRoles = new Set(waiting.map((proposal) => proposal.role));
  return [
    ...waiting.map(undecidedSentence),
    ...mmpRule(codes, waitingRoles),
    ...aeRules(codes),
    ...duplicates(codes),
    ...codes.flatMap((code) => placeRule(code, lookup)),
    ...emptyRule(codes, waitingRoles, emptyRoles),
  ];
}

function undecidedSentence({ key, role, code, label }: ProposedCode): Remaining {
  const text = `${role} ${dotted(code)} ${label} : à accepter, refuser ou remplacer.`;
  return { kind: 'undecided', role, proposalKey: key, code, text };
}

function mmpRule(codes: readonly FinalCode[], waitingRoles: ReadonlySet<Role>): Remaining[] {
  const kept = codes.filter((code) => code.role === 'MMP');
  if (kept.length > 1) {
    const list = kept.map(({ code }) => dotted(code)).join(', ');
    return [
      remaining('several-mmp', 'MMP', null, `Une seule MMP est permise ; ${kept.length} sont retenues : ${list}.`),
    ];
  }
  if (kept.length === 1 || waitingRoles.has('MMP')) return [];
  return [remaining('no-mmp', 'MMP', null, 'Aucune MMP n’est retenue : ajoutez-en une.')];
}

function aeRules(codes: readonly FinalCode[]): Remaining[] {
  const kept = codes.filter((code) => code.role === 'AE');
  const mmp = codes.find((code) => code.role === 'MMP');
  const found: Remaining[] = [];
  if (kept.length > 1) {
    const list = kept.map(({ code }) => dotted(code)).join(', ');
    found.push(
      remaining('several-ae', 'AE', null, `Une seule AE est permise ; ${kept.length} sont retenues : ${list}.`),
    );
  }
  for (const ae of kept) {
    if (ae.code !== mmp?.code) continue;
    const text = `AE ${dotted(ae.code)} répète la MMP : laissez l’AE vide ou choisissez un autre code.`;
    found.push(remaining('ae-is-mmp', 'AE', ae.code, text));
  }
  return found;
}

function duplicates(codes: readonly FinalCode[]): Remaining[] {
  return codes.flatMap((code, index) => {
    const first = codes.findIndex((other) => other.code === code.code);
    const said = first === index || (code.role === 'AE' && codes[first]?.role === 'MMP');
    if (said) return [];
    const text = `${dotted(code.code)} est retenu deux fois (${codes[first]?.role} et ${code.role}) : gardez une seule place.`;
    return [remaining('duplicate-code', code.role, code.code, text)];
  });
}

function placeRule({ role, code }: FinalCode, lookup: CodeLookup): Remaining[] {
  const facts = lookup(code);
  if (facts === null) {
    const text = `${dotted(code)} n’existe pas dans la classification en vigueur aux dates du séjour.`;
    return [remaining('code-unknown', role, code, text)];
  }
  if (facts.allowed[role]) return [];
  return [
    remaining('role-not-allowed', role, code, `${dotted(code)} n’est pas admis en ${role} (${ROLE_TITLES[role]}).`),
  ];
}

function emptyRule(
  codes: readonly FinalCode[],
  waitingRoles: ReadonlySet<Role>,
  confirmed: readonly Role[],
): Remaining[] {
  return ROLES.filter((role) => role !== 'MMP')
    .filter((role) => !waitingRoles.has(role) && !confirmed.includes(role))
    .filter((role) => codes.every((code) => code.role !== role))
    .map((role) => remaining('empty-role', role, null, `Aucun code en ${role} : confirmez que ce rôle reste vide.`));
}

function remaining(kind: Remaining['kind'], role: Role, code: string | null, text: string): Remaining {
  return { kind, role, proposalKey: null, code, text };
}

/** `S7200` as people write it: `S72.00`. */
export function dotted(code: string): string {
  return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
}
