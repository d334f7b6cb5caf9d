import type { Candidate } from './candidates.ts';
import type { CodeTable } from './code-table.ts';
import type { Facts } from '../reading/facts.ts';
import { ROLES, type RuleNote, type StayFacts } from '../types.ts';

interface RuleContext {
  readonly stay: StayFacts;
  readonly facts: Facts;
  readonly table: CodeTable;
}

interface Rule {
  readonly id: string;
  readonly level: RuleNote['level'];
  /** French sentence for the coder. */
  readonly text: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** Whether the rule speaks about this candidate. */
  readonly speaks: (candidate: Candidate, context: RuleContext, all: readonly Candidate[]) => boolean;
}

/** Codes of which only one can be true of a patient at a time. */
const CONTRADICTIONS: readonly RegExp[] = [
  /^E1[0134]/,
  /^E4[3-6]/,
  /^E66/,
  /^I48[0-2]/,
  /^N18/,
  /^G810|^G811/,
  /^F32[0-3]/,
];

export const RULES: readonly Rule[] = [
  {
    id: 'code-in-force',
    level: 'blocks',
    text: 'Le code n’est pas en vigueur dans la classification du séjour.',
    source: 'ATIH, CIM-10 FR 2025',
    speaks: ({ code }, { table }) => table.get(code)?.active !== true,
  },
  {
    id: 'smr-profile',
    level: 'blocks',
    text: 'Le code n’est admis dans aucun rôle en SMR.',
    source: 'ATIH, profils SMR 2025',
    speaks: ({ code }, { table }) => ROLES.every((role) => !table.allows(code, role)),
  },
  {
    id: 'sex',
    level: 'blocks',
    text: 'Le code ne convient pas au sexe du patient.',
    source: 'ATIH, contrôles de qualité OVALIDE',
    speaks: ({ code }, { table, stay }) => {
      const rule = table.get(code)?.sexRule ?? 0;
      return (rule === 1 && stay.sex === 'F') || (rule === 2 && stay.sex === 'M');
    },
  },
  {
    id: 'external-cause',
    level: 'blocks',
    text: 'Les causes externes ne sont pas proposées : elles complètent un code de lésion.',
    source: 'CIM-10, chapitre XX',
    speaks: ({ code }, { table }) => table.get(code)?.chapter === 20,
  },
  {
    id: 'care-not-condition',
    level: 'blocks',
    text: 'La rééducation et les séances se décrivent par les actes, pas par un diagnostic.',
    source: 'ATIH, guide méthodologique SMR ; Z50.- n’est jamais une MMP',
    speaks: ({ code }) => /^(Z50|Z51[01289]|Z4[5-8]|Z0[0-4]|Z7[01])/.test(code),
  },
  {
    id: 'perinatal',
    level: 'blocks',
    text: 'Les affections de la période périnatale ne se codent pas chez un adulte.',
    source: 'CIM-10, chapitre XVI',
    speaks: ({ code }, { stay, facts }) => code.startsWith('P') && (stay.ageYears ?? facts.age?.value ?? 99) > 2,
  },
  {
    id: 'obstetric',
    level: 'blocks',
    text: 'Le code suppose une grossesse.',
    source: 'CIM-10, chapitre XV',
    speaks: ({ code }, { stay, facts }) =>
      code.startsWith('O') && (stay.sex === 'M' || (stay.ageYears ?? facts.age?.value ?? 30) > 60),
  },
  {
    id: 'contradiction',
    level: 'blocks',
    text: 'Le code contredit un autre, mieux soutenu par le compte rendu.',
    source: 'CIM-10, catégories exclusives',
    speaks: (candidate, _context, all) =>
      CONTRADICTIONS.some(
        (group) =>
          group.test(candidate.code) &&
          all.some(
            (other) =>
              group.test(other.code) && other.code !== candidate.code && supportOf(other) > supportOf(candidate),
          ),
      ),
  },
  {
    id: 'imprecise',
    level: 'warns',
    text: 'Code imprécis selon les contrôles de l’ATIH : précisez si le dossier le permet.',
    source: 'ATIH, contrôles de qualité OVALIDE',
    speaks: ({ code }, { table }) => table.get(code)?.imprecise === true,
  },
  {
    id: 'fracture-opening',
    level: 'warns',
    text: 'Fracture supposée fermée : le compte rendu ne dit pas si elle est ouverte.',
    source: 'CIM-10, chapitre XIX : une fracture non précisée ouverte ou fermée est classée fermée',
    speaks: ({ code, reasons }) =>
      /^[ST]\d{3}0$/.test(code) &&
      reasons.every((reason) => !reason.includes('fermée')) &&
      /^(S.2|T02|T08|T10|T12)/.test(code),
  },
];

/** Order among contradicting codes: where it is said, how often, then the code, so that exactly one remains. */
function supportOf({ mentions, code }: Candidate): number {
  const main = mentions.filter(({ bearing }) => bearing === 'main').length;
  return main * 100 + mentions.length * 10 + mentions[0]!.words + (code.charCodeAt(code.length - 1) % 64) / 100;
}

export interface Kept {
  readonly kept: readonly Candidate[];
  readonly notes: ReadonlyMap<string, readonly RuleNote[]>;
  readonly discarded: Readonly<Record<string, number>>;
}

/** Discards what a blocking rule speaks against, counted by rule; keeps the warnings of the others (CIM-38). */
export function keepByRules(candidates: readonly Candidate[], context: RuleContext): Kept {
  const discarded: Record<string, number> = {};
  const notes = new Map<string, readonly RuleNote[]>();
  const kept = candidates.filter((candidate) => {
    const speaking = RULES.filter((rule) => rule.speaks(candidate, context, candidates));
    const blocking = speaking.find(({ level }) => level === 'blocks');
    if (blocking !== undefined) {
      discarded[blocking.id] = (discarded[blocking.id] ?? 0) + 1;
      return false;
    }
    notes.set(
      candidate.code,
      speaking.map(({ id, level, text }) => ({ rule: id, level, text })),
    );
    return true;
  });
  return { kept, notes, discarded };
}
