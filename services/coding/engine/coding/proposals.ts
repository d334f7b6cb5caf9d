import { alternativesOf } from './alternatives.ts';
import { bandOf } from './confidence.ts';
import type { CodeTable } from './code-table.ts';
import type { Reading } from '../reading/mentions.ts';
import type { Assignment, Weighed } from './roles.ts';
import type { Proposal, Role, RuleNote } from '../types.ts';

interface ProposalContext {
  readonly reading: Reading;
  readonly table: CodeTable;
  readonly notes: ReadonlyMap<string, readonly RuleNote[]>;
}

/** Puts in words what was decided: role by role, best first. */
export function proposalsOf(assignment: Assignment, context: ProposalContext): Proposal[] {
  const { mmp, ae, das, pair } = assignment;
  const couple = pair === null ? '' : ` Couple habituel : ${pair.text}.`;
  return [
    ...mmp.map((one, at) =>
      proposal(
        'MMP',
        one,
        at + 1,
        context,
        at === 0 ? `Motif principal des soins.${couple}` : 'Autre motif possible des soins.',
      ),
    ),
    ...ae.map((one, at) => proposal('AE', one, at + 1, context, `Maladie à l’origine de la MMP.${couple}`)),
    ...das.map((one, at) => proposal('DAS', one, at + 1, context, 'Affection associée décrite dans le compte rendu.')),
  ];
}

function proposal(role: Role, one: Weighed, rank: number, context: ProposalContext, why: string): Proposal {
  const { code, confidence, quotes } = one;
  return {
    ...{ role, code, label: context.table.get(code)?.label ?? code, rank, confidence, quotes },
    band: bandOf(confidence),
    reason: [why, ...one.reasons.map((reason) => `${reason[0]!.toUpperCase()}${reason.slice(1)}.`)].join(' '),
    alternatives: alternativesOf(code, role, context),
    notes: context.notes.get(code) ?? [],
  };
}
