import { Invalid, type FieldError } from '#platform/kernel/errors.ts';
import { mentionsIn, type Ground } from './protected-people.ts';
import { isReserved } from './reservations.ts';
import { isRefused } from './refusals.ts';
import { piecesOf, sentencesOf } from './words.ts';

/** A wording that refuses people, and why it may not. */
export interface Discrimination {
  readonly ground: Ground;
  /** French sentence that names the rule. */
  readonly rule: string;
}

const LAW = 'code de la santé publique, article L. 1110-3';

const RULES: Readonly<Record<Ground, string>> = {
  cover: `On ne refuse pas un patient parce qu’il relève de la CSS, de l’AME ou d’une autre couverture (${LAW}).`,
  origin: `On ne refuse pas un patient pour son origine, sa nationalité ou sa langue (${LAW}).`,
  religion: `On ne refuse pas un patient pour sa religion (${LAW}).`,
  health: `On ne refuse pas un patient pour son état de santé ou son handicap (${LAW}).`,
  orientation: `On ne refuse pas un patient pour son orientation ou son identité de genre (${LAW}).`,
  precarity: `On ne refuse pas un patient pour sa situation sociale (${LAW}).`,
};

/**
 * The first wording of a text that refuses patients for what they are or how they are covered; null when there is none.
 * Honest words pass: "AME acceptée", "pas de dépassement pour la CSS", "tiers payant sauf…".
 */
export function discriminationIn(text: string): Discrimination | null {
  for (const words of sentencesOf(text).flatMap(piecesOf)) {
    const reserved = isReserved(words);
    if (reserved !== null) return { ground: reserved, rule: RULES[reserved] };
    const refused = mentionsIn(words).find((mention) => isRefused(words, mention));
    if (refused !== undefined) return { ground: refused.ground, rule: RULES[refused.ground] };
  }
  return null;
}

/**
 * Refuses discriminatory wording in what patients will read (MAI-280).
 * @param fields texts by path of the field
 * @throws {Invalid} `wording.discriminatory`, with the field and the rule
 */
export function refuseDiscrimination(fields: Readonly<Record<string, string | null | undefined>>): void {
  const errors = Object.entries(fields).flatMap(([field, text]): FieldError[] => {
    const found = discriminationIn(text ?? '');
    return found === null ? [] : [{ field, rule: 'discriminatory', message: found.rule }];
  });
  if (errors.length === 0) return;
  throw new Invalid(
    'wording.discriminatory',
    'Cette formulation écarte des patients, ce que la loi interdit : rien n’a été enregistré. Reformulez-la.',
    errors,
  );
}
