import { z } from 'zod';
import { readIdnps } from '#platform/kernel/identifiers.ts';

/** A place where the card says its owner works. */
export interface Workplace {
  /** National identifier of the structure where there is one, else its rank on the card. */
  readonly id: string;
  readonly name: string;
  /** "LIB", "SAL" or "BEN" as people say them. */
  readonly mode: 'libéral' | 'salarié' | 'bénévole' | null;
  /** Where it stands: "29000 QUIMPER". */
  readonly place: string | null;
}

/** What Pro Santé Connect says of somebody. */
export interface NationalCard {
  /** Prefixed national identifier (SubjectNameID). */
  readonly subject: string;
  readonly name: string;
  readonly workplaces: readonly Workplace[];
}

const text = z.string().max(300).catch('');

const activity = z.object({
  codeModeExercice: text,
  numeroSiretSite: text,
  numeroFinessSite: text,
  identifiantTechniqueDeLaStructure: text,
  raisonSocialeSite: text,
  bureauCedex: text,
});

const userinfo = z.object({
  SubjectNameID: z.string().min(1).max(100),
  family_name: text,
  given_name: text,
  SubjectRefPro: z
    .object({ exercices: z.array(z.object({ activities: z.array(activity).catch([]) })).catch([]) })
    .catch({ exercices: [] }),
});

const MODES: Readonly<Record<string, Workplace['mode']>> = { L: 'libéral', S: 'salarié', B: 'bénévole' };

/** Reads what the provider says of somebody; null when it does not say who they are. */
export function readNationalCard(said: unknown): NationalCard | null {
  const read = userinfo.safeParse(said);
  if (!read.success) return null;
  const { SubjectNameID: subject, given_name: first, family_name: last, SubjectRefPro: professional } = read.data;
  const activities = professional.exercices.flatMap((practice) => practice.activities);
  return { subject, name: `${first} ${last}`.trim(), workplaces: activities.map(workplaceOf) };
}

/**
 * Whether an identity may open an account here. In production it must be a professional's national number; those of the
 * sandbox (`ANS…`, `8997…`) name nobody.
 */
export function isAdmitted(subject: string, environment: 'production' | 'sandbox' | 'simulated'): boolean {
  if (environment !== 'production') return true;
  const identifier = readIdnps(subject);
  return identifier !== null && identifier.keyed && !subject.startsWith('8997');
}

function workplaceOf(given: z.output<typeof activity>, rank: number): Workplace {
  const { identifiantTechniqueDeLaStructure: technical, numeroFinessSite: finess, numeroSiretSite: siret } = given;
  return {
    id: technical || finess || siret || `rang-${rank + 1}`,
    name: given.raisonSocialeSite || 'Lieu sans nom',
    mode: MODES[given.codeModeExercice] ?? null,
    place: given.bureauCedex || null,
  };
}
